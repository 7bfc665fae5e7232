"""In a process of its own, on a loaded installation: every page of the year's work, its queries and its server time.

`python -m bench.pages_work` prints one line of JSON: pages, and what fifty people need to log in (their sessions, and
jobs of theirs that they can report on).
"""

import json
import math
import os
import time
from collections.abc import Iterator
from typing import Any

RUNS = 40  # of each page, over several plans, agencies and jobs
PATIENCE = 8.0  # seconds for one page of one person; then what was measured by then counts
PEOPLE = 50
# What a page is called in bench.json → its address; the names in braces are filled from the data.
PAGES = {
    "home": "/",
    "overview": "/dieu-hanh/?ke-hoach={plan}",
    "overview list": "/dieu-hanh/viec/?ke-hoach={plan}",
    "field": "/linh-vuc/{plan}/1/",
    "agency work": "/co-quan/{agency}/viec/",
    "agency": "/co-quan/{agency}/",
    "agencies": "/co-quan/",
    "search": "/tim/?tim={word}",
    "jobs": "/viec/?ke-hoach={plan}",
    "jobs filtered": "/viec/?ke-hoach={plan}&han=qua-han&linh-vuc=Thể chế",
    "jobs one by one": "/viec/?ke-hoach={plan}&tung-viec=1&xep=thoi-han",
    "job": "/viec/{job}/",
    "task": "/viec/nhiem-vu/{plan}/{key}/",
    "giving out": "/viec/giao/{plan}/",
    "calendar": "/viec/lich/",
    "agencies' plans": "/viec/ke-hoach-co-quan/{plan}/",
    "tasks carried down": "/viec/ke-hoach-co-quan/{plan}/nhiem-vu/",
    "one agency's plan": "/viec/ke-hoach-co-quan/{plan}/co-quan/{agency}/",
    "plan": "/ke-hoach/{plan}/",
    "plan's tasks": "/ke-hoach/{plan}/nhiem-vu/",
    "notices": "/thong-bao/",
}
WORDS = ("ra soat", "cong bo", "so hoa", "xa thu 7", "ke hoach")


def main() -> dict[str, Any]:
    from cchc.shared.accounts.models import User

    people = {
        "standing": User.objects.filter(role="standing").order_by("pk")[0],
        "focal": User.objects.filter(role="focal").order_by("pk")[5],
    }
    found = {}
    for who, person in people.items():
        values = list(_values(person))
        for name, address in PAGES.items():
            found[f"{name} ({who})"] = _measured(_client(person), [address.format(**one) for one in values])
    return {"pages": found, "people": list(_people()), "whole": _whole(people["standing"])}


def _whole(person: Any) -> dict[str, Any]:
    """Somebody who sees every job, with one of them: for the comparison."""
    from cchc.steps.work.models import Job

    jobs = list(Job.objects.order_by("-pk").values_list("pk", "plan")[:1])
    return {"session": _client(person).cookies["sessionid"].value, "jobs": jobs}


def _values(person: Any) -> Iterator[dict[str, Any]]:
    """Plans, agencies and jobs that this person may see, spread over the data."""
    from cchc.shared.accounts.scope import scope_of, today
    from cchc.steps.plans.models import Plan
    from cchc.steps.work.models import Job

    own = sorted(scope_of(person, today()).own)
    mine = Job.objects.filter(agency_code__in=own, ended=False).order_by("-pk").select_related("item")
    plans = list(Plan.objects.filter(pk__in=mine.values("plan").order_by().distinct()).order_by("-year")[:5])
    for number in range(RUNS):
        plan = plans[number % len(plans)]
        jobs = list(mine.filter(plan=plan)[:RUNS])
        job = jobs[number % len(jobs)]
        yield {
            "plan": plan.pk,
            "agency": job.agency_code,
            "job": job.pk,
            "key": job.item.key,
            "word": WORDS[number % len(WORDS)],
        }


def _client(person: Any) -> Any:
    from django.test import Client

    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(person)
    return client


def _measured(client: Any, addresses: list[str]) -> dict[str, float]:
    """Half and 95 of a hundred of its answers come within so many seconds; the most queries; and the status.

    `cpu95` is the processor's time alone: on a machine that others use too it is what can be compared.
    """
    answer = client.get(addresses[0])  # what is kept in memory after the first time is not counted
    if answer.status_code != 200:
        return {"status": answer.status_code}
    most, times, busy = _queries(client, addresses[:3]), [], []
    began = time.perf_counter()
    for address in addresses:
        start, cpu = time.perf_counter(), time.thread_time()
        answer = client.get(address)
        times.append(time.perf_counter() - start)
        busy.append(time.thread_time() - cpu)
        if answer.status_code != 200 or time.perf_counter() - began > PATIENCE:
            break
    return {
        "status": answer.status_code,
        "p50": _of(times, 0.5),
        "p95": _of(times, 0.95),
        "cpu95": _of(busy, 0.95),
        "queries": most,
    }


def _of(times: list[float], share: float) -> float:
    return sorted(times)[math.ceil(len(times) * share) - 1]


def _queries(client: Any, addresses: list[str]) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counts = []
    for address in addresses:
        with CaptureQueriesContext(connection) as caught:
            client.get(address)
        counts.append(len(caught))
    return max(counts)


def _people() -> Iterator[dict[str, Any]]:
    """Fifty officers with a session each, and jobs of theirs that can be reported on."""
    from cchc.shared.accounts.models import User
    from cchc.steps.work.models import Job

    for person in User.objects.filter(role="focal").order_by("pk")[:PEOPLE]:
        codes = person.memberships.values_list("agency_code", flat=True)
        open_ = Job.objects.filter(
            agency_code__in=list(codes), ended=False, state__in=("todo", "doing", "returned")
        )
        jobs = list(open_.order_by("-pk").values_list("pk", "plan")[:6])
        if jobs:
            client = _client(person)
            yield {"session": client.cookies["sessionid"].value, "jobs": jobs, "codes": list(codes)}


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cchc.settings")
    import django

    django.setup()
    print(json.dumps(main()))
