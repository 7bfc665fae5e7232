"""Agencies × fields: how many jobs are late in each, cut into the blocks that agencies are looked at in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse

from cchc.shared.agencies.models import Agency
from cchc.steps.work.queries.overview import Cell, Tally, added
from cchc.web.site.overview.address import NO_FIELD, Asked
from cchc.web.site.overview.blocks import BLOCK_OF, NAMES
from cchc.web.site.overview.levels import level_of

LATE = {"tinh-trang": "qua-han"}
SHORTENED = 12  # rows of a block where every block is shown; the rest is one click away


@dataclass(frozen=True, slots=True)
class Box:
    """A cell as it is drawn, with what the list behind it is narrowed to."""

    asked: Asked
    tally: Tally
    narrowed: tuple[tuple[str, str], ...]

    @property
    def level(self) -> int:
        return level_of(self.tally)

    @property
    def url(self) -> str:
        """Leads to the late ones of its jobs; where none is late, to all of them."""
        return self.asked.jobs(**dict(self.narrowed), **LATE if self.tally.late else {})


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the plan: `number` counts from 1 in the plan's order; `name` "" for tasks that stand under none."""

    number: int
    name: str
    url: str
    box: Box

    @property
    def late_from(self) -> int:
        """Where the late part begins in a bar as long as all its jobs."""
        return self.box.tally.total - self.box.tally.late


@dataclass(frozen=True, slots=True)
class Row:
    """An agency: all its jobs, and those of each field in the order of the fields (None: it has none there)."""

    asked: Asked
    code: str
    name: str
    short: str
    kind: str
    whole: Box
    boxes: tuple[Box | None, ...]

    @property
    def url(self) -> str:
        """The page of its work, with the same plan and day."""
        return f"{reverse('agency_work', args=[self.code])}?{self.asked.address(khoi='')}"


@dataclass(frozen=True, slots=True)
class Block:
    """Agencies of one kind, the worst first where they are cut short. `all`: how many there are."""

    key: str
    name: str
    rows: tuple[Row, ...]
    all: int
    url: str
    tally: Tally


def fields_of(
    asked: Asked, cells: Sequence[Cell], names: Sequence[str], *, agency: str = ""
) -> tuple[Field, ...]:
    """Every field of the plan that has jobs (of an agency), in the plan's order; what the plan does not name is last."""
    tallies = _sums((cell.field, cell.tally) for cell in cells)
    numbers = {name: number for number, name in enumerate(names, 1)}
    ordered = sorted(tallies, key=lambda name: numbers.get(name, len(numbers) + 1))
    return tuple(
        Field(
            numbers.get(name, 0),
            name,
            reverse("field", args=[asked.plan.pk, numbers[name]]) if name in numbers else "",
            box(asked, tallies[name], agency=agency, field=name),
        )
        for name in ordered
    )


def rows_of(
    asked: Asked,
    cells: Iterable[Cell],
    agencies: Sequence[Agency],
    fields: Sequence[Field],
    *,
    field: str | None = None,
) -> tuple[Row, ...]:
    """One row for each agency that has jobs, in the order of the list of agencies; `field`: only of this field."""
    tallies = {(cell.agency, cell.field): cell.tally for cell in cells}
    return tuple(_row(asked, agency, tallies, fields, field) for agency in agencies)


def _row(
    asked: Asked,
    agency: Agency,
    tallies: dict[tuple[str, str], Tally],
    fields: Sequence[Field],
    only: str | None,
) -> Row:
    own = [tallies.get((agency.code, field.name)) for field in fields]
    boxes = [
        box(asked, tally, agency=agency.code, field=field.name) if tally and tally.total else None
        for tally, field in zip(own, fields, strict=True)
    ]
    whole = box(asked, added(filter(None, own)), agency=agency.code, field=only)
    short = agency.short_name or agency.name
    return Row(asked, agency.code, agency.name, short, agency.kind, whole, tuple(boxes))


def blocks_of(asked: Asked, rows: Sequence[Row]) -> tuple[Block, ...]:
    """The rows by block. Where all blocks are shown a long one is cut to its worst rows."""
    found = []
    for key, name in NAMES.items():
        own = [row for row in rows if BLOCK_OF[row.kind] == key]
        if not own or asked.block not in ("", key):
            continue
        shown = own if asked.block or len(own) <= SHORTENED + 4 else _worst(own)
        tally = added(row.whole.tally for row in own)
        found.append(Block(key, str(name), tuple(shown), len(own), f"?{asked.address(khoi=key)}", tally))
    return tuple(found)


def _worst(rows: Sequence[Row]) -> list[Row]:
    """The rows with most late jobs; equal ones stay in their order."""
    return sorted(rows, key=lambda row: (-row.whole.tally.late, -row.whole.level))[:SHORTENED]


def box(asked: Asked, tally: Tally, *, agency: str = "", field: str | None = None, item: str = "") -> Box:
    pairs = (
        ("co-quan", agency),
        ("linh-vuc", "" if field is None else in_address(field)),
        ("nhiem-vu", item),
    )
    return Box(asked, tally, tuple(pair for pair in pairs if pair[1]))


def in_address(field: str) -> str:
    return field or NO_FIELD


def _sums(pairs: Iterable[tuple[str, Tally]]) -> dict[str, Tally]:
    found: dict[str, Tally] = {}
    for key, tally in pairs:
        found[key] = found.get(key, Tally()) + tally
    return found
