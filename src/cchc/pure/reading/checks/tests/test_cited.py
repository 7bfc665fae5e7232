from cchc.pure.reading.checks import cited
from cchc.pure.reading.checks.tests.build import case, lines


def test_two_dates_of_one_document() -> None:
    of = case(
        texts=(
            "Nghị quyết số 71/NQ-CP ngày 01/4/2025",
            "Nghị quyết số 71/NQ-CP ngày 01/5/2025",
            "Chỉ thị số 01/CT-TTg ngày 01/01/2024",
            "Chỉ thị số 01/CT-TTg ngày 05/01/2025",
            "Quyết định số 1234/QĐ-UBND ngày 30/9/2021",
            "Quyết định số 1234/QĐ-UBND ngày 30/9/2022",
        )
    )
    assert lines(cited.two_dates, of) == [[1, 2], [5, 6]]


def test_year_differs() -> None:
    of = case(
        texts=("Quyết định số 15/2024/QĐ-UBND ngày 12/10/2025", "Quyết định số 5/2017/QĐ-UBND ngày 2/11/2017")
    )
    assert lines(cited.year_differs, of) == [[1]]


def test_without_date_once_for_all() -> None:
    of = case(
        texts=("Công điện số 115/CĐ-TTg", "Nghị quyết số 7/NQ-CP ngày 1/1/2025", "theo Nghị quyết số 7/NQ-CP")
    )
    assert lines(cited.without_date, of) == [[1]]


def test_misspelt() -> None:
    of = case(
        texts=(
            "Nghị định 37/2019/NĐCP",
            "Nghị định 37/2019/NĐ-CP",
            "QUYẾT ĐỊNH SỐ 6/QĐ-TTG",
            "Số: 9 /KH-UBND",
        )
    )
    assert lines(cited.misspelt, of) == [[1]]
