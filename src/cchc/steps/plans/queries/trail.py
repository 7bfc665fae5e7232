"""The audit trail of an intake and of the plan that it became."""

from django.core.paginator import Page, Paginator
from django.db.models import Model

from cchc.shared.records.queries import events_about
from cchc.steps.plans.events import Line, line
from cchc.steps.plans.models import Change, Intake, Plan

PER_PAGE = 100


def trail(intake: Intake, number: int) -> tuple[Page, list[Line]]:  # type: ignore[type-arg]
    """A page of the trail, newest first, and its lines. Four queries, however long it is."""
    about: list[Model] = [intake, *Plan.objects.filter(intake=intake).only("pk")]
    page = Paginator(events_about(*about), PER_PAGE).get_page(number)
    events = list(page.object_list)
    changes = Change.objects.in_bulk([event.data["change"] for event in events if "change" in event.data])
    return page, [line(event, changes) for event in events]
