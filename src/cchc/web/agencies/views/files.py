"""The list of agencies as a file: sent in, looked at before anything is written, taken out."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from cchc.shared.accounts.access import requires
from cchc.shared.accounts.permissions import Permission
from cchc.shared.agencies import actions
from cchc.shared.agencies.actions.import_undo import IMPORTED, recent_imports
from cchc.shared.agencies.errors import Refused
from cchc.shared.agencies.models import Agency
from cchc.shared.agencies.sheets.check import check
from cchc.shared.agencies.sheets.export import to_csv, to_xlsx
from cchc.shared.agencies.sheets.read import Book, read
from cchc.shared.records.actions import store_document
from cchc.shared.records.models import Document, Event
from cchc.shared.records.queries import document_bytes
from cchc.web.agencies.forms import ImportForm

MOST_ERRORS = 200  # shown; the rest is counted
FORMATS = {
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", to_xlsx),
    "csv": ("text/csv; charset=utf-8", to_csv),
}


@require_http_methods(["GET", "POST"])
@requires(Permission.AGENCY_EDIT)
def upload(request: HttpRequest) -> HttpResponse:
    """Keeps the file and shows what it would do."""
    form = ImportForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if form.is_valid():
        file = form.cleaned_data["file"]
        if file.size > settings.UPLOAD_BYTES:
            limit = {"limit": filesizeformat(settings.UPLOAD_BYTES)}
            form.add_error("file", _("Tệp lớn hơn %(limit)s; hãy chia thành nhiều tệp.") % limit)
        else:
            data = file.read()
            try:
                read(data, file.name)
            except Refused as error:
                form.add_error("file", str(error))
            else:
                return redirect("agencies:preview", store_document(data, file.name, by=request.user).pk)
    return render(
        request,
        "agencies/import.html",
        {"form": form, "imports": recent_imports(), "trail": _trail()},
        status=422 if form.errors else 200,
    )


@require_POST
@requires(Permission.AGENCY_EDIT)
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes an import back whole, as long as nothing stands on it."""
    event = get_object_or_404(Event, pk=pk, kind=IMPORTED)
    if "undo" not in event.data:
        raise Http404  # it was made before imports could be taken back
    try:
        done = actions.undo_import(event, by=request.user)
    except Refused as error:
        messages.error(request, str(error))
    else:
        said = (
            _("Đã hoàn tác lần nhập “%(file)s”.")
            if done
            else _("Lần nhập “%(file)s” đã được hoàn tác trước đó.")
        )
        messages.success(request, said % {"file": event.data["file"]})
    return redirect("agencies:import")


@require_http_methods(["GET", "POST"])
@requires(Permission.AGENCY_EDIT)
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """What the file would do now; a POST does it."""
    document, book = _book(pk)
    refusal = ""
    if request.method == "POST":
        try:
            done = actions.import_book(book, name=document.name, by=request.user)
        except Refused as error:
            refusal = str(error)
        else:
            said = {"new": len(done.new), "changed": len(done.changed)}
            messages.success(request, _("Đã nhập: %(new)d dòng mới, %(changed)d dòng thay đổi.") % said)
            return redirect("agencies:import")  # where the undo stands
    found = check(book)
    context = {
        "document": document,
        "found": found,
        "errors": found.errors[:MOST_ERRORS],
        "more_errors": max(0, len(found.errors) - MOST_ERRORS),
        "refusal": refusal,
        "trail": [*_trail(), {"name": _("Nhập từ tệp"), "url": reverse("agencies:import")}],
    }
    return render(request, "agencies/preview.html", context, status=422 if refusal else 200)


def _book(pk: int) -> tuple[Document, Book]:
    """404 for a document that is no file of agencies: plans are none of this page's business."""
    document = Document.objects.filter(pk=pk).first()
    if document is None:
        raise Http404
    try:
        return document, read(document_bytes(document), document.name)
    except (Refused, FileNotFoundError):
        raise Http404 from None


@require_GET
@requires(Permission.AGENCY_READ)
def export(request: HttpRequest) -> HttpResponse:
    """Every span of every agency; `mau`: only the titles, to be filled in."""
    kind = request.GET.get("dang", "xlsx")
    if kind not in FORMATS:
        return redirect("agencies:list")
    media_type, write = FORMATS[kind]
    rows = Agency.objects.none() if request.GET.get("mau") else Agency.objects.all()
    answer = HttpResponse(write(rows), content_type=media_type)
    answer["Content-Disposition"] = f'attachment; filename="co-quan.{kind}"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _trail() -> list[dict[str, str]]:
    return [{"name": _("Cơ quan"), "url": reverse("agencies:list")}]
