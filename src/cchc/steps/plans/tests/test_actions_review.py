from typing import Any

import pytest

from cchc.shared.accounts.models import User
from cchc.shared.records.models import Event
from cchc.steps.plans import actions
from cchc.steps.plans.errors import Refused, Stale
from cchc.steps.plans.grouping import in_fields
from cchc.steps.plans.models import Change, Intake, Plan, Row
from cchc.steps.plans.rowstate import state_of
from cchc.steps.plans.shapes import split as split_data


def items(intake: Intake) -> list[Row]:
    return in_fields(intake.rows.filter(kind=Row.Kind.ITEM))


def words(intake: Intake) -> list[str]:
    return [row.data["text"] for row in items(intake) if not row.dropped]


def everything(intake: Intake) -> dict[str, Any]:
    return {row.key: state_of(row) for row in intake.rows.all()}


def rewrite(row: Row, text: str, by: User) -> Change | None:
    return actions.edit(row, {**row.data, "text": text}, version=row.version, by=by)


def test_an_edit_is_kept_with_what_was_before(intake: Intake, lan: User) -> None:
    row = items(intake)[0]
    change = rewrite(row, "Nội dung mới", lan)
    row.refresh_from_db()
    assert row.data["text"] == "Nội dung mới"
    assert row.read["text"] == "Rà soát quy trình nội bộ nhóm 1"
    assert change is not None
    assert change.before[row.key]["data"]["text"] == "Rà soát quy trình nội bộ nhóm 1"
    assert row.version == change.pk
    assert Event.objects.filter(kind="plans.corrected", data__change=change.pk, by="lan").count() == 1


def test_an_edit_that_changes_nothing_is_none(intake: Intake, lan: User) -> None:
    row = items(intake)[0]
    assert actions.edit(row, dict(row.data), version=row.version, by=lan) is None
    assert not Change.objects.exists()


def test_a_stale_edit_changes_nothing_and_shows_what_stands(intake: Intake, lan: User, minh: User) -> None:
    row = items(intake)[0]
    stale_version = row.version
    rewrite(row, "Của Lan", lan)
    with pytest.raises(Stale, match="Nguyễn Thị Lan") as refusal:
        actions.edit(row, {**row.data, "text": "Của Minh"}, version=stale_version, by=minh)
    assert refusal.value.row is not None
    assert refusal.value.row.data["text"] == "Của Lan"
    row.refresh_from_db()
    assert row.data["text"] == "Của Lan"


def test_drop_and_restore(intake: Intake, lan: User) -> None:
    row = items(intake)[0]
    actions.drop(row, version=row.version, by=lan)
    row.refresh_from_db()
    assert row.dropped
    actions.restore(row, version=row.version, by=lan)
    row.refresh_from_db()
    assert not row.dropped


def test_the_documents_own_row_stays(intake: Intake, lan: User) -> None:
    row = intake.rows.get(kind=Row.Kind.DOCUMENT)
    with pytest.raises(Refused):
        actions.drop(row, version=row.version, by=lan)


def test_a_row_is_added_after_another(intake: Intake, lan: User) -> None:
    first, second, *_ = items(intake)
    data = {"text": "Việc mới", "field": first.data["field"]}
    new = actions.add(intake, kind=Row.Kind.ITEM, data=data, after=first.key, by=lan)
    assert new.read is None
    assert [row.key for row in items(intake)][:3] == [first.key, new.key, second.key]


def test_splitting_makes_two_rows_at_one_place(intake: Intake, lan: User) -> None:
    row = items(intake)[2]
    first, second = split_data(row.data, text="Phần hai", moved=[1])
    new = actions.split(row, first, second, version=row.version, by=lan)
    row.refresh_from_db()
    assert [len(one.data["activities"]) for one in (row, new)] == [1, 1]
    assert (new.data["place"], new.anchors) == (row.data["place"], row.anchors)
    assert words(intake)[2:4] == ["Rà soát quy trình nội bộ nhóm 3", "Phần hai"]


def test_merging_keeps_the_first_and_drops_the_others(intake: Intake, lan: User) -> None:
    first, second, third = items(intake)[:3]
    versions = {row.key: row.version for row in (third, first, second)}
    merged = actions.merge(intake, versions, by=lan)
    assert merged.key == first.key
    assert merged.data["text"].startswith("Rà soát quy trình nội bộ nhóm 1; Rà soát")
    assert set(merged.anchors) == {*first.anchors, *second.anchors, *third.anchors}
    assert len(words(intake)) == 6


@pytest.mark.parametrize("count", [0, 1])
def test_merging_needs_two(intake: Intake, lan: User, count: int) -> None:
    with pytest.raises(Refused):
        actions.merge(intake, {row.key: row.version for row in items(intake)[:count]}, by=lan)


