"""Run by test_at_once.py in a process of its own, on a database of its own: `python -m …at_once <what>`."""

import json
import sys
import threading
import time
from collections.abc import Callable
from typing import Any

import django

ROWS = 8


def build() -> None:
    from django.core.management import call_command

    from cchc.steps.work.tests import world

    call_command("migrate", verbosity=0)
    world.make_agencies(communes=40)
    people = world.make_people()
    row = world.Row(lead=("Sở Tư pháp",), support=("UBND cấp xã", "Tên lạ"), due="Hàng quý")
    rows = [row] * (ROWS - 1) + [world.Row(due="30 ngày kể từ khi công bố PAPI")]
    for number in ("first", "second"):
        world.make_plan(rows, people["chau"], number=number)


def assign(number: str, hang_at: str = "") -> None:
    """`hang_at`: where to stop and wait to be killed: "jobs" (before they are written) or "event" (after all).

    Says first what was there before.
    """
    from cchc.steps.work import actions
    from cchc.steps.work.actions import assign as module

    def hang(*_words: Any, **_more: Any) -> None:
        say("here")
        time.sleep(60)

    count(number)
    if hang_at:
        setattr(module, {"jobs": "make_jobs", "event": "record_event"}[hang_at], hang)
    result = actions.assign_plan(plan(number), by=person("chau"))
    say(json.dumps({"assignments": result.assignments, "jobs": result.jobs}))


def count(number: str) -> None:
    from cchc.shared.records.queries import events_about

    counts = {"assignments": plan(number).assignments.count(), "jobs": plan(number).jobs.count()}
    say(json.dumps({**counts, "events": events_about(plan(number)).filter(kind="work.assigned").count()}))


def two_assign(number: str) -> None:
    from cchc.steps.work import actions

    at_once(lambda n: str(actions.assign_plan(plan(number), by=person("chau")).assignments))
    count(number)


def two_report(number: str) -> None:
    """Two officers of one agency save the same job, having seen the same version."""
    from cchc.shared.accounts.roles import FOCAL
    from cchc.steps.work import actions
    from cchc.steps.work.errors import Stale
    from cchc.steps.work.models import Job
    from cchc.steps.work.tests.world import make_person

    make_person("hung", FOCAL, "STP")
    job = Job.objects.filter(plan=plan(number), agency_code="STP").order_by("pk").first()
    assert job

    def save(n: int) -> str:
        who = ("hang", "hung")[n]
        try:
            actions.report(job, by=person(who), version=job.version, state="doing", percent=10 + n)
        except Stale as error:
            return f"stale: {error.who} {error.changed}"
        return "saved"

    at_once(save)
    now = Job.objects.get(pk=job.pk)
    say(json.dumps([now.version, now.history.count()]))


def at_once(act: Callable[[int], str]) -> None:
    """The same act in two threads that start together; what came of each."""
    from django.db import connection

    start = threading.Barrier(2)
    found: list[str] = ["", ""]

    def run(n: int) -> None:
        start.wait()
        try:
            found[n] = act(n)
        except Exception as error:
            found[n] = f"{type(error).__name__}: {error}"
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(n,)) for n in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    say(json.dumps(sorted(found)))


def plan(number: str) -> Any:
    from cchc.steps.plans.models import Plan

    return Plan.objects.get(number=number)


def person(username: str) -> Any:
    from cchc.shared.accounts.models import User

    return User.objects.get(username=username)


def say(words: str) -> None:
    print(words, flush=True)


if __name__ == "__main__":
    django.setup()
    what, *words = sys.argv[1:]
    globals()[what](*words)
