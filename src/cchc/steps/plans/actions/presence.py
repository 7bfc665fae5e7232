"""Who is at a review: kept for a minute's use, no part of the audit trail."""

from datetime import datetime

from cchc.shared.accounts.models import User
from cchc.steps.plans.models import Intake, Presence


def note_presence(intake: Intake, *, person: User, now: datetime) -> None:
    """This person has the review open."""
    Presence.objects.update_or_create(intake=intake, person=person, defaults={"seen_at": now})