def test_moving_up_and_down_and_over_the_edge_of_a_field(intake: Intake, lan: User) -> None:
    before = [row.key for row in items(intake)]
    row = items(intake)[1]
    actions.move(row, up=True, version=row.version, by=lan)
    assert [row.key for row in items(intake)][:2] == [before[1], before[0]]
    last_of_first_field = items(intake)[2]
    field = items(intake)[3].data["field"]
    actions.move(last_of_first_field, up=False, version=last_of_first_field.version, by=lan)
    moved = next(row for row in items(intake) if row.key == last_of_first_field.key)
    assert moved.data["field"] == field
    assert [row.key for row in items(intake)] == [before[1], before[0], *before[2:]]


def test_moving_beyond_the_end_does_nothing(intake: Intake, lan: User) -> None:
    last = items(intake)[-1]
    assert actions.move(last, up=False, version=last.version, by=lan) is None


def test_an_edit_of_the_field_puts_the_row_at_its_end(intake: Intake, lan: User) -> None:
    first, *_, last = items(intake)
    actions.edit(first, {**first.data, "field": last.data["field"]}, version=first.version, by=lan)
    assert items(intake)[-1].key == first.key


def do_everything(intake: Intake, by: User) -> int:
    """One correction of every kind; how many they are."""
    rewrite(items(intake)[0], "Sửa", by)
    row = items(intake)[1]
    actions.drop(row, version=row.version, by=by)
    row.refresh_from_db()
    actions.restore(row, version=row.version, by=by)
    new = actions.add(intake, kind=Row.Kind.ITEM, data={"text": "Mới"}, after=row.key, by=by)
    actions.move(new, up=True, version=new.version, by=by)
    row = items(intake)[3]
    first, second = split_data(row.data, text="Tách", moved=[])
    actions.split(row, first, second, version=row.version, by=by)
    actions.merge(intake, {row.key: row.version for row in items(intake)[4:7]}, by=by)
    return 7


def test_everything_can_be_undone_and_redone(intake: Intake, lan: User) -> None:
    before = everything(intake)
    count = do_everything(intake, lan)
    after = everything(intake)
    for _ in range(count):
        actions.undo(intake, by=lan)
    assert everything(intake) == before
    with pytest.raises(Refused):
        actions.undo(intake, by=lan)
    for _ in range(count):
        actions.redo(intake, by=lan)
    assert everything(intake) == after
    with pytest.raises(Refused):
        actions.redo(intake, by=lan)


def test_after_a_new_correction_nothing_is_redone(intake: Intake, lan: User) -> None:
    rewrite(items(intake)[0], "Một", lan)
    actions.undo(intake, by=lan)
    rewrite(items(intake)[1], "Hai", lan)
    with pytest.raises(Refused):
        actions.redo(intake, by=lan)


def test_undo_is_ones_own(intake: Intake, lan: User, minh: User) -> None:
    rewrite(items(intake)[0], "Của Lan", lan)
    rewrite(items(intake)[1], "Của Minh", minh)
    actions.undo(intake, by=lan)
    assert words(intake)[:2] == ["Rà soát quy trình nội bộ nhóm 1", "Của Minh"]


def test_undo_does_not_run_over_somebody_elses_correction(intake: Intake, lan: User, minh: User) -> None:
    rewrite(items(intake)[0], "Của Lan", lan)
    rewrite(items(intake)[0], "Của Minh", minh)
    with pytest.raises(Refused, match="sửa tiếp"):
        actions.undo(intake, by=lan)
    assert words(intake)[0] == "Của Minh"


def test_the_log_has_every_correction_and_is_never_rewritten(intake: Intake, lan: User) -> None:
    count = do_everything(intake, lan)
    logged = list(Change.objects.values_list("pk", "before", "after"))
    actions.undo(intake, by=lan)
    actions.redo(intake, by=lan)
    assert list(Change.objects.values_list("pk", "before", "after"))[: len(logged)] == logged
    assert Change.objects.count() == count + 2
    assert Event.objects.filter(kind="plans.corrected").count() == count + 2


def test_what_came_back_by_redo_cannot_be_overwritten_by_an_old_form(
    intake: Intake, lan: User, minh: User
) -> None:
    new = actions.add(intake, kind=Row.Kind.ITEM, data={"text": "Mới"}, after=None, by=lan)
    old_version = new.version
    actions.undo(intake, by=lan)
    with pytest.raises(Stale, match="không còn nữa"):
        actions.edit(new, new.data, version=old_version, by=minh)
    actions.redo(intake, by=lan)
    with pytest.raises(Stale):
        actions.edit(new, new.data, version=old_version, by=minh)


def test_nothing_is_corrected_after_acceptance(accepted: Plan, lan: User) -> None:
    row = items(accepted.intake)[0]
    for act in (
        lambda: rewrite(row, "Muộn", lan),
        lambda: actions.drop(row, version=row.version, by=lan),
        lambda: actions.add(accepted.intake, kind="item", data={}, after=None, by=lan),
        lambda: actions.undo(accepted.intake, by=lan),
    ):
        with pytest.raises(Refused, match="đã chấp nhận|Đã chấp nhận"):
            act()
