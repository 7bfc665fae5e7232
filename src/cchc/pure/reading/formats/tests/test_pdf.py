import io

import pytest
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from cchc.pure.reading.blocks import Paragraph, Table
from cchc.pure.reading.context import Context, Limits
from cchc.pure.reading.errors import ReadingError
from cchc.pure.reading.formats import pdf
from cchc.pure.reading.formats.tests.drawn import HEIGHT, WIDTH, draw, fill, grid, prose, table

LONG = (
    "Tiếp tục rà soát, đơn giản hóa thủ tục hành chính nội bộ giữa các cơ quan hành chính nhà nước trong tỉnh, "
    "bảo đảm phù hợp với mô hình chính quyền địa phương hai cấp và yêu cầu của người dân, doanh nghiệp;"
)
HEADER = ["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn"]
XS = [60.0, 95.0, 330.0, 440.0, 530.0]


def texts(data: bytes) -> list[str]:
    return [block.text for block in pdf.read(data, Context()) if isinstance(block, Paragraph)]


def only_table(data: bytes) -> Table:
    tables = [block for block in pdf.read(data, Context()) if isinstance(block, Table)]
    assert len(tables) == 1
    return tables[0]


def rows(found: Table) -> list[list[str | None]]:
    return [[cell.text if cell else None for cell in row] for row in found.grid()]


def test_wrapped_lines_are_one_paragraph() -> None:
    def page(canvas: Canvas) -> None:
        y = prose(canvas, "1. " + LONG, 700)
        prose(canvas, "2. " + LONG, y)

    assert texts(draw(page)) == ["1. " + LONG, "2. " + LONG]


