"""In a process of its own: each act is killed with SIGKILL at chosen statements, done again, and what is left is told.

`python -m tests.killing FOLDER ACT…` prints one JSON line: act → what became of it. Each try works on its own copy of
the data (a folder; on PostgreSQL with a database beside it), in a fork that kills itself (kill -9: no cleaning up)
just before its n-th question to the database, or just after the mail server has taken a letter. Then a fresh fork
does the act again, as a restarted worker or a second click would.
"""

import json
import os
import signal
import sys
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from tests import killing_places as places

POINTS = {
    "upload": 3
}  # statements at which an act is killed, spread over all of them; a document read takes its time
USUAL = 4
AFTER_THE_SERVER = -1  # not a statement: when the mail server has accepted, before that is marked


def main(folder: str, *acts: str) -> dict[str, Any]:
    import django

    django.setup()
    _import_everything()
    empty = Path(folder) / "empty"
    places.make(empty)
    try:
        _in_fork(empty, _migrate)
        return {act: _killed(act, Path(folder) / act, empty) for act in acts}
    finally:
        places.remove_all()


def _killed(act: str, folder: Path, empty: Path) -> dict[str, Any]:
    folder.mkdir()
    base, whole = folder / "base", folder / "whole"
    places.copy(empty, base)
    _in_fork(base, lambda: _build(act))
    before = _told(_in_fork(base, lambda: _state(act)))
    places.copy(base, whole)
    _in_fork(whole, _own_letters)
    statements = int(_in_fork(whole, lambda: _act(act, 0))[1])
    wanted = _told(_in_fork(whole, lambda: _state(act)))
    count = POINTS.get(act, USUAL)
    points = [1 + (statements - 1) * n // (count - 1) for n in range(count)]
    if act == "remind":
        points.append(AFTER_THE_SERVER)
    tries = [_tried(act, point, base, folder / f"killed{point}") for point in points]
    return {"statements": statements, "before": before, "wanted": wanted, "tries": tries}


def _tried(act: str, point: int, base: Path, home: Path) -> dict[str, Any]:
    """What stands after the kill, and after the act was done again."""
    places.copy(base, home)
    _in_fork(home, _own_letters)
    status = _in_fork(home, lambda: _act(act, point))[0]
    after = _told(_in_fork(home, lambda: _state(act)))
    _in_fork(home, lambda: _act(act, 0, again=True))
    end = _told(_in_fork(home, lambda: _state(act)))
    return {"point": point, "killed": status == signal.SIGKILL, "after": after, "end": end}


def _own_letters() -> None:
    """What waits already gets another Message-ID in each copy: letters are counted by it."""
    from cchc.shared.notices.models import Message, new_message_id

    for message in Message.objects.filter(state=Message.State.MADE):
        Message.objects.filter(pk=message.pk).update(message_id=new_message_id())


def _told(answer: tuple[int, str]) -> Any:
    return json.loads(answer[1])


def _in_fork(home: Path, do: Callable[[], object]) -> tuple[int, str]:
    """Runs it on the data in `home`: the signal that ended it (0: none), and what it gave."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        code = 1
        try:
            _use(home)
            answer = do()
            os.write(writing, str("" if answer is None else answer).encode())
            code = 0
        except BaseException:
            import traceback

            traceback.print_exc()
        os._exit(code)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.read().decode()
    _, status = os.waitpid(child, 0)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        raise SystemExit("the act failed by itself")
    places.settle(home)
    return (os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0), said


def _use(home: Path) -> None:
    from django.conf import settings
    from django.db import connection

    settings.VAR, settings.DOCUMENTS_ROOT = home, home / "documents"
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    connection.settings_dict["NAME"] = places.database(home)


# -- the acts
def _import_everything() -> None:
    """Before the forks, so that none of them has to."""
    from django.urls import get_resolver

    import cchc.web.site.reminders.run  # noqa: F401

    get_resolver().url_patterns  # noqa: B018


def _migrate() -> None:
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)


def _build(act: str) -> None:
    if act == "import":
        return
    from cchc.shared.accounts.models import User
    from cchc.shared.notices.actions import choose
    from cchc.shared.notices.models import Message, Preference
    from cchc.steps.work import actions
    from cchc.steps.work.tests import world
    from cchc.steps.work.tests.world import Row

    world.make_agencies()
    people = world.make_people()
    for name, user in people.items():
        User.objects.filter(pk=user.pk).update(email=f"{name}@tinh.example")
    rows = [
        Row(
            text=f"Việc {n}",
            lead=("Sở Tư pháp",),
            support=("UBND cấp xã", "Sở Khoa học và Công nghệ"),
            due="Hàng quý",
        )
        for n in range(12)
    ]
    plan = world.make_plan(rows, people["chau"], year=_day().year)
    if act == "remind":
        choose(Preference(news=Preference.News.NOW), by=people["hang"])
        actions.assign_plan(plan, by=people["chau"])
        Message.objects.update(
            day=_day(), not_before=_morning()
        )  # news of that day, one letter of it at once


def _act(act: str, point: int, *, again: bool = False) -> int:
    """Does it, and gives how many statements it took; killed before statement `point` (0: not at all)."""
    from django.db import connection

    seen = 0

    def count(execute: Any, sql: Any, params: Any, many: Any, context: Any) -> Any:
        nonlocal seen
        seen += 1
        if seen == point:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(sql, params, many, context)

    if point == AFTER_THE_SERVER:
        _die_after_the_server()
    with connection.execute_wrapper(count):
        ACTS[act](again)
    return seen


def _import(again: bool) -> None:
    from cchc.shared.agencies.actions.importing import import_book
    from cchc.shared.agencies.sheets.read import read

    lines = ["Mã;Tên cơ quan;Loại;Có từ ngày"]
    lines += [f"cq-{n};Cơ quan số {n};Sở;01/07/2025" for n in range(40)]
    import_book(read("\n".join(lines).encode(), "co-quan.csv"), name="co-quan.csv", by=None)


def _assign(again: bool) -> None:
    from cchc.shared.accounts.models import User
    from cchc.steps.plans.models import Plan
    from cchc.steps.work import actions

    actions.assign_plan(Plan.objects.get(), by=User.objects.get(username="chau"))


def _remind(again: bool) -> None:
    from cchc.shared.notices.deliver import LEASE
    from cchc.web.site.reminders.run import turn

    turn(now=_morning() + (LEASE * 2 if again else timedelta()), day=_day())


def _upload(again: bool) -> None:
    """Sent in, and read by the worker; again: sent once more, and taken up where the worker was killed."""
    from django.utils import timezone

    from cchc.shared.accounts.models import User
    from cchc.steps.plans.actions import upload
    from cchc.steps.plans.actions.intake import resume_if_silent
    from cchc.web.site.demo.documents.make import render
    from cchc.web.site.running.worker import work

    sent = upload(data=render("prose", "txt"), name="ke-hoach.txt", by=User.objects.get(username="chau"))
    if again:
        resume_if_silent(sent.intake, now=timezone.now() + timedelta(minutes=5))
    work(batch=True)


ACTS: dict[str, Callable[[bool], None]] = {
    "import": _import,
    "assign": _assign,
    "remind": _remind,
    "upload": _upload,
}


def _die_after_the_server() -> None:
    """The first letter is accepted; the process ends before anything can be marked."""
    import smtplib

    data = smtplib.SMTP.data

    def accepted(self: smtplib.SMTP, text: Any) -> Any:
        answer = data(self, text)
        os.kill(os.getpid(), signal.SIGKILL)
        return answer

    smtplib.SMTP.data = accepted  # type: ignore[method-assign]


def _day() -> date:
    """A working day after today."""
    from cchc.shared.accounts.scope import today
    from cchc.steps.work.calendar import holidays

    return holidays().next_working(today() + timedelta(days=1))


def _morning() -> datetime:
    from django.utils import timezone

    return timezone.make_aware(datetime.combine(_day(), time(10)))


# -- what is left
def _state(act: str) -> str:
    from cchc.shared.agencies.models import Agency
    from cchc.shared.notices.models import Message
    from cchc.shared.records.models import Document, Event
    from cchc.shared.records.queries import damaged_documents
    from cchc.steps.plans.models import Intake, Row
    from cchc.steps.work.models import Assignment, Job

    rows = {
        "agencies": Agency.objects.filter(code__startswith="cq-")
        .order_by("code")
        .values_list("code", "name"),
        "assignments": Assignment.objects.order_by("item__position", "agency_code").values_list(
            "item__position", "agency_code", "role", "answers"
        ),
        "jobs": Job.objects.order_by("item__position", "agency_code", "period").values_list(
            "item__position", "agency_code", "period", "due_on"
        ),
        "messages": [
            (person, channel, key.partition(":")[0], state)  # PostgreSQL counts on after what it rolled back
            for person, channel, key, state in Message.objects.values_list(
                "person", "channel", "key", "state"
            )
        ],
        "letters": Message.objects.filter(handed_at__isnull=False).values_list("person", "day"),
        "documents": Document.objects.order_by("sha256").values_list("sha256", "size"),
        "intakes": Intake.objects.values_list("name", "state", "progress"),
        "rows": Row.objects.order_by("kind", "key").values_list("kind", "key", "rank"),
        "events": sorted(Event.objects.values_list("kind", flat=True)),
    }
    told = {name: sorted(str(row) for row in those) for name, those in rows.items()}
    told["in doubt"] = [str(pk) for pk in Message.objects.filter(state="sending", handed_at__isnull=False)]
    told["damaged"] = [one.name for one in damaged_documents()]
    return json.dumps(told)


if __name__ == "__main__":
    print(json.dumps(main(*sys.argv[1:])))
