"""What the page is asked for, and the addresses of the lists behind its numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cchc.pure.day import read_day
from cchc.steps.plans.models import Plan
from cchc.web.site.overview.blocks import BLOCKS

NO_FIELD = "-"  # in an address: tasks that stand under no field
LEAD = {"vai-tro": "chu-tri"}  # numbers count the jobs of those who lead


@dataclass(frozen=True, slots=True)
class Asked:
    """One plan, seen from a day, in one block of agencies or ("") in all."""

    plan: Plan
    day: date
    today: date
    block: str = ""

    @property
    def is_past(self) -> bool:
        return self.day < self.today

    def address(self, **changed: str) -> str:
        """The parameters of this page, some of them changed."""
        pairs = {"ke-hoach": str(self.plan.pk), "ngay": self._day(), "khoi": self.block, **changed}
        return urlencode({name: value for name, value in pairs.items() if value})

    def _day(self) -> str:
        return self.day.isoformat() if self.is_past else ""

    def jobs(self, **narrowed: str) -> str:
        """The address of the list of jobs with the same plan and day. Without an agency it is the whole of the block."""
        block = "" if narrowed.get("co-quan") else self.block
        return _jobs(str(self.plan.pk), self._day(), block, tuple(narrowed.items()))


@lru_cache(maxsize=4096)
def _jobs(plan: str, day: str, block: str, narrowed: tuple[tuple[str, str], ...]) -> str:
    pairs = {"ke-hoach": plan, "ngay": day, "khoi": block, **LEAD, **dict(narrowed)}
    return f"{reverse('overview_jobs')}?{urlencode({name: value for name, value in pairs.items() if value})}"


@dataclass(frozen=True, slots=True)
class Day:
    """A day that is often asked for."""

    name: str | Promise
    url: str
    current: bool


def plan_asked(text: str, plans: Sequence[Plan]) -> Plan | None:
    """The plan of an address among those offered; else the newest."""
    return next((plan for plan in plans if str(plan.pk) == text), plans[0] if plans else None)


def from_address(given: Mapping[str, str], plans: Sequence[Plan], today: date) -> tuple[Asked | None, bool]:
    """None where there is no plan yet; the other part says whether the day could be used."""
    plan = plan_asked(given.get("ke-hoach", ""), plans)
    day, understood = day_asked(given.get("ngay", "").strip(), today)
    if plan is None:
        return None, understood
    return Asked(plan, day, today, block_asked(given.get("khoi", ""))), understood


def days_offered(asked: Asked) -> list[Day]:
    """Today, and the ends of the last month and quarter."""
    month = asked.today.replace(day=1) - timedelta(days=1)
    quarter = asked.today.replace(month=(asked.today.month - 1) // 3 * 3 + 1, day=1) - timedelta(days=1)
    named = {asked.today: _("Hôm nay"), month: _("Cuối tháng trước"), quarter: _("Cuối quý trước")}
    return [
        Day(name, f"?{asked.address(ngay='' if day == asked.today else day.isoformat())}", day == asked.day)
        for day, name in named.items()
    ]


def day_asked(text: str, today: date) -> tuple[date, bool]:
    """The day that an address asks for, and whether it could be used: no day that is still to come."""
    if not text:
        return today, True
    try:
        day = read_day(text)
    except ValueError:
        return today, False
    return (day, True) if day and day <= today else (today, False)


def block_asked(text: str) -> str:
    return text if text in BLOCKS else ""
