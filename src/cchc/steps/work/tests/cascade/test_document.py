"""An agency's plan read from its own document: sent in, matched row by row, confirmed by a person."""

from dataclasses import replace

import pytest

from cchc.pure.reading.plan import Document
from cchc.pure.reading.read import Reading
from cchc.shared.accounts.models import User
from cchc.shared.agencies.models import Agency
from cchc.steps.plans import actions as plans
from cchc.steps.plans.actions import reading as worker
from cchc.steps.plans.errors import Refused as PlansRefused
from cchc.steps.plans.models import Intake, Plan
from cchc.steps.plans.queries.plans import open_intakes
from cchc.steps.work.actions import cascade
from cchc.steps.work.actions.cascade_document import OWN, SKIP, Confirmed, attach, confirm_rows
from cchc.steps.work.actions.cascade_state import StalePlan
from cchc.steps.work.errors import Refused
from cchc.steps.work.models import AgencyPlan
from cchc.steps.work.queries.cascade_rows import matching
from cchc.steps.work.tests.cascade import cast
from cchc.steps.work.tests.cascade.cast import item_of


def document_of_agency() -> Reading:
    """Task 1 in nearly the same words and task 3 with an earlier day, and one of its own."""
    items = [
        replace(cast.item(1), text="Rà soát quy trình nội bộ nhóm 1 của ngành tư pháp"),
        cast.item(3, due="Tháng 5"),
        replace(cast.item(9), text="Mua sắm thiết bị cho bộ phận văn thư", code="3"),
    ]
    found = cast.reading(items)
    facts = Document(number="15/KH-STP", title="Kế hoạch của Sở Tư pháp", year=2026, issued_on=cast.TODAY)
    return Reading(found.source, replace(found.plan, document=facts))


@pytest.fixture
def read(own: AgencyPlan, hoa: User, monkeypatch: pytest.MonkeyPatch) -> AgencyPlan:
    """The plan of Sở Tư pháp, drafted, with its document read."""
    monkeypatch.setattr(worker, "read_safely", lambda data, name, progress=None: document_of_agency())
    found = attach(own, data=b"Ke hoach STP", name="ke-hoach-stp.txt", by=hoa)
    worker.run(found.intake_id or 0)
    return AgencyPlan.objects.get(pk=found.pk)


def picks(read: AgencyPlan) -> dict[str, str]:
    return {match.row.key: match.chosen for match in matching(read).rows}


def test_rows_are_suggested_and_nothing_is_written(read: AgencyPlan, plan: Plan) -> None:
    found = matching(read)
    assert [match.chosen for match in found.rows] == [
        str(item_of(plan, "1").pk),
        str(item_of(plan, "3").pk),
        OWN,
    ]
    assert found.sure == 2
    assert [one.item.code for one in found.left] == ["2", "4", "5"]
    assert not read.tasks.exclude(row_key="").exists()


def test_what_is_confirmed_becomes_rows_that_say_only_what_differs(
    read: AgencyPlan, plan: Plan, hoa: User
) -> None:
    done = confirm_rows(read, choices=picks(read), version=read.version, by=hoa)
    assert done == Confirmed(carried=2, own=1)
    first = read.tasks.get(parent__code="1")
    assert first.text == "Rà soát quy trình nội bộ nhóm 1 của ngành tư pháp"
    assert (first.output, first.due_text) == ("", "")
    third = read.tasks.get(parent__code="3")
    assert (third.text, third.due_text, third.unit) == ("", "Tháng 5", "")
    assert read.tasks.get(parent=None).text == "Mua sắm thiết bị cho bộ phận văn thư"
    assert [task.position for task in read.tasks.all()] == [1, 2, 3, 4, 5, 6]
    read.refresh_from_db()
    assert (read.number, read.issued_on) == ("15/KH-STP", cast.TODAY)


def test_confirming_again_changes_the_same_rows(read: AgencyPlan, hoa: User) -> None:
    choices = picks(read)
    confirm_rows(read, choices=choices, version=read.version, by=hoa)
    before = set(read.tasks.values_list("pk", flat=True))
    read.refresh_from_db()
    confirm_rows(read, choices=picks(read), version=read.version, by=hoa)
    assert set(read.tasks.values_list("pk", flat=True)) == before
    read.refresh_from_db()
    skipped = {key: SKIP if value == OWN else value for key, value in choices.items()}
    confirm_rows(read, choices=skipped, version=read.version, by=hoa)
    assert not read.tasks.filter(parent=None).exists()


def test_a_row_can_be_put_elsewhere_later(read: AgencyPlan, plan: Plan, hoa: User) -> None:
    choices = picks(read)
    confirm_rows(read, choices=choices, version=read.version, by=hoa)
    other = {key: str(item_of(plan, "2").pk) if value == OWN else value for key, value in choices.items()}
    read.refresh_from_db()
    confirm_rows(read, choices=other, version=read.version, by=hoa)
    assert read.tasks.get(parent__code="2").text == "Mua sắm thiết bị cho bộ phận văn thư"
    assert not read.tasks.filter(parent=None).exists()


def test_two_rows_cannot_be_one_task(read: AgencyPlan, plan: Plan, hoa: User) -> None:
    same = dict.fromkeys(picks(read), str(item_of(plan, "1").pk))
    with pytest.raises(Refused, match="hai dòng"):
        confirm_rows(read, choices=same, version=read.version, by=hoa)
    with pytest.raises(Refused, match="không còn trong kế hoạch"):
        confirm_rows(read, choices=dict.fromkeys(picks(read), "999999"), version=read.version, by=hoa)


def test_a_stale_confirmation_changes_nothing(read: AgencyPlan, hoa: User) -> None:
    with pytest.raises(StalePlan):
        confirm_rows(read, choices=picks(read), version=read.version - 1, by=hoa)
    assert not read.tasks.exclude(row_key="").exists()


def test_the_same_file_twice_is_one_document(read: AgencyPlan, hoa: User) -> None:
    again = attach(read, data=b"Ke hoach STP", name="ke-hoach-stp.txt", by=hoa)
    assert (again.intake_id, again.version) == (read.intake_id, read.version)


def test_a_document_of_somebody_else_is_refused(
    read: AgencyPlan, plan: Plan, agencies: dict[str, Agency], lan: User
) -> None:
    other = cascade.begin(plan, agency=agencies["so-noi-vu"], by=lan)
    with pytest.raises(Refused, match="văn bản khác"):
        attach(other, data=b"Ke hoach STP", name="ke-hoach.txt", by=lan)


def test_an_agencys_document_never_becomes_the_provinces_plan(read: AgencyPlan, lan: User) -> None:
    intake = Intake.objects.get(pk=read.intake_id)
    assert intake not in open_intakes(lan)
    with pytest.raises(PlansRefused, match="kế hoạch riêng của một cơ quan"):
        plans.accept(intake, by=lan)


def test_only_its_agency_and_the_standing_agency_see_it(read: AgencyPlan, hoa: User, lan: User) -> None:
    stranger = cast.focal("so-tai-chinh", "binh")
    path = f"/ke-hoach/tiep-nhan/{read.intake_id}/ra-soat/"
    assert cast.log_in(hoa).get(path).status_code == 200
    assert cast.log_in(lan).get(path).status_code == 200
    assert cast.log_in(stranger).get(path).status_code == 404
