"""Corrections that carry over to the review of a later version."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from cchc.pure.reading.plan import Item
from cchc.pure.reading.read import Reading
from cchc.shared.accounts.models import User
from cchc.steps.plans import actions
from cchc.steps.plans.grouping import in_fields
from cchc.steps.plans.models import Change, Intake, Row
from cchc.steps.plans.shapes import split as split_data
from cchc.steps.plans.tests import samples
from cchc.steps.plans.tests.conftest import ReadIn


def items(intake: Intake) -> list[Row]:
    return in_fields(intake.rows.filter(kind=Row.Kind.ITEM))


def by_code(intake: Intake, code: str) -> Row:
    return next(row for row in items(intake) if row.data["code"] == code)


def later(instead: Mapping[str, Item] = MappingProxyType({})) -> Reading:
    """A later version: all rows one place further down, others in place of some of them."""
    moved = [
        replace(item, place=samples.item(n + 1).place)
        for n, item in enumerate(samples.reading().plan.items, 1)
    ]
    new = tuple(instead.get(item.code or "", item) for item in moved)
    return Reading(samples.source(new), samples.plan(new))


def correct(intake: Intake, lan: User, **fields: object) -> None:
    row = by_code(intake, "5")
    actions.edit(row, {**row.data, **fields}, version=row.version, by=lan)


def test_a_correction_is_kept_where_the_words_are_the_same(
    intake: Intake, read_in: ReadIn, lan: User
) -> None:
    lead = {"text": "Sở Nội vụ", "agencies": ["Sở Nội vụ"]}
    correct(intake, lan, lead=lead, output="Báo cáo đã sửa")
    plan = actions.accept(intake, by=lan)
    new = by_code(read_in(later(), text="Bản hai", revises=plan), "5")
    assert new.data["lead"] == lead
    assert new.data["output"] == "Báo cáo đã sửa"
    assert new.read["output"] == "Báo cáo nhóm 5"
    assert new.kept == ["lead", "output"]
    assert new.data["place"] != by_code(intake, "5").data["place"]


def test_what_the_new_version_says_otherwise_wins(intake: Intake, read_in: ReadIn, lan: User) -> None:
    correct(intake, lan, output="Báo cáo đã sửa")
    plan = actions.accept(intake, by=lan)
    renewed = replace(samples.item(5, field=samples.FIELDS[1]), output="Quyết định")
    new = by_code(read_in(later({"5": renewed}), text="Bản hai", revises=plan), "5")
    assert new.data["output"] == "Quyết định"
    assert new.kept == []


def test_a_row_is_known_again_though_its_number_and_some_words_changed(
    intake: Intake, read_in: ReadIn, lan: User
) -> None:
    correct(intake, lan, note="Ghi chú của cán bộ")
    plan = actions.accept(intake, by=lan)
    renumbered = replace(
        samples.item(5, field=samples.FIELDS[1]), code="15", text="Rà soát lại quy trình nội bộ nhóm 5"
    )
    new = by_code(read_in(later({"5": renumbered}), text="Bản hai", revises=plan), "15")
    assert new.data["note"] == "Ghi chú của cán bộ"


def test_dropped_rows_stay_dropped_and_added_rows_come_along(
    intake: Intake, read_in: ReadIn, lan: User
) -> None:
    row = by_code(intake, "2")
    actions.drop(row, version=0, by=lan)
    own = {"text": "Việc cán bộ thêm, văn bản bỏ sót", "field": row.data["field"]}
    actions.add(intake, kind=Row.Kind.ITEM, data=own, after=row.key, by=lan)
    plan = actions.accept(intake, by=lan)
    new = read_in(later(), text="Bản hai", revises=plan)
    assert by_code(new, "2").dropped
    texts = [row.data["text"] for row in items(new)]
    assert texts.index("Việc cán bộ thêm, văn bản bỏ sót") == 2


def test_a_split_row_is_split_again(intake: Intake, read_in: ReadIn, lan: User) -> None:
    row = by_code(intake, "3")
    first, second = split_data(row.data, text="Phần tách ra của nhóm 3", moved=[1])
    actions.split(row, first, second, version=0, by=lan)
    plan = actions.accept(intake, by=lan)
    new = read_in(later(), text="Bản hai", revises=plan)
    halves = [row for row in items(new) if row.data["code"] == "3"]
    assert [[one["text"] for one in half.data["activities"]] for half in halves] == [
        ["Ban hành kế hoạch số 3"],
        ["Tổ chức hội nghị số 3"],
    ]


def test_what_is_kept_is_one_correction_in_the_log_and_can_be_undone(
    intake: Intake, read_in: ReadIn, lan: User
) -> None:
    correct(intake, lan, output="Báo cáo đã sửa")
    plan = actions.accept(intake, by=lan)
    new = read_in(later(), text="Bản hai", revises=plan)
    change = Change.objects.get(intake=new)
    assert (change.kind, change.by) == (Change.Kind.KEEP, lan)
    actions.undo(new, by=lan)
    assert by_code(new, "5").data["output"] == "Báo cáo nhóm 5"


def test_a_new_plan_keeps_nothing(intake: Intake, read_in: ReadIn, lan: User) -> None:
    correct(intake, lan, output="Báo cáo đã sửa")
    actions.accept(intake, by=lan)
    new = read_in(later(), text="Kế hoạch khác")
    assert by_code(new, "5").data["output"] == "Báo cáo nhóm 5"
    assert not Change.objects.filter(intake=new).exists()
