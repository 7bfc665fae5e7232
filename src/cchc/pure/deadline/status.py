"""How a job stands on a day: computed, never stored, so that "as of 31 March" comes free."""

from datetime import date, timedelta

LATE = "late"  # not done and past its day
SOON = "soon"  # not done, its day is near
ON_TIME = "on_time"  # not done, its day is further off; or reported in time and waiting for confirmation
DONE = "done"
DONE_LATE = "done_late"
WAITING = "waiting"  # for an event
UNDATED = "undated"
CONTINUOUS = "continuous"  # goes on all the time and is not asked about by periods
NOT_APPLICABLE = "na"
STATUSES = (LATE, SOON, ON_TIME, DONE, DONE_LATE, WAITING, UNDATED, CONTINUOUS, NOT_APPLICABLE)
SOON_DAYS = 7


def status(
    due_on: date | None,
    done_on: date | None,
    state: str,
    today: date,
    soon_days: int = SOON_DAYS,
    *,
    waits: bool = False,
    continuous: bool = False,
) -> str:
    """One of STATUSES. `state` is a job's: "done", "na", "confirming" with `done_on` the day that is claimed, or open.

    The due day itself is still on time. What was done without a due day is done.
    """
    if state == NOT_APPLICABLE:
        return NOT_APPLICABLE
    if state == "done":
        return DONE_LATE if due_on and done_on and done_on > due_on else DONE
    if due_on is None:
        return WAITING if waits else CONTINUOUS if continuous else UNDATED
    if state == "confirming" and done_on:
        return LATE if done_on > due_on else ON_TIME
    if due_on < today:
        return LATE
    return SOON if due_on <= today + timedelta(days=soon_days) else ON_TIME