def test_a_paragraph_goes_on_over_the_page() -> None:
    lines = LONG.split(", bảo đảm ")

    def first(canvas: Canvas) -> None:
        prose(canvas, LONG, 760)
        canvas.drawString(85, 100, lines[0][: len(lines[0]) // 2 - 1])
        canvas.drawRightString(
            510, 85, "các cơ quan hành chính nhà nước trong toàn tỉnh và các đơn vị sự nghiệp"
        )

    def second(canvas: Canvas) -> None:
        canvas.drawString(85, 760, "công lập theo quy định.")

    assert texts(draw(first, second))[-1].endswith("đơn vị sự nghiệp công lập theo quy định.")


def test_letterhead_is_read_side_by_side() -> None:
    def page(canvas: Canvas) -> None:
        canvas.setFont("Regular", 12)
        canvas.drawCentredString(150, 780, "ỦY BAN NHÂN DÂN")
        canvas.setFont("Bold", 12)
        canvas.drawCentredString(400, 780, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
        canvas.drawCentredString(150, 765, "TỈNH MẪU")
        canvas.drawCentredString(400, 765, "Độc lập - Tự do - Hạnh phúc")
        canvas.setFont("Regular", 12)
        canvas.drawCentredString(150, 735, "Số: 12/KH-UBND")
        canvas.drawCentredString(400, 735, "Tỉnh Mẫu, ngày 05 tháng 01 năm 2026")
        canvas.setFont("Bold", 14)
        canvas.drawCentredString(WIDTH / 2, 690, "KẾ HOẠCH")
        canvas.setFont("Regular", 12)
        prose(canvas, "1. " + LONG, 640)

    blocks = pdf.read(draw(page), Context())
    assert [block.text for block in blocks if isinstance(block, Paragraph)] == [
        "ỦY BAN NHÂN DÂN",
        "TỈNH MẪU",
        "Số: 12/KH-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Tỉnh Mẫu, ngày 05 tháng 01 năm 2026",
        "KẾ HOẠCH",
        "1. " + LONG,
    ]
    title = blocks[6]
    assert isinstance(title, Paragraph)
    assert title.bold
    assert title.centred


def test_page_numbers_and_repeated_headers_go() -> None:
    def page(number: int, canvas: Canvas) -> None:
        canvas.drawCentredString(WIDTH / 2, 810, str(number))
        canvas.drawString(85, 30, "Kế hoạch của Tỉnh Mẫu")
        prose(canvas, f"{number}. {LONG}", 700)

    data = draw(*(lambda canvas, n=n: page(n, canvas) for n in (2, 3, 4)))
    assert texts(data) == [f"{n}. {LONG}" for n in (2, 3, 4)]


def test_footnote_and_its_reference() -> None:
    def page(canvas: Canvas) -> None:
        y = prose(canvas, "1. " + LONG, 700)
        canvas.drawString(85, y, "Thực hiện theo Nghị quyết số 12")
        end = 85 + canvas.stringWidth("Thực hiện theo Nghị quyết số 12", "Regular", 12)
        canvas.setFont("Regular", 7)
        canvas.drawString(end, y + 5, "1")
        canvas.drawString(85, 104, "1")
        canvas.setFont("Regular", 9)
        canvas.drawString(90, 100, "Nghị quyết của Hội đồng nhân dân tỉnh.")

    blocks = pdf.read(draw(page), Context())
    notes = [block.text for block in blocks if isinstance(block, Paragraph) and block.footnote]
    assert notes == ["1 Nghị quyết của Hội đồng nhân dân tỉnh."]
    assert "Thực hiện theo Nghị quyết số 12" in [
        block.text for block in blocks if isinstance(block, Paragraph)
    ]


def test_a_ruled_table() -> None:
    body = [HEADER, ["1", "Ban hành kế hoạch cải cách hành chính năm 2026", "Sở Nội vụ", "Quý I/2026"]]
    found = only_table(draw(lambda canvas: table(canvas, XS, [700, 670, 620], body)))
    assert rows(found) == body
    assert found.cells[-1].place.page == 1
    assert found.cells[-1].place.row == 2


def test_thin_boxes_are_strokes_too() -> None:
    def page(canvas: Canvas) -> None:
        for y in (700, 670, 620):
            canvas.rect(60, y, 470, 0.5, stroke=0, fill=1)
        for x in XS:
            canvas.rect(x, 620, 0.5, 80, stroke=0, fill=1)
        fill(canvas, XS, [700, 670, 620], [HEADER, ["1", "Rà soát", "Sở Tư pháp", "Quý II"]])

    assert rows(only_table(draw(page))) == [HEADER, ["1", "Rà soát", "Sở Tư pháp", "Quý II"]]


def test_merged_cells_have_spans() -> None:
    def page(canvas: Canvas) -> None:
        for y in (700, 670, 580):
            canvas.line(60, y, 530, y)
        canvas.line(95, 625, 330, 625)
        canvas.line(330, 640, 530, 640)
        for x in (60, 530):
            canvas.line(x, 700, x, 580)
        for x in (95, 330):
            canvas.line(x, 670, x, 580)
        canvas.line(440, 640, 440, 580)
        fill(canvas, XS, [700], [["", "I. Thể chế"]])
        fill(canvas, XS, [670], [["1", "Rà soát", "Sở Tư pháp"]])
        fill(canvas, XS, [640], [["", "", "Văn phòng", "Quý I"]])
        fill(canvas, XS, [625], [["", "Ban hành"]])

    spans = {cell.text: (cell.row_span, cell.column_span) for cell in only_table(draw(page)).cells}
    assert spans["I. Thể chế"] == (1, 4)
    assert spans["1"] == (3, 1)
    assert spans["Sở Tư pháp"] == (1, 2)
    assert spans["Rà soát"] == (2, 1)


def test_a_table_over_pages_is_one_table() -> None:
    def page(numbers: range, canvas: Canvas) -> None:
        body = [HEADER, *([str(n), f"Việc {n}", "Sở Nội vụ", "Quý I"] for n in numbers)]
        table(canvas, XS, [700.0 - 25 * i for i in range(len(body) + 1)], body)

    data = draw(lambda canvas: page(range(1, 4), canvas), lambda canvas: page(range(4, 7), canvas))
    found = only_table(data)
    assert [row[0] for row in rows(found)] == ["TT", "1", "2", "3", "4", "5", "6"]
    assert next(cell.place.page for cell in found.cells if cell.text == "Việc 5") == 2


def test_a_row_cut_by_the_page_is_one_row() -> None:
    above = [
        HEADER,
        ["1", "Việc 1", "Sở Nội vụ", "Quý I"],
        ["2", "Rà soát các quy định", "Sở Tài chính, Sở", "Quý"],
    ]
    below = [
        HEADER,
        ["", "của tỉnh về tài chính", "Tư pháp", "II/2026"],
        ["3", "Việc 3", "Sở Y tế", "Quý II"],
    ]
    ys = [700.0, 675, 650, 600]
    data = draw(lambda canvas: table(canvas, XS, ys, above), lambda canvas: table(canvas, XS, ys, below))
    assert rows(only_table(data))[2] == [
        "2",
        "Rà soát các quy định của tỉnh về tài chính",
        "Sở Tài chính, Sở Tư pháp",
        "Quý II/2026",
    ]


def test_a_merged_cell_goes_on_over_the_page() -> None:
    def page(canvas: Canvas, number: str, names: list[str]) -> None:
        ys = [700.0, 670, 640, 610]
        for x in XS:
            canvas.line(x, 700, x, 610)
        for y in (700, 610):
            canvas.line(60, y, 530, y)
        for y in (670, 640):
            canvas.line(95, y, 530, y)
        fill(
            canvas,
            XS,
            ys,
            [[number if i == 0 else "", f"Hoạt động {name}", "Sở", "Quý"] for i, name in enumerate(names)],
        )

    found = only_table(draw(lambda c: page(c, "1", ["A", "B", "C"]), lambda c: page(c, "", ["D", "E", "G"])))
    assert found.rows == 6
    assert [row[0] for row in rows(found)] == ["1"] * 6


def test_a_turned_page_is_read_upright() -> None:
    def page(canvas: Canvas) -> None:
        canvas.translate(WIDTH, 0)
        canvas.rotate(90)
        table(canvas, XS, [400, 370, 340], [HEADER, ["1", "Rà soát", "Sở Y tế", "Quý I"]])

    assert rows(only_table(draw(page))) == [HEADER, ["1", "Rà soát", "Sở Y tế", "Quý I"]]
    assert rows(only_table(draw(lambda c: (c.setPageRotation(270), page(c))))) == [
        HEADER,
        ["1", "Rà soát", "Sở Y tế", "Quý I"],
    ]


def test_what_was_stamped_when_signing_is_read_where_it_stands() -> None:
    """Number and date of an issued plan are mostly fields on top of the page, put there by the registry."""

    def page(canvas: Canvas) -> None:
        canvas.drawString(85, 760, "Số:          /KH-UBND")
        x = 85 + canvas.stringWidth("Số:  ", "Regular", 12)
        plain = {"borderWidth": 0, "fillColor": None, "borderColor": None, "fontSize": 12}
        canvas.acroForm.textfield(value="277", x=x, y=756, width=28, height=16, **plain)
        prose(canvas, LONG, 700)

    assert texts(draw(page))[0].replace(" ", "") == "Số:277/KH-UBND"


def test_narrow_blanks_between_pieces_are_blanks() -> None:
    """Condensed text in pieces, as word processors write it: no blank is drawn, and letters overlap."""

    def page(canvas: Canvas) -> None:
        x = 60.0
        for piece, gap in (("kinh ph", 0), ("í", 0), ("t", 2.2), ("ính toán", 0)):
            x += gap
            canvas.drawString(x, 700, piece, charSpace=-0.6)
            x += canvas.stringWidth(piece, "Regular", 12) - 0.6 * len(piece)

    assert texts(draw(page)) == ["kinh phí tính toán"]


TCVN3 = "C¶i c¸ch hµnh chÝnh cña tØnh n¨m 2026, tæ chøc thùc hiÖn vµ b¸o c¸o kÕt qu¶"
VNI = "Caûi caùch haønh chính cuûa tænh naêm 2026, toå chöùc thöïc hieän vaø baùo caùo keát quaû"
UNICODE = "Cải cách hành chính của tỉnh năm 2026, tổ chức thực hiện và báo cáo kết quả"


@pytest.mark.parametrize("text", [TCVN3, VNI])
def test_letters_of_old_fonts(text: str) -> None:
    assert texts(draw(lambda canvas: canvas.drawString(60, 700, text))) == [UNICODE]


def test_columns_without_rules_are_a_table() -> None:
    body = [HEADER, *([str(n), f"Việc số {n}", "Sở Nội vụ", "Quý I"] for n in range(1, 5))]

    def page(canvas: Canvas) -> None:
        for index, row in enumerate(body):
            for x, text in zip(XS, row, strict=False):
                canvas.drawString(x, 700 - 18 * index, text)
        prose(canvas, "1. " + LONG, 500)

    data = draw(page)
    assert rows(only_table(data)) == body
    assert texts(data) == ["1. " + LONG]


def test_two_columns_are_no_table() -> None:
    def page(canvas: Canvas) -> None:
        for index in range(5):
            canvas.drawString(85, 700 - 15 * index, f"- Cơ quan {index};")
            canvas.drawString(350, 700 - 15 * index, f"Chức vụ {index}")

    assert texts(draw(page))[:2] == ["- Cơ quan 0;", "- Cơ quan 1;"]


def test_a_frame_with_one_cell_is_text() -> None:
    def page(canvas: Canvas) -> None:
        grid(canvas, [85, 400], [700, 650])
        canvas.drawString(95, 680, "Dự thảo ngày 05/01/2026")

    assert texts(draw(page)) == ["Dự thảo ngày 05/01/2026"]


def test_a_locked_document() -> None:
    out = io.BytesIO()
    canvas = Canvas(out, encrypt=StandardEncryption("mat-khau"))
    canvas.drawString(100, 100, "x")
    canvas.save()
    with pytest.raises(ReadingError, match="mật khẩu") as raised:
        pdf.read(out.getvalue(), Context())
    assert raised.value.code == "locked"


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4", b"%PDF-1.7\n" + b"\x00" * 200])
def test_a_damaged_document(data: bytes) -> None:
    with pytest.raises(ReadingError, match="PDF") as raised:
        pdf.read(data, Context())
    assert raised.value.code == "damaged"


def test_too_many_pages() -> None:
    data = draw(*[lambda canvas: canvas.drawString(90, 700, "Trang")] * 4, size=landscape(A4))
    with pytest.raises(ReadingError, match="4 trang") as raised:
        pdf.read(data, Context(limits=Limits(pages=3)))
    assert raised.value.code == "too-many-pages"


def test_progress_is_told() -> None:
    told: list[float] = []
    data = draw(*[lambda canvas: canvas.drawString(90, HEIGHT - 200, "Trang có chữ")] * 4)
    pdf.read(data, Context(progress=lambda step, share: told.append(share)))
    assert told == [0.25, 0.5, 0.75, 1.0]
