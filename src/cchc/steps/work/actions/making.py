"""Jobs of new assignments, in bulk: one for each occurrence of the item's deadline."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from cchc.pure.deadline import Due, Milestone, Occurrence, due_after, occurrences
from cchc.pure.reading.text import fold
from cchc.steps.plans.models import PlanItem
from cchc.steps.work import news
from cchc.steps.work.calendar import holidays
from cchc.steps.work.models import Assignment, Happening, Job

BATCH = 500
LONGEST_NAME = 300


def due_of(item: PlanItem) -> Due:
    """An item's deadline as pure.deadline knows it."""
    milestones = tuple(Milestone(one["text"], _day(one.get("end"))) for one in item.due_milestones)
    return Due(
        text=item.due_text or None,
        kind=item.due_kind,
        start=item.due_start,
        end=item.due_end,
        recurrence=item.due_recurrence or None,
        event=item.due_event or None,
        offset=item.due_offset or None,
        milestones=milestones,
    )


def make_jobs(assignments: Sequence[Assignment], items: Mapping[int, PlanItem], year: int) -> list[Job]:
    """Write the jobs of assignments that have none; who stands by gets none. Tells whom they are for. `items`
    by key; `year` is the plan's."""
    asked = [one for one in assignments if not one.stands_by]
    needed = {one.item_id for one in asked}
    events = happenings_of([item for pk, item in items.items() if pk in needed], year)
    drafts = {pk: drafts_of(items[pk], year, events) for pk in needed}
    made = [job_of(one, items[one.item_id], draft) for one in asked for draft in drafts[one.item_id]]
    jobs = list(Job.objects.bulk_create(made, batch_size=BATCH))
    news.given(asked, jobs)
    return jobs


def happenings_of(items: Iterable[PlanItem], year: int) -> dict[str, Happening]:
    """The events that items wait for, by their folded words; each made where it is not there yet."""
    names = {}
    for item in items:
        if any(one.waits for one in occurrences(due_of(item), year)):
            name = event_name(item)
            names[fold(name)[:LONGEST_NAME]] = name
    Happening.objects.bulk_create(
        [Happening(name=name, folded=folded, year=year) for folded, name in names.items()],
        ignore_conflicts=True,
    )
    found = Happening.objects.filter(year=year, folded__in=names)
    return {one.folded: one for one in found}


def event_name(item: PlanItem) -> str:
    """The event in the words of the deadline, with a capital."""
    name = " ".join(item.due_event.split())[:LONGEST_NAME]
    return name[:1].upper() + name[1:]


def drafts_of(item: PlanItem, year: int, events: Mapping[str, Happening] | None = None) -> list[Job]:
    """The jobs that an item asks for, as far as they are the same for every agency; not written."""
    known = happenings_of([item], year) if events is None else events
    event = known.get(fold(event_name(item))[:LONGEST_NAME])
    return [_draft(one, item, event if one.waits else None) for one in occurrences(due_of(item), year)]


def _draft(one: Occurrence, item: PlanItem, event: Happening | None) -> Job:
    """An event that has happened already dates the job at once."""
    starts_on, due_on = one.starts_on, one.due_on
    if event is not None and event.on is not None:
        due_on = due_after(event.on, item.due_offset, holidays())
        starts_on = event.on if due_on is None or event.on <= due_on else None
    return Job(period=one.period, starts_on=starts_on, due_on=due_on, first_due_on=due_on, waits_for=event)


def job_of(assignment: Assignment, item: PlanItem, draft: Job) -> Job:
    """The job of one agency after a draft (or after another agency's job); not written."""
    return Job(
        assignment=assignment,
        period=draft.period,
        starts_on=draft.starts_on,
        due_on=draft.due_on,
        first_due_on=draft.first_due_on,
        waits_for=draft.waits_for,
        **copied(assignment, item),
    )


def copied(assignment: Assignment, item: PlanItem) -> dict[str, object]:
    """The columns of a job that repeat its assignment's and its item's."""
    return {
        "plan_id": assignment.plan_id,
        "item_id": item.pk,
        "agency_code": assignment.agency_code,
        "role": assignment.role,
        "field": item.field[:255],
    }


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
