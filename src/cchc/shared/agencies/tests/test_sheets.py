"""Agencies as files: what is written is read back, errors name the cell, all or nothing, twice is once."""

import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from cchc.shared.agencies import actions
from cchc.shared.agencies.errors import Refused
from cchc.shared.agencies.models import Agency, Alias, Succession
from cchc.shared.agencies.queries import successors_on
from cchc.shared.agencies.sheets.check import check
from cchc.shared.agencies.sheets.export import to_csv, to_xlsx
from cchc.shared.agencies.sheets.read import Book, read
from cchc.shared.records.models import Event
from cchc.web.site.demo.agencies import build

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
