"""Late, soon, on time: computed with the day as an argument, in the database as in `pure.deadline.status`."""

from datetime import date, datetime, time, timedelta

from django.db.models import (
    Case,
    CharField,
    DateField,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce
from django.utils import timezone

from cchc.pure.deadline import status as lateness
from cchc.steps.work.models import Extension, Job, Progress

SOON_DAYS = lateness.SOON_DAYS
NOT_HAPPENED = Q(waits_for__isnull=False, waits_for__on__isnull=True)


def with_status(
    jobs: QuerySet[Job], today: date, *, soon_days: int = SOON_DAYS, as_of: date | None = None
) -> QuerySet[Job]:
    """The jobs with `status` (pure.deadline.STATUSES) and `state_on`, `percent_on`, `due_on_on`, `done_on_on` as they
    stood at the end of the day `as_of`; None: as they stand now. Jobs not yet given on that day are left out."""
    if as_of is None:
        jobs = jobs.annotate(
            state_on=F("state"), percent_on=F("percent"), due_on_on=F("due_on"), done_on_on=F("done_on")
        )
        return jobs.annotate(status=_status(today, soon_days, NOT_HAPPENED))
    unheard = NOT_HAPPENED | Q(waits_for__recorded_at__gte=end_of(as_of))
    return _on_day(jobs, as_of).annotate(status=_status(as_of, soon_days, unheard))


def _on_day(jobs: QuerySet[Job], day: date) -> QuerySet[Job]:
    """From the ledgers: the last line of the day, and the due day before whatever was decided later."""
    end = end_of(day)
    last = Progress.objects.filter(job=OuterRef("pk"), at__lt=end).order_by("-number")
    # Handed on for an earlier day than it was written on: until then it stood where the other agency left it.
    before = Progress.objects.filter(
        job__assignment=OuterRef("assignment__takes_over"), job__period=OuterRef("period"), at__lt=end
    ).order_by("-number")
    granted = Extension.objects.filter(job=OuterRef("pk"), decision=Extension.Decision.GRANTED)
    later = granted.filter(decided_at__gte=end).order_by("decided_at", "pk")
    # A day that follows from an event was not there before the event was heard of, unless somebody had set one.
    not_yet = Q(waits_for__recorded_at__gte=end) & ~Exists(granted.filter(decided_at__lt=end))
    due_before = Case(
        When(not_yet, then=Value(None)),
        When(Q(moved_later=True), then=Subquery(later.values("old_due_on")[:1])),
        default=F("due_on"),
        output_field=DateField(),
    )
    own = Q(assignment__takes_over__isnull=True, assignment__given_at__lt=end)
    begun = own | Q(
        assignment__takes_over__ended_on__lte=day
    )  # taken over: since the day the other one ended
    standing = begun & (
        Q(assignment__ended_on__isnull=True) | Q(assignment__ended_on__gt=day) | Q(ended=False)
    )
    return jobs.filter(standing).annotate(
        state_on=Coalesce(
            Subquery(last.values("state")[:1]),
            Subquery(before.values("state")[:1]),
            Value(Job.State.TODO),
            output_field=CharField(),
        ),
        percent_on=Coalesce(
            Subquery(last.values("percent")[:1]), Subquery(before.values("percent")[:1]), Value(0)
        ),
        done_on_on=Case(
            When(Exists(last), then=Subquery(last.values("done_on")[:1])),
            default=Subquery(before.values("done_on")[:1]),
        ),
        moved_later=Exists(later),
        due_on_on=due_before,
    )


def _status(day: date, soon_days: int, unheard: Q) -> Case:
    """The same rules as pure.deadline.status, in the same order; a test holds them together.

    `unheard`: the event that a job waits for has not happened, as far as is known on the day.
    """
    undated = Q(due_on_on__isnull=True)
    claimed = Q(state_on=Job.State.CONFIRMING, done_on_on__isnull=False)
    soon = day + timedelta(days=soon_days)
    return Case(
        When(state_on=Job.State.NOT_APPLICABLE, then=Value(lateness.NOT_APPLICABLE)),
        When(Q(state_on=Job.State.DONE, done_on_on__gt=F("due_on_on")), then=Value(lateness.DONE_LATE)),
        When(state_on=Job.State.DONE, then=Value(lateness.DONE)),
        When(undated & unheard, then=Value(lateness.WAITING)),
        When(undated & Q(item__due_kind="continuous"), then=Value(lateness.CONTINUOUS)),
        When(undated, then=Value(lateness.UNDATED)),
        When(claimed & Q(done_on_on__gt=F("due_on_on")), then=Value(lateness.LATE)),
        When(claimed, then=Value(lateness.ON_TIME)),
        When(due_on_on__lt=day, then=Value(lateness.LATE)),
        When(due_on_on__lte=soon, then=Value(lateness.SOON)),
        default=Value(lateness.ON_TIME),
        output_field=CharField(),
    )


def end_of(day: date) -> datetime:
    """The moment at which a day in Asia/Ho_Chi_Minh is over."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))
