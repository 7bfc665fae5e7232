"""Writes the agencies of Tỉnh Mẫu in bulk, once."""

import json
from collections.abc import Iterable, Sequence
from datetime import date

from django.db import transaction

from cchc.pure.span import day_before
from cchc.shared.accounts.models import User
from cchc.shared.agencies.models import Agency, Boundary, Succession
from cchc.shared.agencies.naming import folded_of
from cchc.shared.agencies.proposals import propose_aliases, propose_groups
from cchc.shared.agencies.standard import BODIES, CENTRAL, Body
from cchc.shared.records.actions import record_event
from cchc.web.site.demo.agencies import bodies, drawing
from cchc.web.site.demo.agencies.bodies import JULY, JULY_DECISION, MARCH, MARCH_DECISION, SINCE
from cchc.web.site.demo.agencies.places import ASTRIDE, COMMUNES, DISTRICTS, MERGED, Place

Kind, Move = Agency.Kind, Succession.Kind
PROVINCE = "tinh-mau"
_FIRST = {"provincial": 10, "central": 100, "units": 150, "associations": 170, "communes": 200, "old": 400}


def build(by: User | None = None) -> int:
    """Makes them where they are not there yet; gives how many rows of sample agencies there are."""
    with transaction.atomic():
        if not Agency.objects.filter(is_sample=True).exists():
            _build(by)
    return Agency.objects.filter(is_sample=True).count()


def _build(by: User | None) -> None:
    root = _row(PROVINCE, "UBND tỉnh Mẫu", Kind.COMMITTEE, 1, short="UBND tỉnh")
    root.save()
    tops = _written([*_provincial(root), *_central(root), *_associations(root)])
    districts = _written(_districts(root))
    communes = _written([*_units(root, tops), *_communes(root), *_former_communes(districts)])
    rows = [root, *tops, *districts, *communes]
    propose_groups(is_sample=True, codes=_council_codes())
    propose_aliases((*BODIES, *CENTRAL, *bodies.FORMER, *bodies.UNITS, *bodies.ASSOCIATIONS))
    _successions(rows)
    shapes = json.loads(drawing.FILE.read_text(encoding="ascii"))
    Boundary.objects.bulk_create(
        [Boundary(code=code, rings=[ring], is_sample=True) for code, ring in shapes.items()]
    )
    record_event("agencies.sample_built", root, by=by, agencies=len(rows))


def _row(
    code: str,
    name: str,
    kind: str,
    position: int,
    *,
    short: str = "",
    parent: Agency | None = None,
    since: date = SINCE,
    until: date | None = None,
    blocks: Sequence[str] = (),
    founded_by: str = "",
    ended_by: str = "",
) -> Agency:
    return Agency(
        code=code,
        name=name,
        short_name=short,
        folded=folded_of(name, short),
        kind=kind,
        parent=parent,
        blocks=list(blocks),
        position=position,
        valid_from=since,
        valid_to=until,
        founded_by=founded_by,
        ended_by=ended_by,
        is_sample=True,
    )


def _written(rows: Iterable[Agency]) -> list[Agency]:
    return Agency.objects.bulk_create(rows, batch_size=200)


def _provincial(root: Agency) -> list[Agency]:
    rows = []
    for position, body in enumerate(BODIES, _FIRST["provincial"]):
        new = body.code in bodies.NEW_IN_MARCH
        rows.append(
            _of(body, position, root, since=MARCH if new else SINCE, founded_by=MARCH_DECISION if new else "")
        )
    for position, body in enumerate(bodies.FORMER, _FIRST["old"] + 100):
        rows.append(_of(body, position, root, until=day_before(MARCH), ended_by=MARCH_DECISION))
    return rows


def _of(body: Body, position: int, parent: Agency, **more: object) -> Agency:
    return _row(
        body.code,
        body.name,
        body.kind,
        position,
        short=body.short,
        parent=parent,
        blocks=body.blocks,
        **more,  # type: ignore[arg-type]
    )


def _central(root: Agency) -> list[Agency]:
    rows = []
    for position, body in enumerate(CENTRAL, _FIRST["central"]):
        then = bodies.RENAMED.get(body.code)
        rows.append(
            _row(
                body.code,
                body.name,
                body.kind,
                position,
                short=body.short,
                parent=root,
                since=JULY if then else SINCE,
                blocks=("trung-uong",),
            )
        )
        if then:
            rows.append(
                _row(
                    body.code,
                    then,
                    body.kind,
                    position,
                    parent=root,
                    until=day_before(JULY),
                    blocks=("trung-uong",),
                )
            )
    return rows


