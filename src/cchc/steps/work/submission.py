"""By which day an agency's plan is to be submitted: as the plan itself says, else by the installation's setting."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.conf import settings

from cchc.pure.reading.text import fold
from cchc.shared.agencies.models import Agency
from cchc.steps.plans.models import Duty, Plan

ABOUT = ("ke hoach cchc", "ke hoach cai cach hanh chinh")
SENT = ("gui", "bao cao", "trinh", "ban hanh")
CENTRAL = "trung uong"


@dataclass(frozen=True, slots=True)
class LastDays:
    """The last days on which a plan is in time: "trước ngày 15/01" is 14/01. `said`: the plan itself says one."""

    common: date
    central: date
    said: bool

    def of(self, kind: str) -> date:
        return self.central if kind == Agency.Kind.CENTRAL else self.common


def last_days(plan: Plan) -> LastDays:
    """For this plan. One query."""
    return read_last_days(
        Duty.objects.filter(plan=plan, due_end__isnull=False).order_by("position"), plan.year
    )


def read_last_days(duties: Iterable[Duty], year: int) -> LastDays:
    """From the duties of a plan; one that names only central agencies holds for them alone."""
    common = central = None
    for duty in duties:
        if not _is_submission(duty, year):
            continue
        if CENTRAL in fold(duty.who) and "cap xa" not in fold(duty.who):
            central = central or duty.due_end
        else:
            common = common or duty.due_end
    default_common, default_central = (date(year, month, day) for day, month in settings.CASCADE_LAST_DAYS)
    said = bool(common or central)
    common = common or default_common
    return LastDays(common, central or max(default_central, common), said)


def _is_submission(duty: Duty, year: int) -> bool:
    """Whether it asks agencies for their plans of this year, in the weeks when plans are made."""
    what = fold(duty.what)
    in_time = duty.due_end is not None and date(year - 1, 12, 1) <= duty.due_end <= date(year, 4, 30)
    return in_time and any(words in what for words in ABOUT) and any(words in what for words in SENT)
