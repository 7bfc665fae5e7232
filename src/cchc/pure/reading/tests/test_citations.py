import json
import re
from datetime import date
from pathlib import Path

import pytest

from cchc.pure.reading.blocks import Block, Cell, Paragraph, Place, Table
from cchc.pure.reading.citations import find_citations, mentions
from cchc.pure.reading.plan import Citation

SHARED = Path(__file__).resolve().parents[6] / "shared"


def paragraphs(*texts: str) -> list[Block]:
    return [Paragraph(text, Place(line, line)) for line, text in enumerate(texts, 1)]


def cite(*texts: str, own: str | None = None) -> list[tuple[str | None, str | None, date | None]]:
    found = find_citations(paragraphs(*texts), own_number=own)
    return [(one.number, one.kind, one.issued_on) for one in found]


def test_kind_and_date() -> None:
    assert cite("Căn cứ Quyết định số 411/QĐ-TTg của Thủ tướng Chính phủ ngày 31/3/2022;") == [
        ("411/QĐ-TTg", "Quyết định", date(2022, 3, 31))
    ]
    assert cite("Văn bản số 3759/BNV-CCHC ngày 02 tháng 8 năm 2021") == [
        ("3759/BNV-CCHC", "Văn bản", date(2021, 8, 2))
    ]


def test_the_word_in_front_is_stronger_than_the_letters() -> None:
    assert cite("Quy định số 178-QĐ/TW ngày 27/6/2024")[0][1] == "Quy định"
    assert cite("Chương trình hành động số 01-CTr/TU")[0][1] == "Chương trình hành động"


def test_a_list_under_one_kind() -> None:
    text = "Thực hiện các Quyết định của UBND tỉnh: số 35/QĐ-UBND ngày 22/10/2021 về A; số 24/QĐ-UBND ngày 4/12/2022 về B"
    assert [one[1:] for one in cite(text)] == [
        ("Quyết định", date(2021, 10, 22)),
        ("Quyết định", date(2022, 12, 4)),
    ]
    offices = "theo các Văn bản của UBND tỉnh: số 17/UBND-TH ngày 1/2/2021, số 18/UBND-NC"
    assert [one[1] for one in cite(offices)] == ["Văn bản", "Văn bản"]


def test_a_law_that_amends_two_laws_is_one_law() -> None:
    text = "Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Mẫu và Luật Việc mẫu ngày 22 tháng 11 năm 2019;"
    (one,) = find_citations(paragraphs(text), own_number=None)
    assert (one.name, one.issued_on) == (
        "Luật sửa đổi, bổ sung một số điều của Luật Mẫu và Luật Việc mẫu",
        date(2019, 11, 22),
    )


def test_one_document_once_with_every_place() -> None:
    (one,) = find_citations(
        paragraphs("Kết luận số 45-KL/TW ngày 14/11/2025", "theo Kết luận 45- KL/TW"), own_number=None
    )
    assert one == Citation("45-KL/TW", "Kết luận", date(2025, 11, 14), (Place(1, 1), Place(2, 2)))


def test_the_first_of_two_dates_is_kept() -> None:
    assert cite("Nghị quyết số 7/NQ-CP ngày 1/4/2025", "Nghị quyết số 7/NQ-CP ngày 2/5/2025") == [
        ("7/NQ-CP", "Nghị quyết", date(2025, 4, 1))
    ]
    dates = [
        m.date_text for m in mentions(paragraphs("số 7/NQ-CP ngày 12/10/22024", "số 7/NQ-CP ngày 2/5/2025"))
    ]
    assert dates == ["12/10/22024", "2/5/2025"]


def test_an_impossible_date_is_none() -> None:
    assert cite("Quyết định số 7/QĐ-UBND ngày 31/02/2025")[0][2] is None


def test_the_letterhead_is_no_citation() -> None:
    assert cite("Số: 9/KH-UBND", own="9/KH-UBND") == []
    assert len(cite("Số: 9/KH-UBND", "(Kèm theo Kế hoạch số 9/KH-UBND)", own="9/KH-UBND")) == 1
    assert cite("Số: 9 /KH-UBND", own="9/KH-UBND") == []


def test_laws() -> None:
    found = find_citations(
        paragraphs(
            "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025;",
            "Căn cứ Luật Dữ liệu số 60/2024/QH15 ngày 30/11/2024;",
            "Cán bộ có trình độ đại học Luật hoặc tương đương, am hiểu Luật Đất đai.",
        ),
        own_number=None,
    )
    assert [(one.number, one.kind, one.name) for one in found] == [
        (None, "Luật", "Luật Tổ chức chính quyền địa phương"),
        ("60/2024/QH15", "Luật", None),
    ]


def test_cells_and_lines_broken_before_the_number() -> None:
    cell = Cell(0, 0, "theo Quyết định\nsố 21/2023/QĐ-\nUBND", Place(7, 9))
    table = Table(1, 1, (cell,), Place(7, 9))
    (one,) = find_citations([table], own_number=None)
    assert (one.number, one.kind, one.places) == ("21/2023/QĐ-UBND", "Quyết định", (Place(7, 9),))
    assert cite("thực hiện Công văn", "số 17/UBND-TH ngày 1/2/2021") == [
        ("17/UBND-TH", "Công văn", date(2021, 2, 1))
    ]


@pytest.mark.skipif(not SHARED.is_dir(), reason="the annotated documents are not here")
@pytest.mark.parametrize("code", ["000", "001", "002", "003", "004"])
def test_annotated_documents(code: str) -> None:
    (seed,) = (SHARED / "seeds").glob(f"{code}_*.txt")
    gold = json.loads((SHARED / "gold" / f"{code}.json").read_text(encoding="utf-8"))
    lines = seed.read_text(encoding="utf-8").split("\n")
    found = find_citations(paragraphs(*lines), own_number=gold["document"]["number"])
    have = {re.sub(r"\s", "", one.number): one for one in found if one.number}
    want = {re.sub(r"\s", "", one["number"]): one for one in gold["references"] if one["number"]}
    assert have.keys() == want.keys()
    for number, one in want.items():
        issued_on = date.fromisoformat(one["issued_on"]) if one["issued_on"] else None
        assert (have[number].kind, have[number].issued_on) == (one["kind"], issued_on)
