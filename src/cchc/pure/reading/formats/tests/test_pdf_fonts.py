import pytest

from cchc.pure.reading.formats.pages.glyphs import Glyph
from cchc.pure.reading.formats.pdf_fonts import in_unicode, old_kind


def glyphs(text: str) -> list[Glyph]:
    return [Glyph(word, 10.0 * i, 0, 10.0 * i + 9, 12, 12) for i, word in enumerate(text.split(" "))]


@pytest.mark.parametrize(
    ("font", "kind"),
    [
        (".VnTime", "tcvn3"),
        ("ABCDEF+.VnTimeH", "tcvn3h"),
        ("ABCDEF+VNI-Times", "vni"),
        ("TimesNewRomanPSMT", ""),
        ("Arial,Bold", ""),
    ],
)
def test_kind_by_name(font: str, kind: str) -> None:
    assert old_kind(font) == kind


@pytest.mark.parametrize(
    ("kind", "old", "new"),
    [
        ("tcvn3", "kÕ ho¹ch", "kế hoạch"),
        ("tcvn3h", "kÕ ho¹ch", "KẾ HOẠCH"),
        ("vni", "keá hoaïch", "kế hoạch"),
    ],
)
def test_letters(kind: str, old: str, new: str) -> None:
    found = in_unicode(glyphs(old), [kind] * 2)
    assert " ".join(glyph.text for glyph in found) == new


def test_a_page_in_unicode_stays() -> None:
    page = glyphs("kế hoạch à")
    assert in_unicode(page, ["tcvn3"] * len(page)) == page
