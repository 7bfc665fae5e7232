"""The province in numbers on a day: agencies × fields × status, by week, and who needs a call."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from cchc.shared.accounts.models import User
from cchc.steps.plans.models import Plan


@dataclass(frozen=True, slots=True)
class Counts:
    """How many jobs stand in each status; `total` is their sum."""

    of: Mapping[str, int]  # status → count, only what is not 0

    @property
    def total(self) -> int:
        return sum(self.of.values())


@dataclass(frozen=True, slots=True)
class Heat:
    """Counts by (agency code, field)."""

    cells: Mapping[tuple[str, str], Counts]
    agencies: tuple[str, ...]  # codes, as they are ordered in the list of agencies
    fields: tuple[str, ...]  # in the plan's order

    def of_agency(self, code: str) -> Counts:
        raise NotImplementedError

    def of_field(self, field: str) -> Counts:
        raise NotImplementedError

    @property
    def all(self) -> Counts:
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Week:
    """How a plan stood at the end of a day, from the ledgers."""

    on: date
    total: int
    done: int
    late: int


@dataclass(frozen=True, slots=True)
class Call:
    """An agency that needs a call: how many jobs are late, since when the oldest is, how many came back."""

    agency_code: str
    agency: str
    late: int
    oldest_due: date | None
    returned: int
    soon: int


def heat(
    person: User,
    plan: Plan,
    today: date,
    *,
    codes: Iterable[str] | None = None,
    role: str = "",
    as_of: date | None = None,
) -> Heat:
    """Counts agencies × fields × status. Three queries."""
    raise NotImplementedError


def trend(person: User, plan: Plan, until: date, *, weeks: int = 26) -> list[Week]:
    """The end of each of the last weeks up to `until`, oldest first. Three queries."""
    raise NotImplementedError


def top_to_call(person: User, plan: Plan, today: date, *, n: int = 10) -> list[Call]:
    """The agencies with the most late jobs, then with the oldest. One query and one for the names."""
    raise NotImplementedError
