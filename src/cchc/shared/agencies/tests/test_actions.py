"""Created, corrected, renamed, merged, split, dissolved: what is closed, what opens, who follows whom."""

from datetime import date

import pytest

from cchc.shared.agencies import actions
from cchc.shared.agencies.actions import GroupData, New
from cchc.shared.agencies.errors import Refused, Stale
from cchc.shared.agencies.models import Agency, Alias, Group, Succession
from cchc.shared.agencies.queries import agency_on, as_of, roll_up, successors_on, tree
from cchc.shared.records.models import Event

pytestmark = pytest.mark.django_db
SINCE, ON, AFTER = date(2020, 1, 1), date(2025, 3, 1), date(2026, 1, 1)


def make(code: str, name: str = "", *, parent: Agency | None = None, kind: str = "department") -> Agency:
    return actions.create(
        code=code, name=name or f"Sở {code.upper()}", kind=kind, valid_from=SINCE, parent=parent, by=None
    )


def fresh(row: Agency) -> Agency:
    return Agency.objects.get(pk=row.pk)


def kinds() -> list[str]:
    return list(Event.objects.order_by("pk").values_list("kind", flat=True))


def test_a_renamed_agency_keeps_its_code_and_its_old_name_keeps_its_days() -> None:
    old = make("a", "Cục Thuế tỉnh")
    new = actions.rename(old, name="Thuế tỉnh", on=ON, decision="QĐ 1", by=None)
    assert (fresh(old).valid_to, fresh(old).ended_by) == (date(2025, 2, 28), "QĐ 1")
    assert (new.code, new.valid_from, new.valid_to, new.founded_by) == ("a", ON, None, "QĐ 1")
    assert agency_on("a", date(2025, 2, 28)) == old
    assert agency_on("a", ON) == new
    assert successors_on(old, AFTER) == [new]
    assert kinds() == ["agencies.created", "agencies.rename"]


def test_a_merger_where_the_host_goes_on_unchanged_ends_only_the_others() -> None:
    host, other = make("noi-vu", "Sở Nội vụ"), make("lao-dong")
    merged = actions.merge([host, other], into=New("noi-vu", "Sở Nội vụ"), on=ON, by=None)
    assert merged == host
    assert fresh(host).valid_to is None
    assert fresh(other).valid_to == date(2025, 2, 28)
    assert successors_on(other, AFTER) == [host]


def test_a_merger_under_a_new_name_keeps_the_hosts_code() -> None:
    host, other = make("nn"), make("tn")
    merged = actions.merge([host, other], into=New("nn", "Sở Nông nghiệp và Môi trường"), on=ON, by=None)
    assert (merged.code, merged.valid_from) == ("nn", ON)
    assert {row.code for row in as_of(AFTER)} == {"nn"}
    assert successors_on(host, AFTER) == successors_on(other, AFTER) == [merged]
    assert Succession.objects.get().olds.count() == 2


def test_a_merger_into_something_new() -> None:
    olds = [make("x"), make("y")]
    merged = actions.merge(olds, into=New("z", "Sở Z"), on=ON, by=None)
    assert {row.code for row in as_of(AFTER)} == {"z"}
    assert [successors_on(old, AFTER) for old in olds] == [[merged], [merged]]


def test_one_alone_is_no_merger() -> None:
    old = make("x")
    with pytest.raises(Refused, match="ít nhất hai"):
        actions.merge([old, old], into=New("x", "Sở X mới"), on=ON, by=None)


def test_a_split_goes_to_all_parts_and_its_figures_to_none_of_them() -> None:
    old = make("huyen", kind="district")
    parts = [New("xa-1", "UBND xã Một", kind="commune"), New("xa-2", "UBND xã Hai", kind="commune")]
    news = actions.split(old, parts=parts, on=ON, by=None)
    assert successors_on(old, AFTER) == news
    assert [row.kind for row in news] == ["commune", "commune"]
    assert roll_up(SINCE, AFTER) == {"huyen": None}
    assert roll_up(SINCE) == {"huyen": "huyen"}


def test_a_part_that_goes_on_unchanged_is_not_closed() -> None:
    old = make("van-hoa", "Sở Văn hóa")
    actions.split(old, parts=[New("van-hoa", "Sở Văn hóa"), New("du-lich", "Sở Du lịch")], on=ON, by=None)
    assert fresh(old).valid_to is None
    assert {row.code for row in as_of(AFTER)} == {"van-hoa", "du-lich"}


