"""Words as they are compared: NFC, collapsed, folded. Format readers and plan logic both start here."""

import re
import unicodedata

_SPACES = re.compile(r"[^\S\n]+")
_ANY_SPACE = re.compile(r"\s+")


def clean(text: str) -> str:
    """NFC; every run of blanks is one space; line breaks stay, each line is stripped; no empty lines."""
    text = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    lines = (_SPACES.sub(" ", _drop_marks(line)).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def one_line(text: str) -> str:
    """`clean`, with line breaks as spaces: the form of every text in `cchc.plan/1`."""
    return _ANY_SPACE.sub(" ", clean(text)).strip()


def fold(text: str) -> str:
    """Lower case without accents, đ as d: for searching and for comparing words, never for showing."""
    stripped = unicodedata.normalize("NFD", text.casefold())
    bare = "".join(c for c in stripped if not unicodedata.combining(c))
    return _ANY_SPACE.sub(" ", bare.replace("đ", "d")).strip()


def _drop_marks(line: str) -> str:
    """Zero-width marks and soft hyphens are glue of the word processor, not part of a word."""
    return re.sub(r"[\u200b\u200c\u200d\ufeff\u00ad]", "", line)
