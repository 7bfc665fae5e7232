from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.pure.reading.blocks import Block, Cell, Paragraph, Place, Table
from cchc.pure.reading.facts import read_facts
from cchc.pure.reading.formats.text import read_text
from cchc.pure.reading.plan import Document


def paragraphs(*texts: str, first: int = 1) -> list[Block]:
    return [Paragraph(text, Place(line, line)) for line, text in enumerate(texts, first)]


def table(*rows: tuple[str, ...], line: int = 1) -> Table:
    place = Place(line, line)
    cells = [Cell(r, c, text, place) for r, row in enumerate(rows) for c, text in enumerate(row)]
    return Table(len(rows), max(len(row) for row in rows), tuple(cells), place)


LETTERHEAD = table(
    (
        "ỦY BAN NHÂN DÂN\nTỈNH MẪU\n-------",
        "CỘNG HÒA XÃ HỘI\nCHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc",
    ),
    ("Số: 12/KH-UBND", "Mẫu, ngày 05 tháng 01 năm 2026"),
)
SIGNATURE = table(
    (
        "Nơi nhận:\n- Bộ Nội vụ;\n- Lưu: VT.",
        "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n(Đã ký)\nNguyễn Văn Mẫu",
    )
)


def test_a_plan_with_letterhead_and_signature() -> None:
    blocks = [
        LETTERHEAD,
        *paragraphs(
            "KẾ HOẠCH",
            "Cải cách hành chính tỉnh Mẫu năm 2026",
            "Thực hiện Nghị quyết số 1/NQ-CP ngày 2/3/2021, UBND tỉnh ban hành Kế hoạch như sau:",
            "I. MỤC ĐÍCH",
        ),
        SIGNATURE,
    ]
    assert read_facts(blocks, "a.docx") == Document(
        number="12/KH-UBND",
        kind="Kế hoạch",
        title="Cải cách hành chính tỉnh Mẫu năm 2026",
        issued_on=date(2026, 1, 5),
        effective_on=None,
        issuer="ỦY BAN NHÂN DÂN TỈNH MẪU",
        signer="Nguyễn Văn Mẫu",
        year=2026,
    )


def test_the_header_of_a_web_page() -> None:
    pairs = table(
        ("Số hiệu", "9/QĐ-UBND"),
        ("Ngày ban hành", "31/12/2025"),
        ("Ngày có hiệu lực", "01/01/2026"),
        ("Loại văn bản", "Quyết định"),
        ("Người ký", "Trần Thị Mẫu"),
        ("Tình trạng", "Còn hiệu lực"),
    )
    facts = read_facts([pairs], "a.html")
    assert (facts.number, facts.kind, facts.signer) == ("9/QĐ-UBND", "Quyết định", "Trần Thị Mẫu")
    assert (facts.issued_on, facts.effective_on) == (date(2025, 12, 31), date(2026, 1, 1))
    assert read_facts(paragraphs("Số hiệu: 9/QĐ-UBND", "Người ký:", "Lê Mẫu"), "a.txt").signer == "Lê Mẫu"


def test_a_decision_that_issues_a_plan() -> None:
    facts = read_facts(
        paragraphs(
            "Số: 9/QĐ-UBND   Mẫu, ngày 3 tháng 2 năm 2026",
            "QUYẾT ĐỊNH",
            "VỀ VIỆC BAN HÀNH KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH",
            "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH",
            "Căn cứ Luật Mẫu;",
            "Điều 2. Quyết định này có hiệu lực kể từ ngày ký.",
            "KẾ HOẠCH",
            "CẢI CÁCH HÀNH CHÍNH NĂM 2026",
            "(Kèm theo Quyết định số 9/QĐ-UBND ngày 3/2/2026)",
        ),
        "a.txt",
    )
    assert facts.kind == "Quyết định"
    assert facts.title == "VỀ VIỆC BAN HÀNH KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH"
    assert facts.effective_on == facts.issued_on == date(2026, 2, 3)
    assert facts.issuer == "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH"
    assert facts.year == 2026


