"""In a process of its own, on a loaded installation: every page, its queries and its server time.

`python -m bench.pages_work` prints one line of JSON: pages, and what fifty people need to log in (their sessions, and
jobs of theirs that they can report on). `python -m bench.pages_work WORD` prints a table of the pages whose name has
the word in it.
"""

import json
import math
import sys
import time
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from bench.pages_list import HEADERS, PAGES, forgotten

RUNS = 20  # of each page, over several plans, agencies and jobs
PATIENCE = 2.0  # seconds for one page of one person; then what was measured by then counts
PEOPLE = 50
WORDS = ("ra soat", "cong bo", "so hoa", "xa thu 7", "ke hoach")


def main() -> dict[str, Any]:
    who = _people_by_role()
    for name in forgotten([_client(person) for person in who.values()]):
        print(f"not measured: {name} (bench/pages_list.py does not know it)", file=sys.stderr)
    return {"pages": pages(who), "people": list(_people()), "whole": _whole(who["standing"])}


def _people_by_role() -> dict[str, Any]:
    """The standing agency's, an agency's that is writing its plan, and who keeps the accounts."""
    from cchc.shared.accounts.models import User

    return {
        "standing": User.objects.filter(role="standing").order_by("pk")[0],
        "focal": User.objects.filter(role="focal").order_by("pk")[2],
        "keeper": User.objects.filter(role="admin").order_by("pk")[0],
    }


def pages(who: dict[str, Any], word: str = "") -> dict[str, dict[str, float]]:
    """Every page for the standing agency and for an agency; what neither may open for who keeps the accounts."""
    values = {name: list(_values(person)) for name, person in who.items() if name != "keeper"}
    values["keeper"] = values["standing"]
    found = {}
    for name, address in PAGES.items():
        if word not in name:
            continue
        opened, refused = 0, {}
        for one, person in who.items():
            if one == "keeper" and opened:
                continue
            measured = _measured(_client(person), _asked(name, address, values[one]))
            if "p50" in measured:
                opened += 1
                found[f"{name} ({one})"] = measured
            else:
                refused[one] = measured["status"]
        if not opened:
            raise SystemExit(f"nobody could open {name!r}: {refused}")
    return found


def _asked(name: str, address: str, values: list[dict[str, Any]]) -> list[tuple[str, dict[str, str]]]:
    """Addresses with their headers."""
    headers = HEADERS.get(name, {})
    return [
        (address.format(**one), {key: value.format(**one) for key, value in headers.items()})
        for one in values
    ]


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
    jobs = {plan.pk: list(mine.filter(plan=plan)[:RUNS]) for plan in plans}
    shared = _shared(person, plans[0], own)
    for number in range(RUNS):
        plan = plans[number % len(plans)]
        job = jobs[plan.pk][number % len(jobs[plan.pk])]
        yield {
            **shared,
            "plan": plan.pk,
            "agency": job.agency_code,
            "job": job.pk,
            "item": job.item_id,
            "key": job.item.key,
            "named": job.item.named.order_by("-role")[0].pk,
            "field": 1 + number % 7,
            "word": WORDS[number % len(WORDS)],
        }


def _shared(person: Any, plan: Any, own: list[str]) -> dict[str, Any]:
    """What stays the same from one address to the next."""
    from cchc.shared.accounts.models import User
    from cchc.shared.accounts.scope import today
    from cchc.shared.agencies.models import Agency, Group, Succession
    from cchc.shared.notices.actions import make_link
    from cchc.steps.work.models import AgencyTask, Amendment, Job

    open_ = Job.objects.filter(agency_code__in=own, ended=False, state__in=("todo", "doing"))
    rows = AgencyTask.objects.filter(agency_plan__plan=plan, agency_plan__state__in=("draft", "returned"))
    row = (rows.filter(agency_plan__agency_code__in=own) or rows).select_related("agency_plan")[0]
    return {
        "earlier": f"{today() - timedelta(days=40):%d/%m/%Y}",
        "own": open_.order_by("-pk")[0].pk,
        "secret": make_link(by=person),
        "person": User.objects.order_by("-pk")[3].pk,
        "group": Group.objects.order_by("pk")[0].pk,
        "agency_pk": Agency.objects.filter(code=own[0]).order_by("-valid_from")[0].pk,
        "succession": Succession.objects.order_by("-pk").values_list("pk", flat=True).first(),
        "amendment": Amendment.objects.filter(plan=plan, applied_at=None)[0].pk,
        "writer": row.agency_plan.agency_code,
        "row": row.pk,
    }


def _client(person: Any) -> Any:
    from django.test import Client

    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(person)
    return client


def _measured(client: Any, asked: list[tuple[str, dict[str, str]]]) -> dict[str, float]:
    """Half and 95 of a hundred of its answers come within so many seconds; the most queries; and the status.

    `cpu95` is the processor's time alone: on a machine that others use too it is what can be compared. What is kept in
    memory after the first time is not counted.
    """
    if (status := _get(client, *asked[0]).status_code) != 200:
        return {"status": status}
    most, times, busy = _queries(client, asked[:2]), [], []
    began = time.perf_counter()
    for address, headers in asked:
        start, cpu = time.perf_counter(), time.thread_time()
        answer = _get(client, address, headers)
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


def _get(client: Any, address: str, headers: dict[str, str]) -> Any:
    answer = client.get(address, headers={"Accept-Encoding": "gzip", **headers})
    if answer.streaming:
        b"".join(answer.streaming_content)
    return answer


def _of(times: list[float], share: float) -> float:
    return sorted(times)[math.ceil(len(times) * share) - 1]


def _queries(client: Any, asked: list[tuple[str, dict[str, str]]]) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counts = []
    for address, headers in asked:
        with CaptureQueriesContext(connection) as caught:
            _get(client, address, headers)
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


def _table(word: str) -> None:
    """The slowest first."""
    found = pages(_people_by_role(), word)
    for name, one in sorted(found.items(), key=lambda pair: -pair[1]["cpu95"]):
        print(f"{name:<50}{one['p95'] * 1000:>8.0f} ms{one['cpu95'] * 1000:>8.0f} ms cpu{one['queries']:>5}")


if __name__ == "__main__":
    import cchc.wsgi  # noqa: F401  (what the server runs, settled as it is there)

    if len(sys.argv) > 1:
        _table("" if sys.argv[1] == "all" else sys.argv[1])
    else:
        print(json.dumps(main()))
