"""The list behind a number of the province's, an agency's or a field's page."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from cchc.shared.accounts import scope
from cchc.shared.accounts.access import has_permission, requires
from cchc.shared.accounts.permissions import Permission
from cchc.steps.plans.access import plans_for
from cchc.steps.work.queries.overview import agencies_named
from cchc.steps.work.wording import period_words
from cchc.web.site.overview import address, behind, blocks
from cchc.web.site.overview.address import Asked
from cchc.web.site.overview.behind import Narrowed

PER_PAGE = 50


@require_GET
@requires(Permission.WORK_READ)
def show(request: HttpRequest) -> HttpResponse:
    asked, understood = address.from_address(request.GET, list(plans_for(request.user)), scope.today())
    if asked is None:
        raise Http404
    narrowed = behind.from_address(request.GET)
    counted = behind.counted(request.user, asked, narrowed)
    number = request.GET.get("trang", "")
    page = Paginator(counted.keys, PER_PAGE).get_page(
        int(number) if number.isdecimal() and len(number) < 9 else 1
    )
    context = {
        "asked": asked,
        "understood": understood,
        "page": page,
        "lines": [
            (job, behind.OF_STATUS[job.status], period_words(job.period))
            for job in counted.lines(page.object_list)
        ],
        "said": _said(asked, narrowed),
        "trail": _trail(request, asked),
        "day": asked.day,
    }
    return render(request, "site/overview/behind.html", context)


def _said(asked: Asked, narrowed: Narrowed) -> list[str]:
    """What the list is narrowed to, in words."""
    standing = behind.STANDINGS.get(narrowed.standing)
    agency = agencies_named([narrowed.agency], asked.day) if narrowed.agency else []
    item = asked.plan.planitem_set.filter(pk=int(narrowed.item)).first() if narrowed.item else None
    field = _("chưa rõ lĩnh vực") if narrowed.field == address.NO_FIELD else narrowed.field
    role = behind.ROLES.get(narrowed.role)
    said = (
        str(standing.name) if standing else "",
        str(blocks.NAMES.get(asked.block, "")),
        agency[0].name if agency else narrowed.agency,
        field,
        str(item or ""),
        str(role.label) if role else "",
    )
    return [words for words in said if words]


def _trail(request: HttpRequest, asked: Asked) -> list[dict[str, str]]:
    if has_permission(request.user, Permission.OVERVIEW_READ):
        return [{"name": _("Điều hành"), "url": f"{reverse('overview')}?{asked.address()}"}]
    return [{"name": _("Việc của tôi"), "url": reverse("home")}]
