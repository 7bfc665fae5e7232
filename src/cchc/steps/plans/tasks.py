"""Work that the worker does while nobody waits for it."""

from datetime import datetime

from django_tasks import task


@task()
def read_intake(intake_id: int) -> None:
    """Read one document that was sent in. Safe to run twice, and after a worker was killed."""
    from cchc.steps.plans.actions.reading import run

    run(intake_id)


def read_soon(intake_id: int, *, and_look_again: datetime) -> None:
    """Ask for a reading now, and for a look later, in case the worker that reads is killed."""
    look_again(intake_id, at=and_look_again)
    read_intake.enqueue(intake_id)


def look_again(intake_id: int, *, at: datetime) -> None:
    """The same task later; it does nothing where all went well."""
    if read_intake.get_backend().supports_defer:  # one that runs at once (tests) is never killed half way
        read_intake.using(run_after=at).enqueue(intake_id)
