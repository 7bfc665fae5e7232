"""Documents that prove a job: the file as it came in, another in its place, taken back."""

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from cchc.shared.accounts.models import User
from cchc.shared.accounts.permissions import Permission
from cchc.steps.work import actions
from cchc.steps.work.access import job_for, jobs_for
from cchc.steps.work.errors import Refused
from cchc.steps.work.forms.report import EvidenceForms
from cchc.steps.work.models import Evidence
from cchc.steps.work.views.files import keep_files


def evidence_for(person: User, pk: int, permission: Permission = Permission.WORK_READ) -> Evidence:
    """404 where its job may not be seen, 403 where it may not be changed."""
    found = Evidence.objects.select_related("document", "job").filter(pk=pk, job__in=jobs_for(person)).first()
    if found is None:
        raise Http404
    found.job = job_for(person, found.job_id, permission)
    return found


@require_GET
def file(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Always a download, never a page of this site."""
    document = evidence_for(_person(request), pk).document
    try:
        stream = document.path.open("rb")
    except FileNotFoundError:
        messages.error(request, _("Không còn tìm thấy tệp đã lưu; hãy báo người quản trị hệ thống."))
        return redirect("work:jobs")
    answer = FileResponse(
        stream, as_attachment=True, filename=document.name, content_type=document.media_type
    )
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


@require_http_methods(["GET", "POST"])
def replace(request: HttpRequest, pk: int) -> HttpResponse:
    person = _person(request)
    evidence = evidence_for(person, pk, Permission.WORK_REPORT)
    forms = EvidenceForms(*([request.POST, request.FILES] if request.method == "POST" else []), prefix="tep")
    if request.method == "POST" and forms.is_valid():
        documents = keep_files(forms, person)
        form = forms.forms[0]
        if not documents and not form.errors:
            form.add_error("file", _("Hãy chọn tệp thay thế."))
        if documents:
            try:
                actions.replace_evidence(evidence, documents[0], by=person)
            except Refused as error:
                form.add_error(None, str(error))
            else:
                messages.success(request, _("Đã thay tài liệu; bản cũ còn trong lịch sử."))
                return redirect("work:job", evidence.job_id)
    status = 422 if request.method == "POST" else 200
    context = {"evidence": evidence, "job": evidence.job, "file_form": forms.forms[0], "files": forms}
    return render(request, "work/evidence_replace.html", context, status=status)


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    evidence = evidence_for(_person(request), pk, Permission.WORK_REPORT)
    reason = request.POST.get("reason", "").strip()[:300]
    if not reason:
        messages.error(request, _("Hãy ghi lý do rút tài liệu."))
        return redirect("work:job", evidence.job_id)
    try:
        actions.withdraw_evidence(evidence, reason=reason, by=_person(request))
    except Refused as error:
        messages.warning(request, str(error))
    else:
        messages.success(request, _("Đã rút tài liệu."))
    return redirect("work:job", evidence.job_id)


def _person(request: HttpRequest) -> User:
    assert isinstance(request.user, User)
    return request.user
