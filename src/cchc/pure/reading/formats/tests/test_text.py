from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from cchc.pure.reading.blocks import Paragraph, Table
from cchc.pure.reading.errors import ReadingError
from cchc.pure.reading.formats import read_blocks
from cchc.pure.reading.formats.text import read_text


def said(text: str) -> list[str]:
    return [block.text for block in read_text(text) if isinstance(block, Paragraph)]


def test_one_paragraph_per_line() -> None:
    text = "KẾ HOẠCH\nCải cách hành chính\nCăn cứ Luật;\nĐiều 1. Ban hành (kèm theo Quyết định của Chủ tịch\nủy ban) này."
    assert said(text) == [
        "KẾ HOẠCH",
        "Cải cách hành chính",
        "Căn cứ Luật;",
        "Điều 1. Ban hành (kèm theo Quyết định của Chủ tịch ủy ban) này.",
    ]


def test_wrapped_lines_are_joined_and_items_kept_apart() -> None:
    text = (
        "Căn cứ Luật Tổ chức chính quyền địa phương và\ncác văn bản có liên quan; Ủy ban nhân dân tỉnh\n"
        "Mẫu ban hành kế hoạch giai đoạn từ năm 2026\n- 2030 với các nội dung chính\nsau đây:\n\n"
        "- Rà soát toàn bộ văn bản của\ntỉnh;\n- Kiểm tra việc thực hiện ở các\nđơn vị.\n"
    )
    assert said(text) == [
        "Căn cứ Luật Tổ chức chính quyền địa phương và các văn bản có liên quan; Ủy ban nhân dân tỉnh Mẫu ban hành"
        " kế hoạch giai đoạn từ năm 2026 - 2030 với các nội dung chính sau đây:",
        "- Rà soát toàn bộ văn bản của tỉnh;",
        "- Kiểm tra việc thực hiện ở các đơn vị.",
    ]


def test_a_sentence_cut_by_a_page_goes_on_past_a_footnote() -> None:
    blocks = read_text(
        "Giao Sở Nội vụ chủ trì tham mưu trong việc phân công các\n\n¹ Theo Quyết định của tỉnh.\n\n"
        "cơ quan, đơn vị thực hiện.\n\nHết."
    )
    first, note, last = (block for block in blocks if isinstance(block, Paragraph))
    assert first.text == "Giao Sở Nội vụ chủ trì tham mưu trong việc phân công các cơ quan, đơn vị thực hiện."
    assert (first.place.line_from, first.place.line_to) == (1, 5)
    assert note.footnote
    assert not first.footnote
    assert last.text == "Hết."


def test_markdown_marks_are_said_by_fields_not_by_signs() -> None:
    blocks = read_text(
        "# Kế hoạch\n\n**Cải cách\nhành chính**\n\nĐoạn *nghiêng* và **đậm**; a * b \\* c.\n\n-----\n"
    )
    one, two, three = (block for block in blocks if isinstance(block, Paragraph))
    assert (one.text, one.level) == ("Kế hoạch", 1)
    assert (two.text, two.bold) == ("Cải cách hành chính", True)
    assert (three.text, three.bold) == ("Đoạn nghiêng và đậm; a * b * c.", False)


def test_a_markdown_table() -> None:
    (table,) = read_text("TT | Nhiệm vụ | Hạn\n---|:---:|---\n1 | a \\| b<br>c | **Quý I**\n2 | d\n")
    assert isinstance(table, Table)
    assert [[cell.text if cell else "" for cell in row] for row in table.grid()] == [
        ["TT", "Nhiệm vụ", "Hạn"],
        ["1", "a | b c", "Quý I"],
        ["2", "d", ""],
    ]


def test_columns_kept_apart_by_blanks() -> None:
    blocks = read_text(
        "ỦY BAN NHÂN DÂN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "   TỈNH MẪU                 Độc lập - Tự do - Hạnh phúc\n\n"
        "STT   Nhiệm vụ                  Chủ trì         Hạn\n"
        "I     Thể chế\n"
        "1     Rà soát văn bản của       Sở Tư pháp      Quý I\n"
        "      tỉnh\n"
        "2     Kiểm tra                  Thanh tra tỉnh  Quý III\n\n"
        "Trong quá trình thực hiện, các cơ quan báo cáo về Sở Nội vụ.\n"
    )
    head, table, end = blocks
    assert isinstance(head, Table)
    assert isinstance(table, Table)
    assert isinstance(end, Paragraph)
    assert (head.rows, head.columns) == (2, 2)
    assert [cell.text for cell in table.cells if cell.row == 2] == [
        "1",
        "Rà soát văn bản của tỉnh",
        "Sở Tư pháp",
        "Quý I",
    ]


def test_an_old_macintosh_file_has_lines_too() -> None:
    assert said("Kế hoạch năm 2026.\rMục tiêu.") == ["Kế hoạch năm 2026.", "Mục tiêu."]


def test_hostile_text_ends() -> None:
    for text in (
        "|" * 50_000,
        "|\n" * 20_000,
        "| a " * 20_000,
        "\tx\n" * 20_000,
        "*" * 50_000 + "x",
        "a  " * 20_000,
    ):
        with suppress(ReadingError):
            assert read_blocks(text.encode(), "a.txt").blocks


@settings(deadline=None)  # readers are imported by the first call
@given(st.binary(max_size=400))
def test_any_bytes_are_blocks_or_one_sentence(data: bytes) -> None:
    with suppress(ReadingError):
        assert read_blocks(data, "tệp").blocks


@settings(deadline=None)  # readers are imported by the first call
@given(st.text("|\t\n *#-ab1.ế", max_size=300))
def test_any_text_is_read(text: str) -> None:
    lines = text.count("\n") + 1
    for block in read_text(text):
        assert 1 <= (block.place.line_from or 0) <= (block.place.line_to or 0) <= lines


def test_titles_in_wrapped_lines_stand_alone() -> None:
    body = "Thực hiện kế hoạch của tỉnh về việc nâng cao\nchất lượng phục vụ người dân và tổ chức trên\nđịa bàn, cụ thể như sau:"
    text = f"KẾ HOẠCH\nCẢI\nCÁCH HÀNH CHÍNH NĂM 2026\n{body}\nI. MỤC TIÊU\n1. Tiếp tục\nđẩy mạnh cải cách thủ tục.\n2. Tập\ntrung đào tạo."
    assert said(text) == [
        "KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH NĂM 2026",
        " ".join(body.split()),
        "I. MỤC TIÊU",
        "1. Tiếp tục đẩy mạnh cải cách thủ tục.",
        "2. Tập trung đào tạo.",
    ]
