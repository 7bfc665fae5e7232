"""What a person has to do: their own jobs, what waits for their confirmation, what comes soon, what came back."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, F, Q, QuerySet

from cchc.shared.accounts import scope
from cchc.shared.accounts.models import User
from cchc.shared.accounts.permissions import Permission
from cchc.steps.work.access import JOINED, jobs_for, to_confirm
from cchc.steps.work.models import Extension, Job
from cchc.steps.work.queries.jobs import HEAVY
from cchc.steps.work.queries.status import SOON_DAYS, with_status

LIMIT = 50
AHEAD = timedelta(days=30)  # what begins, or is due, within a month comes soon
UNDER_WAY = (Job.State.TODO, Job.State.DOING)


@dataclass(frozen=True, slots=True)
class Lane:
    """The first LIMIT jobs of a lane, with status, the most pressing first; and how many there are."""

    jobs: list[Job]
    total: int


@dataclass(frozen=True, slots=True)
class MyWork:
    """A job stands in one lane only: returned, else to do (late, begun or due within a week), else soon (within a
    month). What begins later, waits for an event or has no day is in none; `undated` counts the last two."""

    returned: Lane
    to_do: Lane
    soon: Lane
    to_confirm: Lane
    extensions: list[Extension]  # that this person may decide on
    undated: int = 0


def my_work(person: User, today: date, *, limit: int = LIMIT) -> MyWork:
    """At most nine queries, and one for the person's scope."""
    own = jobs_for(person, Permission.WORK_REPORT, today=today)
    lanes = _lanes(today)
    counts = own.order_by().aggregate(
        **{name: Count("pk", filter=condition) for name, condition in lanes.items()}
    )
    confirming = to_confirm(person, today)
    return MyWork(
        returned=Lane(_first(own.filter(lanes["returned"]), today, limit), counts["returned"]),
        to_do=Lane(_first(own.filter(lanes["to_do"]), today, limit), counts["to_do"]),
        soon=Lane(_first(own.filter(lanes["soon"]), today, limit), counts["soon"]),
        to_confirm=Lane(_first(confirming, today, limit, "reported_at"), confirming.count()),
        extensions=list(to_decide(person, today)[:limit]),
        undated=counts["undated"],
    )


def _lanes(today: date) -> dict[str, Q]:
    under_way = Q(state__in=UNDER_WAY)
    begun = Q(starts_on__lte=today) | Q(starts_on__isnull=True, due_on__lte=today + AHEAD)
    pressing = Q(due_on__lte=today + timedelta(days=SOON_DAYS)) | (Q(due_on__isnull=False) & begun)
    near = Q(due_on__lte=today + AHEAD) | Q(due_on__isnull=False, starts_on__lte=today + AHEAD)
    return {
        "returned": Q(state=Job.State.RETURNED),
        "to_do": under_way & pressing,
        "soon": under_way & near & ~pressing,
        "undated": under_way & Q(due_on__isnull=True),
    }


def _first(jobs: QuerySet[Job], today: date, limit: int, by: str = "due_on") -> list[Job]:
    ordered = with_status(jobs, today).order_by(F(by).asc(nulls_last=True), "pk")
    return list(ordered.select_related(*JOINED).defer(*HEAVY)[:limit])


def to_decide(person: User, today: date) -> QuerySet[Extension]:
    """Requests for a later day that this person may grant or refuse, the oldest first."""
    open_ = Extension.objects.filter(decision=Extension.Decision.ASKED, job__ended=False).exclude(
        asked_by=person
    )
    codes = scope.scope_of(person, today).codes(Permission.WORK_CONFIRM)
    if codes is not None:
        open_ = open_.filter(job__agency_code__in=codes)
    joined = open_.select_related("asked_by", *(f"job__{name}" for name in JOINED))
    return joined.order_by("asked_at", "pk")