def _units(root: Agency, tops: Sequence[Agency]) -> list[Agency]:
    now = {row.code: row for row in tops if row.valid_to is None}
    return [
        _of(body, position, now.get(bodies.UNDER.get(body.code, ""), root))
        for position, body in enumerate(bodies.UNITS, _FIRST["units"])
    ]


def _associations(root: Agency) -> list[Agency]:
    return [
        _of(body, position, root) for position, body in enumerate(bodies.ASSOCIATIONS, _FIRST["associations"])
    ]


def _districts(root: Agency) -> list[Agency]:
    return [
        _place(district.place, Kind.DISTRICT, position, root, until=day_before(JULY), ended_by=JULY_DECISION)
        for position, district in enumerate(DISTRICTS, _FIRST["old"])
    ]


def _communes(root: Agency) -> list[Agency]:
    """Since July 2025, right below the province."""
    return [
        _place(
            commune, Kind.COMMUNE, position, root, since=JULY, founded_by=JULY_DECISION, blocks=("cap-xa",)
        )
        for position, commune in enumerate(COMMUNES, _FIRST["communes"])
    ]


def _former_communes(districts: Sequence[Agency]) -> list[Agency]:
    """Until June 2025, below their districts: the same codes, and those that were merged away."""
    rows, position = [], _FIRST["communes"]
    for district, parent in zip(DISTRICTS, districts, strict=True):
        names = {commune.name for commune in district.communes}
        merged = [old for old, into in MERGED.items() if into in names]
        for commune in (*district.communes, *merged):
            rows.append(_place(commune, Kind.COMMUNE, position, parent, until=day_before(JULY)))
            position += 1
    return rows


def _place(place: Place, kind: str, position: int, parent: Agency, **more: object) -> Agency:
    return _row(
        place.code,
        place.committee,
        kind,
        position,
        short=f"{place.level} {place.name}",
        parent=parent,
        **more,  # type: ignore[arg-type]
    )


def _council_codes() -> dict[str, tuple[str, ...]]:
    """Whose people sit in the council that appraises."""
    return {
        "hoi-dong-tham-dinh-cchc": (
            "so-noi-vu",
            "van-phong-ubnd",
            "so-tu-phap",
            "so-tai-chinh",
            "so-khoa-hoc-cong-nghe",
        )
    }


def _successions(rows: Sequence[Agency]) -> None:
    """Departments in March, names and communes in July; districts to communes, many to many."""
    now = {row.code: row for row in rows if row.valid_to is None}
    gone = {row.code: row for row in rows if row.valid_to is not None}
    moves: list[tuple[str, date, str, list[Agency], list[Agency]]] = [
        (m.kind, m.on, MARCH_DECISION, [gone[code] for code in m.olds], [now[code] for code in m.news])
        for m in bodies.MOVES
    ]
    moves += [(Move.RENAME, JULY, "", [gone[code]], [now[code]]) for code in bodies.RENAMED]
    for commune in COMMUNES:
        olds = [gone[commune.code], *(gone[old.code] for old, into in MERGED.items() if into == commune.name)]
        kind = Move.MERGE if len(olds) > 1 else Move.RENAME
        moves.append((kind, JULY, JULY_DECISION, olds, [now[commune.code]]))
    for district in DISTRICTS:
        heirs = [*district.communes, *(c for c in COMMUNES if ASTRIDE.get(c.name) == district.place.name)]
        olds = [gone[district.place.code]]
        moves.append((Move.SPLIT, JULY, JULY_DECISION, olds, [now[heir.code] for heir in heirs]))
    _write_moves(moves)


def _write_moves(moves: Sequence[tuple[str, date, str, list[Agency], list[Agency]]]) -> None:
    made = Succession.objects.bulk_create(
        [
            Succession(kind=kind, on=on, decision=decision, is_sample=True)
            for kind, on, decision, _, _ in moves
        ]
    )
    old, new = Succession.olds.through, Succession.news.through
    pairs = list(zip(made, moves, strict=True))
    old.objects.bulk_create([old(succession=s, agency=row) for s, move in pairs for row in move[3]])
    new.objects.bulk_create([new(succession=s, agency=row) for s, move in pairs for row in move[4]])
