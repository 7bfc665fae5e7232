"""What people are told at once: work given, work returned, a request for a later day answered, a plan returned.

Written into the outbox by the transaction that does it. Told are those who do the agency's work, not who did it.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cchc.shared.accounts import scope
from cchc.shared.accounts.models import User
from cchc.shared.accounts.permissions import Permission
from cchc.shared.agencies.models import Agency
from cchc.shared.notices.actions import News, tell, untell
from cchc.shared.notices.channels import Line
from cchc.steps.plans.models import PlanItem
from cchc.steps.work.models import AgencyPlan, Assignment, Extension, Job
from cchc.steps.work.queries.due_lines import words_of

SHOWN = 10  # lines of one piece of news; the rest is a number
REASON = 200  # letters
Subject = Callable[[int], str]


def given(assignments: Iterable[Assignment], jobs: Iterable[Job]) -> None:
    """Agencies have new work. One line an assignment; a plan of a past year is history and told to nobody."""
    first: dict[int, Job] = {}
    for job in jobs:
        first.setdefault(job.assignment_id, job)
    today = scope.today()
    new = {one.pk: one for one in assignments if one.pk in first}
    items = PlanItem.objects.filter(pk__in={one.item_id for one in new.values()}, plan__year__gte=today.year)
    words = {item.pk: item for item in items.only("code", "text", "output")}
    names = dict(
        Agency.objects.filter(pk__in={one.agency_id for one in new.values()}).values_list("pk", "name")
    )
    lines = [
        _line("given", words[one.item_id], first[pk], names[one.agency_id])
        for pk, one in new.items()
        if one.item_id in words
    ]
    if lines:
        by = {one.given_by_id for one in new.values()}
        _tell(
            of_giving(min(new)), lines, _given_subject, by=by, permission=Permission.WORK_REPORT, today=today
        )


def returned(jobs: Sequence[Job], *, reason: str, by: User, key: str) -> None:
    """Reports were sent back with a reason. `jobs` with their items and agencies."""
    lines = [_line("returned", job.item, job, job.assignment.agency.name, reason) for job in jobs]
    _tell(key, lines, _returned_subject, by={by.pk}, permission=Permission.WORK_REPORT, today=scope.today())


def answered(extensions: Sequence[Extension], *, by: User, key: str) -> None:
    """Requests for a later day were granted or refused. `extensions` with their jobs, items and agencies."""
    lines = []
    for one in extensions:
        granted = one.decision == Extension.Decision.GRANTED
        day = {"day": f"{one.new_due_on:%d/%m/%Y}"}
        said = _("được gia hạn đến %(day)s") % day if granted else _("không được gia hạn đến %(day)s") % day
        note = f"{said}: {one.answer}" if one.answer else said
        lines.append(_line("answered", one.job.item, one.job, one.job.assignment.agency.name, note))
    _tell(key, lines, _answered_subject, by={by.pk}, permission=Permission.WORK_REPORT, today=scope.today())


def plan_returned(agency_plan: AgencyPlan, *, by: User) -> None:
    """An agency's own plan was sent back with a reason."""
    words = _("Kế hoạch năm %(year)s của cơ quan") % {"year": agency_plan.plan.year}
    line = Line(
        group="plan_returned",
        words=_with(words, agency_plan.reason),
        url=reverse("work:cascade_agency", args=[agency_plan.plan_id, agency_plan.agency_code]),
        agency_code=agency_plan.agency_code,
        permission=Permission.CASCADE_WRITE.value,
        agency=agency_plan.agency.name,
    )
    key = f"work.plan_returned:{agency_plan.pk}:{agency_plan.version}"
    _tell(key, [line], _plan_subject, by={by.pk}, permission=Permission.CASCADE_WRITE, today=scope.today())


def of_act(token: str) -> str:
    """The key of what a bulk act tells, by the token that undoes it."""
    return f"work.act:{token}"


def of_giving(first: int) -> str:
    """The key of what giving tells, by the first of its assignments."""
    return f"work.given:{first}"


def taken_back(key: str) -> None:
    """What was undone is no news any more where nobody has read it yet."""
    untell(key)


def _tell(
    key: str, lines: Sequence[Line], subject: Subject, *, by: set[int], permission: Permission, today: date
) -> None:
    told: dict[int, News] = {}
    concerned = scope.who_may(permission, {line.agency_code for line in lines}, today)
    for person, codes in concerned.items():
        if person not in by:
            mine = [line for line in lines if line.agency_code in codes]
            told[person] = News(key, subject(len(mine)), tuple(mine[:SHOWN]), len(mine))
    tell(told, now=timezone.now())


def _line(group: str, item: PlanItem, job: Job, agency: str, note: str = "") -> Line:
    return Line(
        group=group,
        words=_with(words_of(item), note),
        url=reverse("work:job", args=[job.pk]),
        agency_code=job.agency_code,
        permission=Permission.WORK_REPORT.value,
        agency=agency,
        due_on=job.due_on,
    )


def _with(words: str, note: str) -> str:
    return f"{words} – {Truncator(note).chars(REASON)}" if note else words


def _given_subject(n: int) -> str:
    return ngettext("%(n)d việc mới giao", "%(n)d việc mới giao", n) % {"n": n}


def _returned_subject(n: int) -> str:
    return ngettext("%(n)d việc bị trả lại", "%(n)d việc bị trả lại", n) % {"n": n}


def _answered_subject(n: int) -> str:
    said = ngettext("%(n)d đề nghị gia hạn đã được trả lời", "%(n)d đề nghị gia hạn đã được trả lời", n)
    return said % {"n": n}


def _plan_subject(n: int) -> str:
    return _("Kế hoạch của cơ quan bị trả lại")
