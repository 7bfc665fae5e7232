"""All agencies beside a plan: counted right, in a constant number of queries."""

from collections.abc import Sequence

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cchc.shared.accounts.models import User
from cchc.shared.agencies.models import Agency
from cchc.steps.plans.models import Plan
from cchc.steps.work.actions import cascade, cascade_review
from cchc.steps.work.models import AgencyPlan, AgencyTask, Assignment
from cchc.steps.work.parents import parents_of
from cchc.steps.work.queries.cascade_table import (
    ADDRESS,
    AgencyLine,
    TableFilter,
    agency_lines,
    item_lines,
    read_cascade,
    sums,
)
from cchc.steps.work.tests.cascade import cast
from cchc.steps.work.tests.cascade.cast import item_of


def lines(plan: Plan) -> dict[str, AgencyLine]:
    return {line.agency.code: line for line in agency_lines(read_cascade(plan), cast.TODAY)}


def test_every_agency_with_a_part_stands_in_it(own: AgencyPlan, plan: Plan) -> None:
    found = lines(plan)
    assert set(found) == {"so-noi-vu", "so-tu-phap"}
    drafted, begun_nothing = found["so-tu-phap"], found["so-noi-vu"]
    assert (drafted.state, drafted.given, drafted.carried, drafted.open) == ("draft", 5, 5, 0)
    assert (begun_nothing.state, begun_nothing.given, begun_nothing.carried, begun_nothing.open) == (
        "none",
        5,
        0,
        5,
    )
    assert begun_nothing.days_late == 6


def test_lateness_stops_with_the_first_submission(own: AgencyPlan, plan: Plan, hoa: User, lan: User) -> None:
    own.refresh_from_db()
    current = cascade_review.submit(own, version=own.version, by=hoa)
    cascade_review.return_(current, reason="Sửa", version=current.version, by=lan)
    AgencyPlan.objects.filter(pk=own.pk).update(first_submitted_on=cast.TODAY.replace(day=16))
    line = lines(plan)["so-tu-phap"]
    assert (line.days_late, line.has_submitted, line.state) == (2, True, "returned")


def test_which_items_nobody_carried_down(own: AgencyPlan, plan: Plan, hoa: User) -> None:
    task = own.tasks.get(parent__code="1")
    cascade.drop_task(task, why="Đã làm năm 2025", version=task.version, by=hoa)
    found = {line.parent.item.code: line for line in item_lines(read_cascade(plan))}
    assert found["1"].state == "chua-ai"
    assert [(one.code, why) for one, why in found["1"].dropped] == [("so-tu-phap", "Đã làm năm 2025")]
    assert (found["2"].state, [one.code for one in found["2"].open]) == ("thieu", ["so-noi-vu"])


def test_an_item_that_is_taken_out_counts_no_more(own: AgencyPlan, plan: Plan) -> None:
    item = item_of(plan, "2")
    item.ended_on = cast.TODAY
    item.save()
    line = lines(plan)["so-tu-phap"]
    assert (line.given, line.carried, line.changed) == (4, 4, 1)
    assert len(item_lines(read_cascade(plan))) == 4


def test_only_the_agencies_that_a_person_may_see(own: AgencyPlan, plan: Plan) -> None:
    read = read_cascade(plan, frozenset({"so-tu-phap"}))
    assert [line.agency.code for line in agency_lines(read, cast.TODAY)] == ["so-tu-phap"]


ROW = st.tuples(st.integers(0, 5), st.sampled_from(["carried", "dropped", "none"]))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None)
@given(rows=st.lists(ROW, max_size=6, unique_by=lambda one: one[0]), own_tasks=st.integers(0, 3))
def test_the_parts_make_the_whole(
    rows: Sequence[tuple[int, str]], own_tasks: int, plan: Plan, stp: Agency, hoa: User
) -> None:
    AgencyPlan.objects.all().delete()
    found = cascade.begin(plan, agency=stp, by=hoa)
    parents = list(parents_of(plan).values())
    for place, (at, state) in enumerate(rows):
        if at < len(parents) and state != "none":
            AgencyTask.objects.create(
                agency_plan=found,
                parent=parents[at].item,
                seen=parents[at].digest,
                position=place,
                dropped=state == "dropped",
                dropped_why="x" if state == "dropped" else "",
            )
    for place in range(own_tasks):
        AgencyTask.objects.create(agency_plan=found, text=f"việc {place}", position=100 + place)
    line = lines(plan)["so-tu-phap"]
    assert line.given == line.carried + line.dropped + line.open == 5
    assert (line.own, line.changed) == (own_tasks, 0)
    total = sums(list(lines(plan).values()))
    assert total["carried"] == line.carried
    assert total["given"] == 10


def test_filters_divide_the_lines(own: AgencyPlan, plan: Plan) -> None:
    found = list(lines(plan).values())
    counts = TableFilter().counts(found)
    assert counts[""] == len(found) == sum(counts[state] for state in ADDRESS)
    assert [line.agency.code for line in found if TableFilter(words="tu phap").passes(line)] == ["so-tu-phap"]
    assert TableFilter(kind="commune").counts(found)[""] == 0


def many(plan: Plan, numbers: range, by: User) -> None:
    """More agencies, each with every task in its own plan, none of which it agreed to as it stands."""
    parents = parents_of(plan)
    for number in numbers:
        agency = Agency.objects.create(
            code=f"xa-{number}", name=f"UBND xã {number}", kind=Agency.Kind.COMMUNE, valid_from=cast.SINCE
        )
        common = {"plan": plan, "agency": agency, "agency_code": agency.code}
        Assignment.objects.bulk_create(
            Assignment(item=one.item, role="support", given_by=by, given_at=timezone.now(), **common)
            for one in parents.values()
        )
        made = AgencyPlan.objects.create(made_by=by, made_at=timezone.now(), **common)
        AgencyTask.objects.bulk_create(
            AgencyTask(agency_plan=made, parent=one.item, seen="other", position=place)
            for place, one in enumerate(parents.values())
        )


@pytest.mark.parametrize(
    "path",
    ["", "nhiem-vu/", "nhiem-vu/{key}/", "co-quan/so-tu-phap/", "co-quan/so-tu-phap/so-sanh/"],
)
def test_pages_ask_the_same_for_ten_and_for_ninety_agencies(
    path: str, own: AgencyPlan, plan: Plan, lan: User
) -> None:
    client = cast.log_in(lan)
    item = plan.planitem_set.first()
    assert item is not None
    url = f"/viec/ke-hoach-co-quan/{plan.pk}/{path.format(key=item.key)}"
    many(plan, range(10), lan)
    few = _asked(client, url)
    many(plan, range(10, 90), lan)
    assert _asked(client, url) == few <= 30


def _asked(client: Client, url: str) -> int:
    client.get(url)  # what is kept in memory after the first time is not counted
    with CaptureQueriesContext(connection) as asked:
        assert client.get(url).status_code == 200
    return len(asked)
