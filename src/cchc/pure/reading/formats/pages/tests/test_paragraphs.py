import pytest

from cchc.pure.reading.formats.pages.paragraphs import continues, join_lines


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["giai đoạn 2026-", "2030"], "giai đoạn 2026-2030"),
        (["Quyết định số 44/2014/QĐ-", "UBND"], "Quyết định số 44/2014/QĐ-UBND"),
        (["Nghị quyết số 19-", "NQ/TW"], "Nghị quyết số 19-NQ/TW"),
        (["Quý I/202", "6"], "Quý I/2026"),
        (["8-", "Kinh phí"], "8- Kinh phí"),
        (["xin ý kiến/", "Văn bản"], "xin ý kiến/ Văn bản"),
        (["rà soát", "thủ tục"], "rà soát thủ tục"),
        (["Quý I/2026", "5 đơn vị"], "Quý I/2026 5 đơn vị"),
    ],
)
def test_join_lines(lines: list[str], joined: str) -> None:
    assert join_lines(lines) == joined


@pytest.mark.parametrize(
    ("above", "below", "expected"),
    [
        ("Sở Tài chính, Sở", "Tư pháp", True),
        ("rà soát các quy định", "của tỉnh", True),
        ("rà soát các quy định.", "Ban hành kế hoạch", False),
        ("rà soát các quy định", "- Ban hành kế hoạch", False),
        ("", "Ban hành", False),
    ],
)
def test_continues(above: str, below: str, expected: bool) -> None:
    assert continues(above, below) is expected
