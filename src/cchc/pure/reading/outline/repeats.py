"""Runs of blocks that a dump contains twice: the later copy, which is the complete one, stays."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from cchc.pure.reading.blocks import Block, Paragraph
from cchc.pure.reading.text import fold

_LEAST_BLOCKS = 5
_LEAST_LETTERS = 1500  # "who / when" lines under every task repeat too, but they are short
_SEED_LETTERS = 80
_MOST_COPIES = 4


def without_repeats(blocks: Sequence[Block]) -> tuple[list[Block], list[str]]:
    """The blocks without the earlier copies of repeated runs, and one note for each run left out."""
    keys = [_key(block) for block in blocks]
    dropped = [False] * len(blocks)
    notes = []
    for first, second in _seeds(keys):
        if dropped[first] or dropped[second]:
            continue
        start, end = _extend(keys, first, second, dropped)
        if end - start < _LEAST_BLOCKS or sum(len(key) for key in keys[start:end]) < _LEAST_LETTERS:
            continue
        dropped[start:end] = [True] * (end - start)
        notes.append(_note(blocks[start], blocks[end - 1]))
    return [block for block, gone in zip(blocks, dropped, strict=True) if not gone], notes


def _key(block: Block) -> str:
    if isinstance(block, Paragraph):
        return fold(block.text)
    return "table:" + fold(" ".join(cell.text for cell in block.cells))


def _seeds(keys: list[str]) -> list[tuple[int, int]]:
    """Pairs (earlier, later) of long blocks that say the same."""
    where = defaultdict(list)
    for index, key in enumerate(keys):
        if len(key) >= _SEED_LETTERS:
            where[key].append(index)
    groups = [found for found in where.values() if 1 < len(found) <= _MOST_COPIES]
    return sorted((first, second) for found in groups for first, second in pairwise(found))


def _extend(keys: list[str], first: int, second: int, dropped: list[bool]) -> tuple[int, int]:
    """The widest run around `first` that stands again around `second`, as [start, end)."""
    back = 0
    while first - back > 0 and second - back - 1 > first and not dropped[first - back - 1]:
        if keys[first - back - 1] != keys[second - back - 1]:
            break
        back += 1
    ahead = 1
    while first + ahead < second - back and second + ahead < len(keys):
        if keys[first + ahead] != keys[second + ahead]:
            break
        ahead += 1
    return first - back, first + ahead


def _note(first: Block, last: Block) -> str:
    place = first.place.to(last.place)
    if place.line_from:
        return f"Bỏ qua đoạn lặp lại nguyên văn ở dòng {place.line_from}–{place.line_to}."
    return "Bỏ qua một đoạn lặp lại nguyên văn."
