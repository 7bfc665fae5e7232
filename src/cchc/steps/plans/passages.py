"""The words of a document at a place."""

from collections.abc import Iterable, Iterator, Mapping

from cchc.pure.reading.blocks import Block, Table
from cchc.steps.plans.sources import anchors, place_from_json, row_anchor

Placed = dict[str, int]
LONGEST = 4000  # characters of a passage


def words_at(blocks: Iterable[Block], places: Mapping[str, Placed]) -> dict[str, tuple[Placed, str]]:
    """key → (place, words) for the places that the document has; a key without a place is left out."""
    blocks = tuple(blocks)
    index, words = anchors(blocks), dict(_words(blocks))
    found = {}
    for key, place in places.items():
        names = index.of(place_from_json(place)) if place else []
        text = "\n".join(words[name] for name in names if words.get(name))
        if text:
            found[key] = (dict(place), text[:LONGEST])
    return found


def _words(blocks: Iterable[Block]) -> Iterator[tuple[str, str]]:
    """Anchor → words; a cell that spans rows belongs to each of them."""
    tables = 0
    for index, block in enumerate(blocks, start=1):
        if not isinstance(block, Table):
            yield f"b{index}", block.text
            continue
        tables += 1
        for row, slots in enumerate(block.grid(), start=1):
            cells = {id(cell): cell.text for cell in slots if cell}
            yield row_anchor(tables, row), " | ".join(text for text in cells.values() if text)
