"""Several numbered parts in one cell: "3.1. Lựa chọn … 3.2. Ban hành …"."""

import re

from cchc.pure.reading.numbering import read_head
from cchc.pure.reading.text import one_line

_INNER = re.compile(r"(?<!\S)(\d{1,3}(?:\.\d{1,3}){1,3})\.?\s+(?=[^\W\d_])")
_BULLET = re.compile(r"^[-+*•–]\s+")
LARGEST_STEP = 9  # between the numbers of two parts; more is a figure in the text


def numbered_parts(text: str) -> list[tuple[str | None, str]]:
    """(code, text) of each part; one part with None where the cell carries no number.

    A later number counts as a part only if it continues the first one: same depth, same parent, larger.
    """
    whole = one_line(text)
    head = read_head(whole)
    if head is None:
        return [(None, part) for part in _bulleted(text)]
    if head.style != "dotted":
        return [(head.code, head.rest)]
    starts = [(0, head.code)]
    for match in _INNER.finditer(whole, len(whole) - len(head.rest)):
        if _continues(starts[-1][1], match.group(1)):
            starts.append((match.start(), match.group(1)))
    ends = [start for start, _ in starts[1:]] + [len(whole)]
    parts: list[tuple[str | None, str]] = []
    for (start, code), end in zip(starts, ends, strict=True):
        inner = read_head(whole[start:end].strip())
        parts.append((code, inner.rest if inner else whole[start:end].strip()))
    return parts


def _continues(before: str, code: str) -> bool:
    a, b = [int(p) for p in before.split(".")], [int(p) for p in code.split(".")]
    return len(a) == len(b) and a[:-1] == b[:-1] and 0 < b[-1] - a[-1] <= LARGEST_STEP


def _bulleted(text: str) -> list[str]:
    """The lines of a bulleted cell; a cell that is not bulleted throughout stays one text."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if len(lines) > 1 and all(_BULLET.match(line) for line in lines):
        return [one_line(_BULLET.sub("", line)) for line in lines]
    return [one_line(text)]
