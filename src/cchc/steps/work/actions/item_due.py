"""A day for everything of a task that has none."""

from datetime import date

from django.db import transaction
from django.db.models import Q

from cchc.shared.accounts.models import User
from cchc.steps.plans.models import PlanItem
from cchc.steps.work.actions.due import set_due
from cchc.steps.work.models import Job


@transaction.atomic
def set_item_due(item: PlanItem, *, due_on: date, why: str, by: User) -> int:
    """How many jobs got the day: those of every agency that have none and wait for no event any more."""
    free = Q(waits_for__isnull=True) | Q(waits_for__on__isnull=False)
    jobs = Job.objects.filter(
        free, item=item, ended=False, due_on__isnull=True, state__in=Job.OPEN
    ).select_related("assignment__agency", "item", "plan")
    for job in jobs:
        set_due(job, due_on=due_on, why=why, by=by)
    return len(jobs)
