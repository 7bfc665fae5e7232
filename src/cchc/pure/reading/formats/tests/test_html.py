from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc.pure.reading.blocks import Paragraph, Table
from cchc.pure.reading.context import Context
from cchc.pure.reading.errors import ReadingError
from cchc.pure.reading.formats import html, mhtml, read_blocks


def paragraphs(page: str) -> list[Paragraph]:
    return [b for b in html.read(page.encode(), Context()) if isinstance(b, Paragraph)]


def table(page: str) -> Table:
    (found,) = (b for b in html.read(page.encode(), Context()) if isinstance(b, Table))
    return found


def texts(found: Table) -> list[list[str]]:
    return [[cell.text if cell else "" for cell in row] for row in found.grid()]


def test_paragraphs_with_what_their_style_says() -> None:
    title, heading, body = paragraphs(
        "<p align=center><b>KẾ HOẠCH</b></p><h2>I. Mục tiêu</h2>"
        "<div>Đoạn\n  <i>nghiêng</i>&nbsp;và <b>đậm</b><script>x()</script><o:p></o:p></div>"
    )
    assert (title.text, title.bold, title.centred) == ("KẾ HOẠCH", True, True)
    assert (heading.text, heading.level) == ("I. Mục tiêu", 2)
    assert (body.text, body.bold, body.centred) == ("Đoạn nghiêng và đậm", False, False)


def test_furniture_of_the_site_is_left_out() -> None:
    page = "<nav>Trang chủ</nav><p>Nội dung</p><p style='display:none'>ẩn</p><footer>Bản quyền</footer>"
    assert [p.text for p in paragraphs(page)] == ["Nội dung"]


def test_lists_are_numbered_as_a_browser_does() -> None:
    page = "<ol type=I start=2><li>Hai<li>Ba<ul><li>con<li>- con nữa</ul></ol><ol type=a><li value=3>x<li>b) y</ol>"
    assert [p.text for p in paragraphs(page)] == ["II. Hai", "III. Ba", "- con", "- con nữa", "c. x", "b) y"]


def test_spans_are_clipped_to_the_table() -> None:
    found = table(
        "<table><thead><tr><th rowspan=2>STT<th rowspan=2>Nhiệm vụ<th colspan=2>Phân công</thead>"
        "<tr><th>Chủ trì<th>Phối hợp<tr><td>I<td colspan=100>Thể chế"
        "<tr><td rowspan=1000000000>1<td>A<br>- B<td>Sở A<td rowspan=0>Sở B<tr><td>C<td>Sở C</table>"
    )
    assert texts(found) == [
        ["STT", "Nhiệm vụ", "Phân công", "Phân công"],
        ["STT", "Nhiệm vụ", "Chủ trì", "Phối hợp"],
        ["I", "Thể chế", "Thể chế", "Thể chế"],
        ["1", "A\n- B", "Sở A", "Sở B"],
        ["1", "C", "Sở C", "Sở B"],
    ]
    assert found.row_places()[3].row == 4


INNER = "<table>" + "<tr><td>a<td>b<td>c" * 4 + "</table>"


def test_a_frame_around_the_page_is_opened_and_a_small_inner_table_is_text() -> None:
    assert table(f"<table><tr><td>Menu<td><p>Đoạn</p>{INNER}</table>").columns == 3
    small = "<table><tr><td>1<td>Chi tiết <table><tr><td>x<td>y</table><td>z<tr><td>2<td>b<td>c</table>"
    assert texts(table(small))[0] == ["1", "Chi tiết\nx y", "z"]


def test_old_fonts_are_known_by_name_or_by_their_words() -> None:
    page = '<p style="font-family:.VnTime">KÕ ho¹ch <font face=".VnTimeH">c¶i c¸ch</font></p>'
    assert paragraphs(page)[0].text == "Kế hoạch CẢI CÁCH"
    assert paragraphs("<p>Céng hoµ x· héi chñ nghÜa</p>")[0].text == "Cộng hoà xã hội chủ nghĩa"


@pytest.mark.parametrize(
    ("head", "encoding"),
    [('<meta charset="utf-8">', "utf-8"), ("", "utf-16"), ('<meta charset="windows-1252">', "utf-8")],
)
def test_the_bytes_decide_where_the_page_lies(head: str, encoding: str) -> None:
    data = f"<html>{head}<p>Kế hoạch của tỉnh".encode(encoding)
    assert read_blocks(data, "a.doc").blocks[0] == Paragraph("Kế hoạch của tỉnh", paragraphs("<p>x")[0].place)


def test_word_saved_as_a_page_keeps_numbers_and_footnotes() -> None:
    page = (
        "<p class=MsoListParagraph><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp;&nbsp;</span>"
        "</span><![endif]>Rà soát<a href='#_ftn1'>[1]</a></p>"
        "<div style='mso-element:footnote' id=ftn1><p>Ghi chú</p></div>"
    )
    body, note = paragraphs(page)
    assert body.text == "1. Rà soát"
    assert (note.text, note.footnote) == ("Ghi chú", True)


def test_a_web_archive_holds_a_page() -> None:
    data = (
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n"
        b"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        b"<p>K=E1=BA=BF ho=E1=BA=A1ch</p>\r\n--x--\r\n"
    )
    assert [b.text for b in read_blocks(data, "a.doc").paragraphs()] == ["Kế hoạch"]
    with pytest.raises(ReadingError, match="không có nội dung"):
        mhtml.read(b"MIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nx", Context())


def test_hostile_pages_end() -> None:
    for page in (
        "<div>" * 5000 + "x",
        "<table><tr><td>" * 1000,
        "<table><tr>" + "<td>a" * 20_000,
        "<p>" + "a<br>" * 5000,
    ):
        with suppress(ReadingError):
            read_blocks(("<html>" + page).encode(), "a.html")


TAGS = st.sampled_from(
    [
        "<table>",
        "<tr>",
        "<td>",
        "<td",
        "rowspan=3>",
        "<td",
        "colspan=2>",
        "</table>",
        "<p>",
        "<ol>",
        "<li>",
        "</ol>",
        "<b>",
        "<br>",
        "a",
        "1.",
        "&lt;",
        "<pre>",
    ]
)


@settings(deadline=None)
@given(st.lists(TAGS, max_size=60).map("".join))
def test_any_tags_are_blocks_or_one_sentence(page: str) -> None:
    with suppress(ReadingError):
        for block in read_blocks(("<html>" + page).encode(), "a.html").blocks:
            assert not isinstance(block, Table) or len(block.grid()) == block.rows
