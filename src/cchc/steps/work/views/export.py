"""The job list as a workbook: exactly the jobs that the same address shows, in the same order."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from cchc.shared.accounts import scope
from cchc.shared.accounts.access import requires
from cchc.shared.accounts.models import User
from cchc.shared.accounts.permissions import Permission
from cchc.shared.accounts.scope import scope_of
from cchc.steps.work.queries import choices, job_filter, job_list
from cchc.steps.work.queries.job_rows import MOST, job_rows
from cchc.steps.work.queries.jobs import job_list as listed_jobs
from cchc.steps.work.views.jobs import asked_of
from cchc.steps.work.workbook import job_workbook

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_GET
@requires(Permission.WORK_READ)
def file(request: HttpRequest) -> HttpResponse:
    person, day = request.user, scope.today()
    assert isinstance(person, User)
    asked = asked_of(person, request.GET)
    where = asked.condition(day, scope_of(person, day).own)
    jobs = job_list.sorted_jobs(listed_jobs(person, today=day, where=where), asked)
    if jobs.count() > MOST:
        return _too_many(request, asked)
    item = choices.item_named(asked.item)
    names = {"item": str(item) if item else "", "plan": choices.plan_number(asked.plan)}
    said = "; ".join(job_filter.in_words(asked, **names).values())
    answer = HttpResponse(job_workbook(job_rows(jobs, day), said, day), content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="danh-sach-viec-{day:%Y-%m-%d}.xlsx"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _too_many(request: HttpRequest, asked: job_filter.JobFilter) -> HttpResponse:
    """Back to the list, which can be narrowed."""
    said = _(
        "Danh sách có hơn %(most)s việc, quá dài cho một tệp. Hãy lọc theo kế hoạch hoặc cơ quan rồi xuất lại."
    )
    messages.warning(request, said % {"most": number_format(MOST, force_grouping=True)})
    return redirect(f"{reverse('work:jobs')}?{urlencode(job_filter.to_address(asked))}")
