"""The job list as a workbook: exactly the jobs that the same address shows, in the same order."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from cchc.shared.accounts import scope
from cchc.shared.accounts.access import requires
from cchc.shared.accounts.models import User
from cchc.shared.accounts.permissions import Permission
from cchc.shared.accounts.scope import scope_of
from cchc.steps.work.queries import choices, job_filter, job_list
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
    item = choices.item_named(asked.item)
    names = {"item": str(item) if item else "", "plan": choices.plan_number(asked.plan)}
    said = "; ".join(job_filter.in_words(asked, **names).values())
    answer = HttpResponse(job_workbook(job_list.lines(list(jobs), day), said, day), content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="danh-sach-viec-{day:%Y-%m-%d}.xlsx"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
