"""The outline: kinds, paths, joins, repeats and the frame of an official document."""

from hypothesis import given
from hypothesis import strategies as st

from cchc.pure.reading.blocks import Block, Cell, Paragraph, Place, Table
from cchc.pure.reading.outline import Entry, Outline, read_outline

PLAN = """ỦY BAN NHÂN DÂN
TỈNH MẪU
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 12/KH-UBND
Tỉnh Mẫu, ngày 05 tháng 01 năm 2026
KẾ HOẠCH
CẢI
CÁCH HÀNH CHÍNH TỈNH MẪU NĂM 2026
Ủy ban nhân dân tỉnh ban hành Kế hoạch với các nội dung sau:
I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
a) Nâng cao chất lượng phục vụ người dân.
- Gắn với chuyển đổi số.
+ Ưu tiên cấp xã.
2. Yêu cầu
Bám sát chỉ đạo của tỉnh.
II. NHIỆM VỤ
1. Cải cách thể chế
1.1. Rà soát văn bản của tỉnh.
- Cơ quan chủ trì: Sở Tư pháp.
Nơi nhận:
- Như trên;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
PHỤ LỤC I
NHIỆM VỤ TRỌNG TÂM
(Kèm theo Kế hoạch số 12/KH-UBND ngày 05/01/2026)
Đăng nhập"""


def paragraphs(text: str) -> list[Block]:
    return [Paragraph(line, Place(n, n)) for n, line in enumerate(text.split("\n"), 1)]


def outline_of(text: str) -> Outline:
    return read_outline(paragraphs(text))


def find(outline: Outline, start: str) -> Entry:
    return next(entry for entry in outline.entries if entry.text.startswith(start))


def test_kinds_of_a_whole_plan() -> None:
    kinds = [entry.kind for entry in outline_of(PLAN).entries]
    assert kinds == [
        *["letterhead"] * 5,  # its first two lines are one
        *["title"] * 2,
        "text",
        *["heading"] * 2,
        "text",
        *["bullet"] * 2,
        "heading",
        "text",
        *["heading"] * 2,
        "text",
        "bullet",
        *["signature"] * 5,
        *["appendix-title"] * 3,
        "boilerplate",
    ]


def test_path_and_parent() -> None:
    outline = outline_of(PLAN)
    task = find(outline, "Rà soát văn bản")
    assert [(h.code, h.title) for h in task.path] == [("II", "NHIỆM VỤ"), ("1", "Cải cách thể chế")]
    assert (task.code, task.style) == ("1.1", "dotted")
    who = find(outline, "Cơ quan chủ trì")
    assert who.parent is not None
    assert outline.entries[who.parent] is task
    assert list(outline.children(who.parent)) == [who]
    assert find(outline, "Bám sát").path[-1].title == "Yêu cầu"
    nested = find(outline, "Ưu tiên")
    assert nested.parent is not None
    assert outline.entries[nested.parent].text == "Gắn với chuyển đổi số."


def test_wrapped_title_is_joined_with_its_place() -> None:
    title = find(outline_of(PLAN), "CẢI")
    assert title.text == "CẢI CÁCH HÀNH CHÍNH TỈNH MẪU NĂM 2026"
    assert (title.place.line_from, title.place.line_to) == (8, 9)


def test_appendix_begins_at_its_title() -> None:
    outline = outline_of(PLAN)
    assert find(outline, "PHỤ LỤC").in_appendix
    assert all(not entry.in_appendix for entry in outline.body())


def test_sentence_cut_by_a_page_is_joined_over_its_footnote() -> None:
    outline = outline_of(
        "I. NHIỆM VỤ\n1.1. Nâng cao kỷ cương¹ và chấn chỉnh lề lối làm\n¹ Chỉ thị của tỉnh.\nviệc ở các cấp."
    )
    assert find(outline, "Nâng cao").text == "Nâng cao kỷ cương¹ và chấn chỉnh lề lối làm việc ở các cấp."
    assert [entry.kind for entry in outline.entries] == ["heading", "text", "footnote"]


