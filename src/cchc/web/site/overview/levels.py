"""The five levels in which cells and areas are drawn, by the share of late jobs."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cchc.steps.work.queries.overview import Tally

STEPS = (10, 25, 50)  # percent: above each the next level begins


@dataclass(frozen=True, slots=True)
class Level:
    number: int
    name: str | Promise


LEVELS = (
    Level(0, _("không có việc quá hạn")),
    Level(1, _("đến 10 % quá hạn")),
    Level(2, _("trên 10 % đến 25 %")),
    Level(3, _("trên 25 % đến 50 %")),
    Level(4, _("trên 50 % quá hạn")),
)


@dataclass(frozen=True, slots=True)
class Bar:
    """One of the four bars of a level's mark, in a box of 18 × 12."""

    x: int
    height: int

    @property
    def y(self) -> int:
        return 12 - self.height


BARS = tuple(Bar(1 + 4 * n, 3 + 3 * n) for n in range(4))


def level_of(tally: Tally) -> int:
    if not tally.late:
        return 0
    return 1 + sum(100 * tally.late > step * tally.total for step in STEPS)


def share(part: int, whole: int) -> float | None:
    """In percent with one digit; None of nothing."""
    return round(100 * part / whole, 1) if whole else None
