"""The audit trail of an intake and of the plan that it became."""

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet

from cchc.shared.records.actions import label
from cchc.shared.records.models import Event
from cchc.steps.plans.events import NAMING_PLAN, Line, line
from cchc.steps.plans.models import Change, Intake, Plan

PER_PAGE = 100


def trail(intake: Intake, number: int) -> tuple[Page, list[Line]]:  # type: ignore[type-arg]
    """A page of the trail, newest first, and its lines. Four queries, however long it is."""
    page = Paginator(_events(intake), PER_PAGE).get_page(number)
    events = list(page.object_list)
    changes = Change.objects.in_bulk([event.data["change"] for event in events if "change" in event.data])
    return page, [line(event, changes) for event in events]


def _events(intake: Intake) -> QuerySet[Event]:
    """About the document, about its plan, and of later steps those that name the plan."""
    plan = Plan.objects.filter(intake=intake).only("pk").first()
    if plan is None:
        return Event.objects.filter(object=label(intake))
    naming = Q(kind__in=NAMING_PLAN, data__plan=plan.pk)
    return Event.objects.filter(Q(object__in=[label(intake), label(plan)]) | naming)
