"""What becomes of each job, drawn from a seed: on which days which moves are made. Pure: no clock, no database."""

import random
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

BEGIN, REPORT_DONE, CONFIRM, RETURN, REPORT_NA, ASK, GRANT, REFUSE, REOPEN = (
    *("begin", "report_done", "confirm", "return", "report_na", "ask", "grant", "refuse", "reopen"),
)
# How an agency keeps its dates: how many of a hundred jobs come in time.
HABITS = (95, 90, 88, 84, 78, 66)
STILL_WAITING = date(2026, 10, 20)
STILL_TO_COME = date(2026, 11, 20)
RESTS = (date(2026, 2, 14), date(2026, 2, 22))  # Tết


@dataclass(frozen=True, slots=True)
class Move:
    """One act on a job. `days`: how much later, where a later day is asked for."""

    on: date
    job: int
    what: str
    days: int = 0


@dataclass(frozen=True, slots=True)
class Facts:
    """What of a job decides its fate. `key` names it whatever its number is; `group`: many agencies have the task."""

    job: int
    key: str
    agency: str
    starts_on: date
    due_on: date
    group: bool


def fate(facts: Facts, seed: int) -> Iterator[Move]:
    """The moves of one job, in order of time; those after the end of the story are left out by who plays them."""
    dice = random.Random(zlib.crc32(f"{seed} {facts.key}".encode()))  # noqa: S311
    luck = dice.random() * 100
    span = max((facts.due_on - facts.starts_on).days, 10)
    begun = facts.starts_on + timedelta(days=dice.randint(1, max(2, span // 3)))
    if dice.random() < _told_on_the_way(facts):
        yield Move(begun, facts.job, BEGIN)
    if luck > 98.2:
        yield from _not_applicable(facts, begun, dice)
        return
    late = luck > habit(facts.agency)
    if late and dice.random() < (0.05 if facts.group else 0.6):
        yield from _extension(facts, dice)
    if late and dice.random() < 0.55:
        return  # never reported: it stays late
    done = facts.due_on + timedelta(
        days=dice.randint(3, 45) if late else -dice.randint(0, min(span // 3, 25))
    )
    yield Move(done, facts.job, REPORT_DONE)
    yield from _answered(facts, done, dice)


def _told_on_the_way(facts: Facts) -> float:
    """How likely an agency says that it has begun: of what is due last, most have by the end of the story."""
    if facts.due_on >= STILL_TO_COME:
        return 0.5 if facts.group else 0.8
    return 0.06 if facts.group else 0.5


def _answered(facts: Facts, done: date, dice: random.Random) -> Iterator[Move]:
    """Confirmed after some days; now and then returned first, and not always sent again. The last ones still wait."""
    answer = done + timedelta(days=dice.randint(1, 9))
    luck = dice.random()
    if luck < 0.05:
        yield Move(answer, facts.job, RETURN)
        if dice.random() < 0.6:
            again = answer + timedelta(days=dice.randint(2, 12))
            yield Move(again, facts.job, REPORT_DONE)
            yield Move(again + timedelta(days=dice.randint(1, 6)), facts.job, CONFIRM)
        return
    if done >= STILL_WAITING and luck < 0.5:
        return
    yield Move(answer, facts.job, CONFIRM)
    if luck > 0.9965:
        yield Move(answer + timedelta(days=20), facts.job, REOPEN)


def _not_applicable(facts: Facts, day: date, dice: random.Random) -> Iterator[Move]:
    yield Move(day, facts.job, REPORT_NA)
    yield Move(day + timedelta(days=dice.randint(2, 8)), facts.job, CONFIRM)


def _extension(facts: Facts, dice: random.Random) -> Iterator[Move]:
    asked = facts.due_on - timedelta(days=dice.randint(2, 8))
    yield Move(asked, facts.job, ASK, dice.choice((15, 20, 30)))
    decided = asked + timedelta(days=dice.randint(1, 5))
    luck = dice.random()
    if luck < 0.85:
        yield Move(decided, facts.job, GRANT if luck < 0.6 else REFUSE)


def habit(agency: str) -> int:
    """The same agency keeps its dates equally well all year."""
    return HABITS[zlib.crc32(agency.encode()) % len(HABITS)]


def working_day(day: date) -> date:
    """The day itself, or the Monday after a weekend, or the first day after Tết: nobody reports at home."""
    if RESTS[0] <= day <= RESTS[1]:
        day = RESTS[1] + timedelta(days=1)
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() >= 5 else 0)
