"""On which days something is told: days before it is due, that day, the day after, then every week.

Days that were quiet for a person are made up for: what counts is whether a day to be told lies after the last
digest and not after today.
"""

from collections.abc import Iterable
from datetime import date, timedelta

WEEK = 7


def reminds(due: date, *, since: date, today: date, before: Iterable[int]) -> bool:
    """Whether a due day is a reason to write today, when the last digest went out on `since`."""
    if any(since < due - timedelta(days=days) <= today for days in (*before, 0)):
        return True
    return weekly(due + timedelta(days=1), since=since, today=today)


def weekly(first: date, *, since: date, today: date) -> bool:
    """Whether `first`, or a day whole weeks after it, lies after `since` and not after `today`."""
    if today < first:
        return False
    return first + timedelta(days=(today - first).days // WEEK * WEEK) > since


def since(last: date | None, today: date) -> date:
    """From where to count: the last digest; for somebody new the last week."""
    return last if last is not None else today - timedelta(days=WEEK)
