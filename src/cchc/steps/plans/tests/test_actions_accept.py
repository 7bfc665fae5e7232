from dataclasses import replace

import pytest

from cchc.pure.reading.read import Reading
from cchc.shared.accounts.models import User
from cchc.shared.records.models import Event, Passage
from cchc.steps.plans import actions
from cchc.steps.plans.errors import Refused
from cchc.steps.plans.models import Intake, Measure, NamedAgency, Plan, PlanItem, Row
from cchc.steps.plans.queries import review
from cchc.steps.plans.tests import samples
from cchc.steps.plans.tests.conftest import ReadIn


def test_a_plan_is_made_of_the_reviewed_rows(intake: Intake, lan: User) -> None:
    first = intake.rows.filter(kind=Row.Kind.ITEM).order_by("rank")[0]
    second = intake.rows.filter(kind=Row.Kind.ITEM).order_by("rank")[1]
    actions.edit(first, {**first.data, "text": "Nội dung đã sửa"}, version=0, by=lan)
    actions.drop(second, version=0, by=lan)
    plan = actions.accept(intake, by=lan)
    assert (plan.number, plan.year, plan.issued_on.isoformat()) == ("12/KH-UBND", 2026, "2025-12-20")
    texts = list(plan.planitem_set.values_list("text", flat=True))
    assert texts[:2] == ["Nội dung đã sửa", "Rà soát quy trình nội bộ nhóm 3"]
    assert len(texts) == 7
    assert plan.target_set.get().measures.get().comparator == ">="
    assert plan.duty_set.get().due_end.isoformat() == "2026-03-31"
    assert plan.citation_set.get().number == "76/NQ-CP"
    intake.refresh_from_db()
    assert (intake.state, intake.settled_by) == (Intake.State.ACCEPTED, lan)


def test_columns_are_made_for_filtering(accepted: Plan) -> None:
    item = accepted.planitem_set.get(code="1")
    assert (item.due_kind, item.due_end) == ("month", item.due_end)
    assert item.due_end.isoformat() == "2026-06-30"
    assert "ra soat quy trinh noi bo nhom 1" in item.folded
    assert "so noi vu" in item.folded
    assert list(item.named.values_list("role", "name")) == [
        ("lead", "Sở Nội vụ"),
        ("support", "Sở Tư pháp"),
    ]
    assert NamedAgency.objects.filter(folded="so noi vu", role="lead").count() == 7


def test_every_part_has_its_passage(accepted: Plan) -> None:
    item = accepted.planitem_set.get(code="1")
    assert item.passage is not None
    assert "Rà soát quy trình nội bộ nhóm 1" in item.passage.words
    assert item.passage.document == accepted.document
    assert item.place == {"line_from": 4, "line_to": 4, "table": 1, "row": 2}
    assert not PlanItem.objects.filter(passage=None).exists()


def test_findings_come_along_with_their_reasons(intake: Intake, lan: User) -> None:
    findings = review.finding_views(intake)
    actions.accept_finding(intake, findings[0].key, reason="Đúng theo văn bản", by=lan)
    plan = actions.accept(intake, by=lan)
    assert plan.findings.count() == len(findings)
    settled = plan.findings.get(key=findings[0].key)
    assert (settled.reason, settled.decided_by) == ("Đúng theo văn bản", lan)
    assert plan.findings.filter(reason="").count() == len(findings) - 1
    linked = plan.findings.filter(items__isnull=False).first()
    assert linked is not None
    assert linked.sentence


def test_twice_is_once(intake: Intake, lan: User, minh: User) -> None:
    first = actions.accept(intake, by=lan)
    second = actions.accept(intake, by=minh)
    assert first == second
    assert PlanItem.objects.count() == 8
    assert Event.objects.filter(kind="plans.accepted").count() == 1


def test_a_plan_without_tasks_is_not_accepted(intake: Intake, lan: User) -> None:
    for row in intake.rows.filter(kind=Row.Kind.ITEM):
        actions.drop(row, version=0, by=lan)
    with pytest.raises(Refused, match="Chưa có nhiệm vụ nào"):
        actions.accept(intake, by=lan)
    assert not Plan.objects.exists()
    assert not Passage.objects.exists()


def test_a_plan_needs_its_title_and_its_year(read_in: ReadIn, lan: User) -> None:
    one = samples.reading(1)
    nameless = replace(one.plan.document, title=None, year=None)
    intake = read_in(Reading(one.source, replace(one.plan, document=nameless)))
    with pytest.raises(Refused, match=r"tên kế hoạch.*năm của kế hoạch"):
        actions.accept(intake, by=lan)


def test_an_empty_row_of_ones_own_stands_in_the_way(intake: Intake, lan: User) -> None:
    actions.add(intake, kind=Row.Kind.ITEM, data={}, after=None, by=lan)
    with pytest.raises(Refused, match="1 dòng chưa có nội dung"):
        actions.accept(intake, by=lan)


def test_an_intake_that_is_not_read_is_not_accepted(lan: User) -> None:
    intake = actions.upload(data=b"K\xe1\xba\xbf ho\xe1\xba\xa1ch", name="a.txt", by=lan).intake
    with pytest.raises(Refused):
        actions.accept(intake, by=lan)


def test_a_plan_is_revised_once(accepted: Plan, read_in: ReadIn, lan: User) -> None:
    first = read_in(text="Sửa đổi lần một", revises=accepted)
    second = read_in(text="Sửa đổi lần hai", revises=accepted)
    assert actions.accept(first, by=lan).revises == accepted
    with pytest.raises(Refused, match="một bản sửa đổi khác"):
        actions.accept(second, by=lan)


def test_long_words_and_many_figures_fit(read_in: ReadIn, lan: User) -> None:
    from decimal import Decimal

    one = samples.reading(1)
    item = replace(one.plan.items[0], text="a" * 20_000, code="1" * 90, field="f" * 900)
    measures = replace(one.plan.targets[0].measures[0], value=Decimal("123456789012.125"), unit="đ" * 300)
    target = replace(one.plan.targets[0], measures=(measures,))
    intake = read_in(Reading(one.source, replace(one.plan, items=(item,), targets=(target,))))
    plan = actions.accept(intake, by=lan)
    assert len(plan.planitem_set.get().text) == 20_000
    assert Measure.objects.get().value == Decimal("123456789012.125")


def test_a_deadline_that_ends_before_it_starts_does_not_stand_in_the_way(read_in: ReadIn, lan: User) -> None:
    from datetime import date

    one = samples.reading(1)
    due = replace(one.plan.items[0].due, start=date(2026, 6, 1), end=date(2026, 1, 31))
    intake = read_in(Reading(one.source, replace(one.plan, items=(replace(one.plan.items[0], due=due),))))
    item = actions.accept(intake, by=lan).planitem_set.get()
    assert (item.due_start, item.due_end) == (None, date(2026, 1, 31))
