"""Agencies as files: what is written is read back, errors name the cell, all or nothing, twice is once."""

import io
from collections.abc import Callable
from datetime import date

import pytest
from django.apps import apps
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from cchc.shared.agencies import actions
from cchc.shared.agencies.actions import GroupData
from cchc.shared.agencies.errors import Refused
from cchc.shared.agencies.models import Agency, Alias, Group, Succession
from cchc.shared.agencies.queries import successors_on
from cchc.shared.agencies.sheets.check import check
from cchc.shared.agencies.sheets.export import to_csv, to_xlsx
from cchc.shared.agencies.sheets.read import Book, read
from cchc.shared.records.models import Event
from cchc.web.site.demo.agencies import build
from tests import cast

pytestmark = pytest.mark.django_db
HEAD = ["Mã", "Tên", "Loại", "Có từ ngày", "Đến hết ngày", "Mã cấp trên"]


def xlsx(*rows: list[str], head: list[str] = HEAD, name: str = "Cơ quan") -> bytes:
    book = Workbook()
    sheet = book["Sheet"]
    sheet.title = name
    for row in (head, *rows):
        sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def cells(book: Book) -> list[str]:
    return [f"{one.sheet}!{one.cell}" for one in check(book).errors]


def take(data: bytes) -> tuple[int, int, int]:
    done = actions.import_book(read(data, "tep"), name="tep.xlsx", by=None)
    return len(done.new), len(done.changed), done.same


def as_they_are() -> list[tuple[object, ...]]:
    plain = Agency.objects.order_by("code", "valid_from").values_list(
        "code", "name", "short_name", "folded", "kind", "parent__code", "position", "valid_from", "valid_to"
    )
    return list(plain)


def test_the_sample_province_written_and_read_back_changes_nothing() -> None:
    build()
    data = to_xlsx(Agency.objects.all())
    preview = check(read(data, "a.xlsx"))
    assert (preview.does_nothing, preview.same, preview.errors) == (True, Agency.objects.count(), [])
    assert check(read(to_csv(Agency.objects.all()), "a.csv")).does_nothing


def named_rules() -> tuple[list[object], list[object]]:
    groups = Group.objects.order_by("key", "valid_from").values_list(
        *("key", "name", "kinds", "blocks", "codes", "without", "when_concerned", "is_outside"),
        *("valid_from", "valid_to", "note"),
    )
    aliases = Alias.objects.order_by("folded", "code", "group__key", "words").values_list(
        "words", "code", "group__key", "valid_from", "valid_to", "source"
    )
    return list(groups), list(aliases)


def test_groups_and_other_names_come_back_as_they_were() -> None:
    build()
    actions.learn("các bên", Group.objects.get(key="so-ban-nganh"), by=None)
    Group.objects.filter(key="cac-so").update(when_concerned="ask", without=["so-y-te"], blocks=["so-nganh"])
    data, before = to_xlsx(Agency.objects.all()), named_rules()
    for model in (Alias, Group, Succession):
        model.objects.all().delete()
    take(data)
    assert named_rules() == before
    assert check(read(data, "a.xlsx")).does_nothing


def test_errors_of_groups_and_names_stand_at_their_cells() -> None:
    build()
    book = load_workbook(io.BytesIO(to_xlsx(Agency.objects.all())))
    book["Nhóm"]["E2"] = "khong-co"
    book["Nhóm"]["C3"] = "Sở; Cục"
    book["Cách gọi"].append(["hai bên", "so-noi-vu", "cac-so"])
    book["Cách gọi"].append(["không ai", "", "khong-co"])
    stream = io.BytesIO()
    book.save(stream)
    last = book["Cách gọi"].max_row
    assert sorted(cells(read(stream.getvalue(), "a.xlsx"))) == [
        f"Cách gọi!B{last - 1}",
        f"Cách gọi!C{last}",
        "Nhóm!C3",
        "Nhóm!E2",
    ]


def imported() -> Event:
    return Event.objects.filter(kind="agencies.imported")[0]


def test_an_import_is_taken_back_whole_once() -> None:
    build()
    before = as_they_are(), named_rules(), Succession.objects.count()
    start = Agency.objects.get(code="so-noi-vu", valid_to=None).valid_from.strftime("%d/%m/%Y")
    take(
        xlsx(
            ["so-moi", "Sở Mới", "Sở", "01/01/2026", "", "tinh-mau"],
            ["so-noi-vu", "Sở Nội vụ hai", "Sở", start],
        )
    )
    assert Agency.objects.filter(name="Sở Nội vụ hai").exists()
    assert actions.undo_import(imported(), by=None)
    assert (as_they_are(), named_rules(), Succession.objects.count()) == before
    assert not actions.undo_import(imported(), by=None)


def test_a_whole_province_is_taken_back_to_nothing() -> None:
    build()
    data = to_xlsx(Agency.objects.all())
    for model in (Succession, Alias, Group, Agency):
        Agency.objects.update(parent=None)
        model.objects.all().delete()
    take(data)
    assert actions.undo_import(imported(), by=None)
    assert not Agency.objects.exists()
    assert not Group.objects.exists()


def _edited() -> None:
    row = Agency.objects.get(code="so-moi")
    actions.edit(row, version=0, by=None, position=7)


def _below() -> None:
    parent = Agency.objects.get(code="so-moi")
    actions.create(
        code="duoi", name="Chi cục", kind="unit", valid_from=date(2026, 2, 1), parent=parent, by=None
    )


def _renamed() -> None:
    actions.rename(Agency.objects.get(code="so-moi"), name="Sở Khác", on=date(2026, 3, 1), by=None)


