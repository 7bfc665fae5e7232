"""What became of each row between two versions."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from cchc.pure.reading.plan import Activity, Assignees, Item
from cchc.pure.reading.read import Reading
from cchc.shared.accounts.models import User
from cchc.steps.plans import actions
from cchc.steps.plans.models import Plan
from cchc.steps.plans.queries.compare import compare, runs, with_words
from cchc.steps.plans.tests import samples
from cchc.steps.plans.tests.conftest import ReadIn

texts = st.text("ab ô ,.;/", max_size=60)


def version(items: tuple[Item, ...], read_in: ReadIn, by: User, earlier: Plan) -> Plan:
    reading = Reading(samples.source(items), samples.plan(items))
    return actions.accept(read_in(reading, text="Bản hai", revises=earlier), by=by)


def test_added_dropped_changed_and_kept(accepted: Plan, read_in: ReadIn, lan: User) -> None:
    first, second, *rest = samples.reading().plan.items
    changed = replace(second, output="Quyết định", lead=Assignees("Sở Y tế", ("Sở Y tế",)))
    added = replace(
        samples.item(9),
        text="Xây dựng kho dữ liệu dùng chung của tỉnh",
        activities=(Activity(None, "Thuê hạ tầng máy chủ"),),
        code="9",
    )
    later = version((changed, *rest, added), read_in, lan, accepted)
    found = compare(accepted, later)
    by_state = {
        state: [row.data["code"] for row in found.of("nhiem-vu") if row.state == state]
        for state in found.counts("nhiem-vu")
    }
    assert by_state == {"bo": [first.code], "sua": ["2"], "giu": list("345678"), "them": ["9"]}
    (row,) = [row for row in found.of("nhiem-vu") if row.state == "sua"]
    assert {field.name for field in row.fields} == {"kết quả, sản phẩm", "cơ quan chủ trì"}
    assert found.different("nhiem-vu") == 3
    assert found.different("chi-tieu") == found.different("thong-tin") == 0
    assert [one.data["code"] for one in with_words(found.of("nhiem-vu"), "kho du lieu")] == ["9"]


def test_a_row_that_only_moved_is_no_change(accepted: Plan, read_in: ReadIn, lan: User) -> None:
    first, second, *rest = samples.reading().plan.items
    later = version((second, first, *rest), read_in, lan, accepted)
    assert set(compare(accepted, later).counts("nhiem-vu")) == {"giu"}


def test_another_number_alone_is_said_as_such(accepted: Plan, read_in: ReadIn, lan: User) -> None:
    first, *rest = samples.reading().plan.items
    later = version((replace(first, code="1a"), *rest), read_in, lan, accepted)
    assert compare(accepted, later).counts("nhiem-vu") == {"doi-so": 1, "giu": 7}


def test_what_was_dropped_stands_where_it_stood(accepted: Plan, read_in: ReadIn, lan: User) -> None:
    one, two, three, *rest = samples.reading().plan.items
    later = version((one, three, *rest), read_in, lan, accepted)
    states = [row.state for row in compare(accepted, later).of("nhiem-vu")]
    assert states.index("bo") == 1
    assert two.code == compare(accepted, later).of("nhiem-vu")[1].data["code"]


def test_words_are_marked_in_place() -> None:
    said = [(run.mark, run.text) for run in runs("Trước ngày 15 tháng 3", "Trước ngày 20 tháng 3")]
    assert said == [("", "Trước ngày "), ("del", "15"), ("ins", "20"), ("", " tháng 3")]


def test_a_text_that_was_written_anew_is_shown_whole() -> None:
    said = [(run.mark, run.text) for run in runs("Báo cáo quý", "Quyết định của UBND tỉnh")]
    assert said == [("del", "Báo cáo quý"), ("ins", "Quyết định của UBND tỉnh")]


@given(texts, texts)
def test_nothing_is_lost_between_the_marks(before: str, after: str) -> None:
    found = runs(before, after)
    assert "".join(run.text for run in found if run.mark != "ins") == before
    assert "".join(run.text for run in found if run.mark != "del") == after