def test_a_draft_is_blank() -> None:
    facts = read_facts(
        paragraphs(
            "Số:      /KH-UBND", "Mẫu, ngày   tháng 12 năm 2025", "KẾ HOẠCH", "CẢI CÁCH HÀNH CHÍNH NĂM 2026"
        ),
        "a.txt",
    )
    assert (facts.number, facts.issued_on, facts.year) == (None, None, 2026)
    assert (
        read_facts(
            paragraphs("KẾ HOẠCH", "VIỆC A", "(Kèm theo Kế hoạch số: /KH-UBND ngày / /2026)"), "a"
        ).year
        == 2026
    )


def test_blanks_are_missing_around_figures_that_were_put_in_later() -> None:
    lines = ["Số:277    /KH-UBND", "Mẫu, ngày14 tháng7 năm 2026", "KẾ HOẠCH", "VIỆC A", "Căn cứ Luật Mẫu;"]
    end = ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "[đã ký]", "Lê Thị Mẫu"]
    facts = read_facts(paragraphs(*lines, *end), "a.txt")
    assert (facts.number, facts.issued_on, facts.signer) == ("277/KH-UBND", date(2026, 7, 14), "Lê Thị Mẫu")


def test_until_a_far_year_is_a_period() -> None:
    head = ["Số: 9/KH-UBND", "Mẫu, ngày 3 tháng 2 năm 2025", "KẾ HOẠCH"]
    assert read_facts(paragraphs(*head, "PHÁT TRIỂN LÀNG NGHỀ ĐẾN NĂM 2030"), "a").year is None
    assert read_facts(paragraphs(*head, "PHÁT TRIỂN LÀNG NGHỀ ĐẾN NĂM 2026"), "a").year == 2026


def test_the_headline_of_a_web_page() -> None:
    facts = read_facts(paragraphs("# Kế hoạch 87/KH-UBND về việc mẫu", "Căn cứ Luật Mẫu;"), "a")
    assert facts.number == "87/KH-UBND"
    assert read_facts(paragraphs("Thực hiện Kế hoạch số 87/KH-UBND", "TÊN VIỆC"), "a") == Document()


def test_a_letterhead_between_bars() -> None:
    head = "ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\nSố: 13/KH-UBND | Mẫu, ngày 13 tháng 7 năm 2026 |\n"
    facts = read_facts(
        read_text(head + "Thực hiện Thông tư số 1/2026/TT-BNV;\nII. ĐỐI TƯỢNG, THỜI GIAN\n"), "a"
    )
    assert (facts.number, facts.issued_on, facts.issuer) == (
        "13/KH-UBND",
        date(2026, 7, 13),
        "ỦY BAN NHÂN DÂN",
    )


def test_a_letter_with_an_appendix_is_a_letter() -> None:
    head = ["UBND TỈNH MẪU", "SỞ Y TẾ", "Số: 65/SYT-KH", "V/v chuyển dữ liệu", "Mẫu, ngày 4 tháng 7 năm 2026"]
    rest = [
        "Kính gửi: Sở Mẫu.",
        "Căn cứ Luật Mẫu;",
        "GIÁM ĐỐC",
        "Lê Văn Mẫu",
        "PHỤ LỤC I",
        "LỘ TRÌNH CHUYỂN ĐẾN NĂM 2030",
    ]
    facts = read_facts(paragraphs(*head, *rest), "a")
    assert (facts.kind, facts.title, facts.issuer) == ("Công văn", "chuyển dữ liệu", "SỞ Y TẾ")
    assert (facts.number, facts.year) == ("65/SYT-KH", 2026)


def test_a_letterhead_of_the_party() -> None:
    lines = [
        "## ĐẢNG CỘNG SẢN VIỆT NAM",
        "**TỈNH UỶ MẪU**",
        "Số 45-KH/TU",
        "Mẫu, ngày 2 tháng 1 năm 2026",
        "KẾ HOẠCH",
        "VIỆC A",
    ]
    facts = read_facts(paragraphs(*lines), "a.md")
    assert (facts.number, facts.issued_on, facts.issuer) == ("45-KH/TU", date(2026, 1, 2), "TỈNH UỶ MẪU")


