"""Several names written as one: "các sở, ban, ngành; UBND cấp xã" → its names, when every one of them is understood.

Commas stand inside names, too ("các sở, ban, ngành"): the longest beginning that is understood is taken first.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from cchc.shared.agencies.resolution import How, Resolution

_BETWEEN = re.compile(r"\s*([;\n]|,(?:\s*và\b)?|\bvà\b|\bcùng(?: với)?\b)\s*", re.IGNORECASE)
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_MOST = 14  # pieces; a string with more of them is a list of something else

Part = tuple[str, Resolution]
Understand = Callable[[str], Resolution | None]


@dataclass(frozen=True, slots=True)
class Piece:
    """Where it stands in the words; `ends_block`: a semicolon or a new line follows, which no name spans."""

    start: int
    end: int
    ends_block: bool


def resolve_several(words: str, understand: Understand, concern: Understand) -> Resolution | None:
    """None where a part is not understood, or where there is one name only.

    `understand` gives what one name means, None where it would have to be asked; `concern` the same for a group of
    which only those are meant whom the task concerns.
    """
    pieces = list(_pieces(words))
    if not 1 < len(pieces) <= _MOST:
        return None
    parts: list[Part] = []
    for block in _blocks(pieces):
        found = _parts(words, block, understand)
        covered = _qualify(found, concern) if found else None
        if covered is None:
            return None
        parts += covered
    return _joined(parts) if len(parts) > 1 else None


def _pieces(words: str) -> Iterator[Piece]:
    hidden = _BRACKETS.sub(lambda found: "·" * len(found[0]), words)
    start = 0
    for mark in _BETWEEN.finditer(hidden):
        if mark.start() > start:
            yield Piece(start, mark.start(), mark[1] in ";\n")
        start = mark.end()
    if hidden[start:].strip(" ."):
        yield Piece(start, len(words), True)


def _blocks(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    block: list[Piece] = []
    for one in pieces:
        block.append(one)
        if one.ends_block:
            yield block
            block = []
    if block:
        yield block


def _parts(words: str, block: Sequence[Piece], understand: Understand) -> list[Part] | None:
    """The block as names that are all understood, the longest first."""
    dead: set[int] = set()

    def from_(at: int) -> list[Part] | None:
        if at == len(block):
            return []
        for last in range(len(block) - 1, at - 1, -1):
            said = words[block[at].start : block[last].end].strip()
            found = understand(said) if last + 1 not in dead else None
            if found is not None and (rest := from_(last + 1)) is not None:
                return [(said, found), *rest]
        dead.add(at)
        return None

    return from_(0)


def _qualify(parts: list[Part], concern: Understand) -> list[Part] | None:
    """ "các sở, UBND cấp xã liên quan": what stands at the end of a list qualifies the groups before it, too."""
    if parts[-1][1].how != How.CONCERNED:
        return parts
    covered = []
    for said, found in parts[:-1]:
        if found.how == How.GROUP:
            again = concern(said)
            if again is None:
                return None
            found = again
        covered.append((said, found))
    return [*covered, parts[-1]]


def _joined(parts: Sequence[Part]) -> Resolution:
    agencies = {row.code: row for _said, one in parts for row in one.agencies}
    concerned = {row.code: row for _said, one in parts for row in one.concerned if row.code not in agencies}
    everybody = (*agencies.values(), *concerned.values())
    if not everybody:
        return Resolution(how=How.OUTSIDE, parts=tuple(parts))
    return Resolution(
        tuple(agencies.values()),
        how=How.SEVERAL,
        doubtful=bool(concerned),
        candidates=everybody,
        concerned=tuple(concerned.values()),
        parts=tuple(parts),
    )