def _named() -> None:
    actions.learn("cơ quan mới", "so-moi", by=None)


def _grouped() -> None:
    actions.save_group(None, GroupData("Nhóm mới", date(2026, 1, 1), codes=["so-moi"]), by=None)


def _has_people() -> None:
    apps.get_model("accounts", "Membership").objects.create(
        user=cast.people()["standing"], agency_code="so-moi", role="focal", valid_from=date(2026, 1, 1)
    )


@pytest.mark.parametrize("build_on", [_edited, _below, _renamed, _named, _grouped, _has_people])
def test_what_something_stands_on_is_not_taken_back(build_on: Callable[[], None]) -> None:
    build()
    take(xlsx(["so-moi", "Sở Mới", "Sở", "01/01/2026", "", "tinh-mau"]))
    build_on()
    before = as_they_are()
    with pytest.raises(Refused, match="Không hoàn tác được lần nhập này"):
        actions.undo_import(imported(), by=None)
    assert as_they_are() == before


def test_a_whole_province_taken_into_an_empty_installation() -> None:
    build()
    data, before, moves = to_xlsx(Agency.objects.all()), as_they_are(), Succession.objects.count()
    aliases = set(Alias.objects.exclude(code="").values_list("folded", "code"))
    Succession.objects.all().delete()
    Alias.objects.exclude(code="").delete()
    Agency.objects.update(parent=None)
    Agency.objects.all().delete()
    assert take(data)[0] == len(before)
    assert as_they_are() == before
    assert set(Alias.objects.exclude(code="").values_list("folded", "code")) == aliases
    assert Succession.objects.count() == moves
    district = Agency.objects.get(code="huyen-suoi-nga")
    assert len(successors_on(district, date(2026, 1, 1))) == 6
    assert take(data) == (0, 0, len(before))
    assert Event.objects.filter(kind="agencies.imported").count() == 1


def test_a_span_that_ends_makes_room_for_the_next() -> None:
    first = ["a", "Sở A", "Sở", "01/01/2020", "", ""]
    assert take(xlsx(first)) == (1, 0, 0)
    ended = ["a", "Sở A", "sở", "2020-01-01", "30/06/2025", ""]
    assert take(xlsx(["a", "Sở A mới", "Sở", "01/07/2025", "", ""], ended)) == (1, 1, 0)
    assert [row.name for row in Agency.objects.order_by("valid_from")] == ["Sở A", "Sở A mới"]


def test_every_error_names_its_cell_and_nothing_is_written() -> None:
    data = xlsx(
        ["a", "Sở A", "Sở", "01/01/2020", "", ""],
        ["mã sai", "", "Sở sai", "32/01/2020", "01/01/2019", "khong-co"],
        ["b", "Sở B", "Sở", "01/01/2020", "01/01/2019", "b"],
        ["c", "Sở C", "Sở", "01/01/2020", "", "khong-co"],
        ["a", "Sở A nữa", "Sở", "01/01/2024", "", ""],
    )
    book = read(data, "a.xlsx")
    expected = ["A3", "B3", "C3", "D3", "E4", "F4", "F5", "D6"]
    assert cells(book) == [f"Cơ quan!{cell}" for cell in expected]
    assert all(one.what and one.fix for one in check(book).errors)
    with pytest.raises(Refused, match="8 ô có lỗi"):
        actions.import_book(book, name="a.xlsx", by=None)
    assert not Agency.objects.exists()


def test_columns_that_the_file_does_not_have_stay_as_they_are() -> None:
    actions.create(
        code="a", name="Sở A", short_name="SA", kind="department", valid_from=date(2020, 1, 1), by=None
    )
    head = ["Loại cơ quan", "Mã", "Tên cơ quan", "Từ ngày"]
    assert take(xlsx(["Sở", "a", "Sở A1", "01/01/2020"], head=head, name="Trang tính 1")) == (0, 1, 0)
    row = Agency.objects.get()
    assert (row.name, row.short_name, row.version) == ("Sở A1", "SA", 1)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"PK\x03\x04 hong", "hãy"),
        (b"\x00\x01\x02", ".xlsx hoặc .csv"),
        (b"", "dòng tiêu đề"),
        ("Tên\nSở A".encode(), "“Mã”"),
        ("Mã,Tên,Loại,Có từ ngày\n".encode(), "không có dòng cơ quan nào"),
    ],
)
def test_what_is_no_list_of_agencies_is_refused_with_a_sentence(data: bytes, words: str) -> None:
    with pytest.raises(Refused, match=words):
        read(data, "a")


def test_a_csv_with_semicolons_and_a_formula_that_is_none() -> None:
    data = "\ufeffMã;Tên;Loại;Có từ ngày\na;'=Sở A;Sở;01/01/2020\n".encode()
    assert take(data) == (1, 0, 0)
    assert Agency.objects.get().name == "=Sở A"
    assert "'=Sở A" in to_csv(Agency.objects.all()).decode("utf-8-sig")


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        book = read(data, "a.csv")
    except Refused:
        return
    assert book.agencies or book.errors


@given(st.lists(st.lists(st.text(max_size=12), min_size=4, max_size=4), min_size=1, max_size=3))
def test_any_cells_give_lines_or_errors_at_cells(rows: list[list[str]]) -> None:
    lines = ["Mã\tTên\tLoại\tCó từ ngày", *("\t".join(row) for row in rows)]
    try:
        book = read("\n".join(lines).encode("utf-8", "replace"), "a.csv")
    except Refused:
        return
    assert all(one.cell[0].isalpha() and one.fix for one in book.errors)
