"""Printed numbers at the head of a text: "I.", "1.2.3.", "a)", "đ)", "(2)", "2.3 ", "3.18 Ban hành"."""

import re
from dataclasses import dataclass

_ROMAN = r"(?:X{0,3})(?:IX|IV|V?I{0,3})"
_HEAD = re.compile(
    rf"""^(?:
        (?P<paren>\((?:\d{{1,2}}|[a-zđ])\))\s*               # (1)  (a)
      | (?P<dotted>\d{{1,3}}(?:\.\d{{1,3}}){{1,4}})(?:\.\s*|\)\s*|\s*:\s*|\s+|$|(?=[^\W\d]))  # 1.2.  2.3 Ban hành  6.4.Thực
      | (?P<roman>(?=[IVX]){_ROMAN})(?:\s*[.)/]\s*(?!\d)|\s*[-–:]\s+|$)   # I.  IV)  II -
      | (?P<number>\d{{1,3}})(?:\s*[.)/]\s*(?!\d)|$)         # 1.  2)  3/
      | (?P<letter>[a-zđ])\s*[.)]\s+(?=\S)                   # a)  đ)
      | (?P<capital>[A-HĐ])(?:\s*[.)]\s+(?=\S)|$)             # A.
    )""",
    re.VERBOSE,
)
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}
_ALPHABET = "abcdđefghiklmnopqrstuvxy"


@dataclass(frozen=True, slots=True)
class Head:
    """A printed number: `code` as printed without its punctuation, its `style`, and the text after it."""

    code: str
    style: str  # "roman" · "capital" · "number" · "dotted" · "letter" · "paren"
    rest: str

    @property
    def depth(self) -> int:
        """How many parts a dotted number has; 1 for every other style."""
        return self.code.count(".") + 1


def read_head(text: str) -> Head | None:
    """The number that a text begins with, or None. A date, a year, a percentage is not one."""
    match = _HEAD.match(text)
    if not match or not match.lastgroup or re.match(r"\d{1,2}/\d", text):
        return None
    code = match.group(match.lastgroup)
    rest = text[match.end() :].strip()
    if match.lastgroup in ("dotted", "number") and rest.startswith("%"):
        return None
    return Head(code, match.lastgroup, rest)


def split_code(text: str) -> tuple[str | None, str]:
    """("1.2", "Ban hành …") for "1.2. Ban hành …"; (None, text) where there is no number."""
    head = read_head(text)
    return (head.code, head.rest) if head else (None, text)


def ordinal(code: str, style: str) -> tuple[int, ...]:
    """The code as numbers that can be compared and counted: "IV" → (4,), "2.10" → (2, 10), "đ" → (5,)."""
    if style == "roman":
        values = [_ROMAN_VALUES[c] for c in code]
        return (sum(-v if v < max(values[i:]) else v for i, v in enumerate(values)),)
    if style in ("letter", "capital"):
        return (_ALPHABET.find(code.lower()) + 1,)
    bare = code.strip("()")
    if not bare[0].isdigit():
        return (_ALPHABET.find(bare) + 1,)
    return tuple(int(part) for part in bare.split("."))