def test_the_number_of_the_decision_it_came_with() -> None:
    facts = read_facts(
        paragraphs("NGHỊ QUYẾT", "VỀ VIỆC A", "(Ban hành kèm theo Nghị quyết số 1/NQ-HĐND ngày 2/3/2026)"),
        "a",
    )
    assert (facts.number, facts.issued_on, facts.kind) == ("1/NQ-HĐND", date(2026, 3, 2), "Nghị quyết")


def test_an_appendix_alone() -> None:
    facts = read_facts(
        paragraphs("PHỤ LỤC 4", "NHIỆM VỤ TRỌNG TÂM ĐẾN NĂM 2025", "(Kèm theo Đề án)"), "a.txt"
    )
    assert facts == Document(kind="Phụ lục", title="NHIỆM VỤ TRỌNG TÂM ĐẾN NĂM 2025", year=2025)


def test_a_plan_of_several_years_has_no_year() -> None:
    assert read_facts(paragraphs("KẾ HOẠCH", "CHUYỂN ĐỔI SỐ GIAI ĐOẠN 2026 - 2030"), "a.txt").year is None


def test_a_date_in_the_title_is_not_the_year() -> None:
    title = "TRIỂN KHAI QUYẾT ĐỊNH SỐ 6/QĐ-TTG NGÀY 02 THÁNG 01 NĂM 2025"
    blocks = paragraphs("Số: 9/QĐ-UBND", "Mẫu, ngày 3 tháng 2 năm 2026", "QUYẾT ĐỊNH", title)
    facts = read_facts(blocks, "a.txt")
    assert (facts.number, facts.title, facts.year) == ("9/QĐ-UBND", title, 2026)


def test_an_article_is_an_article_only_when_nothing_is_official() -> None:
    story = ["Tỉnh Mẫu làm việc này việc kia rất tốt và rất nhanh, rất đúng hạn. " * 4] * 3
    said = "Theo đó, Kế hoạch cải cách hành chính tỉnh Mẫu năm 2025 nêu rõ việc."
    article = read_facts(paragraphs("Link nguồn https://bao.example", *story, said, "Thu Mẫu"), "a.txt")
    assert (article.kind, article.year, article.signer) == ("Bài báo", 2025, None)
    assert read_facts(paragraphs("Căn cứ Luật Mẫu;", *story, "Thu Mẫu"), "a.txt").kind is None


def test_the_signer_is_not_taken_from_the_list_of_receivers() -> None:
    lines = ["KẾ HOẠCH", "VIỆC A", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nơi nhận:", "Bộ Nội vụ"]
    assert read_facts(paragraphs(*lines), "a.txt").signer is None
    assert read_facts(paragraphs(*lines[:4], "LÊ VĂN MẪU"), "a.txt").signer == "Lê Văn Mẫu"


@given(st.lists(st.text(max_size=60), max_size=30))
def test_anything_is_read_in_peace(texts: list[str]) -> None:
    assert isinstance(read_facts(paragraphs(*texts), "a.txt"), Document)


def test_signer_beside_the_recipients_row_by_row() -> None:
    blocks = read_text(
        "KẾ HOẠCH\nCải cách hành chính năm 2026\n\n"
        "Nơi nhận:\tTM. ỦY BAN NHÂN DÂN\n- Sở Nội vụ;\tCHỦ TỊCH\n- Lưu: VT.\tNguyễn Văn Mẫu\n"
    )
    assert read_facts(blocks, "a.txt").signer == "Nguyễn Văn Mẫu"


@pytest.mark.parametrize(
    ("above", "issuer"),
    [
        (["DỰ THẢO LẦN 2", "ỦY BAN NHÂN DÂN", "TỈNH MẪU"], "ỦY BAN NHÂN DÂN TỈNH MẪU"),
        (["TỈNH MẪU", "ỦY BAN NHÂN DÂN XÃ AN MẪU"], "ỦY BAN NHÂN DÂN XÃ AN MẪU"),
        (["UBND TỈNH MẪU", "SỞ NỘI VỤ"], "SỞ NỘI VỤ"),
    ],
)
def test_the_body_that_issues_not_the_one_above_it(above: list[str], issuer: str) -> None:
    blocks = [
        Paragraph(text, Place()) for text in (*above, "Số: 12/KH-UBND", "KẾ HOẠCH", "Tuyên truyền năm 2026")
    ]
    assert read_facts(blocks, "x").issuer == issuer
