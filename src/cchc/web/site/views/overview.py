"""Điều hành: the province on one page, and the same as a file."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from cchc.shared.accounts import scope
from cchc.shared.accounts.access import requires
from cchc.shared.accounts.permissions import Permission
from cchc.shared.programs.found import path_of
from cchc.shared.programs.office import to_pdf
from cchc.steps.plans.access import plans_for
from cchc.web.site.overview import address, blocks, levels, page, workbook
from cchc.web.site.overview.address import Asked

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_GET
@requires(Permission.OVERVIEW_READ)
def show(request: HttpRequest) -> HttpResponse:
    plans = list(plans_for(request.user))
    asked, understood = address.from_address(request.GET, plans, scope.today())
    if asked is None:
        return render(request, "site/overview/none.html")
    context = {
        "plans": plans,
        "page": page.load(request.user, asked),
        "asked": asked,
        "understood": understood,
        "blocks": blocks.NAMES,
        "levels": levels.LEVELS,
        "days": address.days_offered(asked),
    }
    return render(request, "site/overview/page.html", context)


@require_GET
@requires(Permission.OVERVIEW_READ)
def export(request: HttpRequest) -> HttpResponse:
    """The page's tables as .xlsx, or as the .pdf that LibreOffice makes of them."""
    asked, _understood = address.from_address(request.GET, list(plans_for(request.user)), scope.today())
    if asked is None:
        return redirect("overview")
    book = workbook.write(page.load(request.user, asked))
    if request.GET.get("dang") == "pdf":
        return _pdf(request, asked, book)
    return _file(asked, book, XLSX, "xlsx")


def _pdf(request: HttpRequest, asked: Asked, book: bytes) -> HttpResponse:
    program = path_of("libreoffice")
    made = to_pdf(program, book) if program else None
    if made is None:
        text = (
            _(
                "LibreOffice không chuyển được bảng này sang PDF; hãy dùng nút In của trang và chọn “Lưu thành PDF”."
            )
            if program
            else _(
                "Máy chủ chưa có LibreOffice để tạo PDF; hãy dùng nút In của trang và chọn “Lưu thành PDF”."
            )
        )
        messages.warning(request, text)
        return redirect(f"{reverse('overview')}?{asked.address()}")
    return _file(asked, made, "application/pdf", "pdf")


def _file(asked: Asked, data: bytes, media_type: str, extension: str) -> HttpResponse:
    name = f"dieu-hanh-{asked.plan.year}-{asked.day.isoformat()}{'-' + asked.block if asked.block else ''}.{extension}"
    answer = HttpResponse(data, content_type=media_type)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