def test_sentence_that_cannot_end_there_goes_on_over_the_page_number() -> None:
    outline = outline_of("I. MỤC TIÊU\n- Tỷ lệ hồ sơ đúng hạn đạt từ\n2\n97% trở lên.")
    assert outline.entries[1].text == "Tỷ lệ hồ sơ đúng hạn đạt từ 97% trở lên."


def test_blank_date_is_not_joined_with_the_title() -> None:
    outline = outline_of("Số: /KH-UBND\nTỉnh Mẫu, ngày tháng năm\nKẾ HOẠCH\nVề cải cách hành chính của")
    assert [entry.kind for entry in outline.entries] == ["letterhead", "letterhead", "title", "text"]


def test_span_of_years_is_no_bullet() -> None:
    outline = outline_of("I. MỤC TIÊU\n1. Trong giai đoạn 2026\n- 2030 có thêm 05 mô hình mới.")
    assert outline.entries[-1].text == "Trong giai đoạn 2026 - 2030 có thêm 05 mô hình mới."


def test_heading_by_format_needs_no_number() -> None:
    blocks: list[Block] = [
        Paragraph("Mục tiêu cụ thể", Place(), level=2),
        Paragraph("Hoàn thành số hóa.", Place()),
        Paragraph("Nhiệm vụ chung", Place(), bold=True),
    ]
    assert [entry.kind for entry in read_outline(blocks).entries] == ["heading", "text", "heading"]


def test_repeated_run_is_left_out_once() -> None:
    filler = (
        "nâng cao chất lượng chỉ đạo, điều hành và phục vụ người dân, doanh nghiệp trên địa bàn tỉnh " * 4
    )
    run = "\n".join(f"{n}. Nội dung thứ {n}: {filler.strip()}." for n in range(1, 7))
    outline = outline_of(f"I. YÊU CẦU\n{run}\nI. YÊU CẦU\n{run}\n7. Nội dung cuối.")
    assert len(outline.entries) == 8
    assert outline.entries[0].place.line_from == 8
    assert outline.notes == ("Bỏ qua đoạn lặp lại nguyên văn ở dòng 1–7.",)


def test_lines_that_repeat_under_every_task_stay() -> None:
    who = "- Đơn vị thực hiện: Các sở, ban, ngành; UBND các xã, phường.\n- Thời gian: Thường xuyên."
    outline = outline_of("\n".join(f"{n}. Nhiệm vụ thứ {n} của tỉnh.\n{who}" for n in range(1, 9)))
    assert len(outline.entries) == 24


def test_letterhead_and_signature_tables() -> None:
    def table(text: str, columns: int = 2) -> Table:
        cells = tuple(Cell(0, n, part, Place()) for n, part in enumerate(text.split("|")))
        return Table(1, columns, cells, Place())

    blocks: list[Block] = [
        table("UBND TỈNH MẪU|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc"),
        Paragraph("KẾ HOẠCH", Place()),
        table("STT|Nhiệm vụ|Chủ trì|Thời hạn", 4),
        table("Nơi nhận: - Như trên|CHỦ TỊCH"),
    ]
    assert [entry.kind for entry in read_outline(blocks).entries] == [
        "letterhead",
        "title",
        "table",
        "signature",
    ]


_LINES = st.sampled_from(
    [*PLAN.split("\n"), "", "1.", "- ", "(1) Một; (2) hai", "Điều 1.", "./.", "a)", "2026"]
)


@given(st.lists(st.one_of(_LINES, st.text(max_size=60)), max_size=40))
def test_any_paragraphs_are_survived(lines: list[str]) -> None:
    outline = read_outline([Paragraph(line, Place(n, n)) for n, line in enumerate(lines, 1)])
    for index, entry in enumerate(outline.entries):
        assert entry.parent is None or entry.parent < index
    lines_kept = [entry.place.line_from for entry in outline.entries]
    assert lines_kept == sorted(lines_kept, key=lambda line: line or 0)
