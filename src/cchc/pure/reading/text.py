"""Words as they are compared: NFC, collapsed, folded. Format readers and plan logic both start here."""

import re
import unicodedata
from functools import lru_cache

# Zero-width marks and soft hyphens are glue of the word processor, not part of a word.
_GLUE = re.compile("[\u200b\u200c\u200d\ufeff\u00ad]")
_LATIN = range(0x00C0, 0x1F00)  # all blocks with Latin letters that carry marks
_MARKS = range(0x0300, 0x0370)


def clean(text: str) -> str:
    """NFC; every run of blanks is one space; line breaks stay, each line is stripped; no empty lines."""
    text = _GLUE.sub("", unicodedata.normalize("NFC", text)).replace("\r\n", "\n").replace("\r", "\n")
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


@lru_cache(maxsize=1 << 15)
def one_line(text: str) -> str:
    """`clean`, with line breaks as spaces: the form of every text in `cchc.plan/1`."""
    return " ".join(_GLUE.sub("", unicodedata.normalize("NFC", text)).split())


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """Lower case without accents, đ as d: for searching and for comparing words, never for showing."""
    return " ".join(unicodedata.normalize("NFC", text.casefold()).translate(_BARE).split())


def _bare_letters() -> dict[int, str | None]:
    """Each letter with marks → the letter alone; marks that stand alone → nothing."""
    table: dict[int, str | None] = dict.fromkeys(_MARKS)
    for code in _LATIN:
        bare = "".join(c for c in unicodedata.normalize("NFD", chr(code)) if not unicodedata.combining(c))
        if code not in _MARKS and bare != chr(code):
            table[code] = bare
    table[ord("đ")] = "d"
    return table


_BARE = _bare_letters()
