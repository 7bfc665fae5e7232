"""Several deadlines in one cell: the cell cut into the clauses that each have a time of their own."""

import re
from itertools import pairwise

from cchc.pure.deadline.look import Reading
from cchc.pure.deadline.wording import CONTINUOUS, OPEN_END

_SPLITS = (
    r"\n+|;",
    r"(?<=[.,;:]) (?=[-–+•]? ?(?:\(?\d{1,2}\)|[a-zđ]\)))| (?=[-–+•] )| (?=\d{1,2}[.)] \D)",
    r", | và (?=\D)|\. ",
)
_BULLET = re.compile(r"^[\s\-–+•*]*(?:\(?\d{1,2}[.)](?!\d)|[a-zđ]\))?\s*")


def clauses(reading: Reading) -> list[str]:
    """The text cut at the coarsest marks that leave at least two parts with a time in each."""
    marks = [point.begin for point in reading.points]
    marks += [
        match.start() for match in (CONTINUOUS.search(reading.words), OPEN_END.search(reading.words)) if match
    ]
    for pattern in _SPLITS:
        cuts = [0, *(match.end() for match in re.finditer(pattern, reading.lines)), len(reading.lines)]
        parts = _with_a_time(list(pairwise(cuts)), marks)
        if len(parts) > 1:
            return [without_bullet(reading.lines[a:b]) for a, b in parts]
    return [without_bullet(reading.lines)]


def _with_a_time(parts: list[tuple[int, int]], marks: list[int]) -> list[tuple[int, int]]:
    """A part without a time of its own belongs to the one before it; at the head, to the one after it."""
    kept: list[tuple[int, int]] = []
    for begin, finish in parts:
        timed = any(begin <= mark < finish for mark in marks)
        if kept and not (timed and any(kept[-1][0] <= mark < kept[-1][1] for mark in marks)):
            kept[-1] = (kept[-1][0], finish)
        else:
            kept.append((begin, finish))
    return kept


def without_bullet(text: str) -> str:
    """A clause without the number or dash at its head and the joint at its end."""
    bare = _BULLET.sub("", text.replace("\n", " ")).strip()
    return re.sub(r"(?:,| và)$", "", bare).strip()
