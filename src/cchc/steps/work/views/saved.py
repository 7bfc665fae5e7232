"""Filters that a person keeps under a name."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cchc.shared.accounts.access import requires
from cchc.shared.accounts.models import User
from cchc.shared.accounts.permissions import Permission
from cchc.steps.work.actions.saved import forget_filter, save_filter
from cchc.steps.work.models import SavedFilter
from cchc.steps.work.queries import job_filter


@require_POST
@requires(Permission.WORK_READ)
def save(request: HttpRequest) -> HttpResponse:
    """The filters of the list under a name; the same name again replaces what it stood for."""
    person = request.user
    assert isinstance(person, User)
    name = " ".join(request.POST.get("ten", "").split())
    pairs = job_filter.to_address(job_filter.from_address(QueryDict(request.POST.get("loc", "")[:1000])))
    if not name or not pairs:
        messages.error(request, _("Hãy lọc danh sách rồi đặt tên cho bộ lọc."))
        return redirect("work:jobs")
    saved = save_filter(name=name, pairs=pairs, by=person)
    messages.success(request, _("Đã lưu bộ lọc “%(name)s”.") % {"name": saved.name})
    return redirect(f"{reverse('work:jobs')}?{saved.address}")


@require_POST
@requires(Permission.WORK_READ)
def forget(request: HttpRequest, pk: int) -> HttpResponse:
    saved = SavedFilter.objects.filter(pk=pk, owner=request.user.pk).first()
    if saved is None:
        raise Http404
    forget_filter(saved)
    messages.success(request, _("Đã bỏ bộ lọc “%(name)s”.") % {"name": saved.name})
    return redirect(f"{reverse('work:jobs')}?{saved.address}")