def test_dissolved_with_heirs_many_to_many_and_with_none() -> None:
    districts = [make("h1", kind="district"), make("h2", kind="district")]
    heirs = [make("x1", kind="commune"), make("x2", kind="commune")]
    actions.dissolve(districts, heirs=heirs, on=ON, by=None)
    assert [successors_on(one, AFTER) for one in districts] == [heirs, heirs]
    alone = make("hoi", kind="association")
    actions.dissolve([alone], on=ON, by=None)
    assert successors_on(alone, AFTER) == []
    assert successors_on(alone, date(2025, 2, 28)) == [alone]
    assert successors_on(alone, date(2019, 1, 1)) == []


def test_what_follows_follows_on_through_several_changes() -> None:
    first = make("a")
    second = actions.rename(first, name="Sở B", on=ON, by=None)
    third = actions.merge([second, make("c")], into=New("d", "Sở D"), on=date(2025, 7, 1), by=None)
    assert successors_on(first, date(2025, 6, 30)) == [second]
    assert successors_on(first, AFTER) == [third]


@pytest.mark.parametrize(
    ("on", "words"), [(SINCE, "ngày có hiệu lực phải sau"), (date(2019, 1, 1), "ngày có hiệu lực phải sau")]
)
def test_nothing_ends_before_it_began(on: date, words: str) -> None:
    with pytest.raises(Refused, match=words):
        actions.rename(make("a"), name="Sở B", on=on, by=None)
    assert Agency.objects.count() == 1


def test_done_twice_is_refused_and_changes_nothing() -> None:
    old = make("a")
    actions.rename(old, name="Sở B", on=ON, by=None)
    with pytest.raises(Refused, match="đã chấm dứt"):
        actions.rename(old, name="Sở B", on=ON, by=None)
    assert Agency.objects.count() == 2
    assert Succession.objects.count() == 1


def test_a_taken_code_is_told_with_who_has_it() -> None:
    make("a", "Sở A")
    with pytest.raises(Refused, match="đã dùng cho Sở A"):
        make("a")
    with pytest.raises(Refused, match="không dùng được"):
        make("sở a")


def test_a_stale_save_changes_nothing() -> None:
    row = make("a", "Sở A")
    actions.edit(row, version=0, by=None, name="Sở A1")
    with pytest.raises(Stale):
        actions.edit(row, version=0, by=None, name="Sở A2")
    assert (fresh(row).name, fresh(row).folded, fresh(row).version) == ("Sở A1", "so a1", 1)
    actions.edit(row, version=1, by=None, name="Sở A1")
    assert kinds() == ["agencies.created", "agencies.edited"]


def test_nobody_stands_under_itself() -> None:
    top = make("a")
    below = make("b", parent=top)
    with pytest.raises(Refused, match="không thể là cấp trên"):
        actions.edit(top, version=0, by=None, parent=below)


def test_a_child_of_a_renamed_parent_stays_under_it() -> None:
    top = make("tinh", kind="committee")
    department = make("a", parent=top)
    make("tt", kind="unit", parent=department)
    actions.rename(department, name="Sở B", on=ON, by=None)
    now = tree(AFTER)
    assert now.path("tt") == ["tt", "a", "tinh"]
    assert [row.code for row in now.children("a")] == ["tt"]
    assert roll_up(SINCE, AFTER) == {"tinh": "tinh", "a": "a", "tt": "a"}


def test_a_choice_is_remembered_once_and_a_later_one_takes_its_place() -> None:
    make("a")
    make("b")
    first = actions.learn("Cơ quan ấy", "a", by=None)
    assert actions.learn("Cơ quan  ấy", "a", by=None) == first
    actions.learn("Cơ quan ấy", "b", by=None)
    assert [(one.code, one.source) for one in Alias.objects.all()] == [("b", "learned")]
    with pytest.raises(Refused, match="Không có cơ quan"):
        actions.learn("Ai đó", "khong-co", by=None)
    with pytest.raises(Refused, match="chưa có chữ"):
        actions.learn(" -- ", "a", by=None)


def test_a_group_keeps_its_learned_names_when_its_declared_ones_change() -> None:
    data = GroupData("Các sở", SINCE, kinds=("department",), aliases=("sở, ngành", "Các  sở ngành", "sở ban"))
    group = actions.save_group(None, data, by=None)
    actions.learn("bên sở", group, by=None)
    assert sorted(group.aliases.values_list("words", flat=True)) == ["Các sở ngành", "bên sở", "sở ban"]
    actions.save_group(group, GroupData("Các sở", SINCE, aliases=("sở ban",)), version=1, by=None)
    assert sorted(group.aliases.values_list("words", flat=True)) == ["bên sở", "sở ban"]
    with pytest.raises(Stale):
        actions.save_group(group, data, version=1, by=None)
    with pytest.raises(Refused, match="mã: khong-co"):
        actions.save_group(group, GroupData("Các sở", SINCE, codes=("khong-co",)), version=2, by=None)
    assert Group.objects.get().key == "cac-so"
