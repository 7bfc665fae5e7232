"""A row's state as a Change keeps it, and the rows that a plan gives when it has just been read."""

import hashlib
import json
import secrets
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from cchc.pure.reading.text import fold
from cchc.steps.plans.models import Intake, Row
from cchc.steps.plans.ranks import spread
from cchc.steps.plans.sources import Anchors, place_from_json

State = dict[str, Any]
PARTS = {
    Row.Kind.ITEM: "items",
    Row.Kind.TARGET: "targets",
    Row.Kind.DUTY: "duties",
    Row.Kind.CITATION: "citations",
}


def state_of(row: Row) -> State:
    """What a Change keeps of a row."""
    return {
        "kind": row.kind,
        "rank": row.rank,
        "data": row.data,
        "kept": list(row.kept),
        "anchors": list(row.anchors),
        "dropped": row.dropped,
    }


def put_state(row: Row, state: Mapping[str, Any]) -> None:
    """Give a row a state that state_of took (not saved)."""
    row.kind, row.rank, row.data = state["kind"], state["rank"], state["data"]
    row.kept, row.anchors, row.dropped = list(state["kept"]), list(state["anchors"]), state["dropped"]


def rows_as_read(intake: Intake, plan: Mapping[str, Any], anchors: Anchors) -> Iterator[Row]:
    """The rows of a plan in the form cchc.plan/1, not saved. The same bytes give the same keys again."""
    document = plan["document"]
    yield Row(intake=intake, kind=Row.Kind.DOCUMENT, key="document", rank="5", data=document, read=document)
    for kind, part in PARTS.items():
        parts = plan[part]
        for rank, key, data in zip(spread(len(parts)), _keys(kind, parts), parts, strict=True):
            names = anchors.of(place_from_json(place_of(data)))
            yield Row(intake=intake, kind=kind, key=key, rank=rank, data=data, read=data, anchors=names)


def _keys(kind: str, parts: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """A key from where a part stands; parts at one place are told apart by their order."""
    seen: Counter[str] = Counter()
    for part in parts:
        place = json.dumps(place_of(part), sort_keys=True)
        seen[place] += 1
        digest = hashlib.sha256(f"{kind} {place} {seen[place]}".encode()).hexdigest()
        yield kind[0] + digest[:11]


def place_of(data: Mapping[str, Any]) -> dict[str, int]:
    """Where a part stands; the first of several places; {} for what a person added."""
    if "place" in data:
        return dict(data["place"] or {})
    places = data.get("places") or [{}]
    return dict(places[0])


def empty(kind: str) -> dict[str, Any]:
    """The data of a row that a person adds, with nothing filled in."""
    nobody = {"text": None, "agencies": []}
    due = {
        "text": None,
        "kind": "none",
        "start": None,
        "end": None,
        "recurrence": None,
        "event": None,
        "offset": None,
        "milestones": [],
    }
    blanks: dict[str, dict[str, Any]] = {
        Row.Kind.ITEM: {
            "origin": "table",
            "field": None,
            "code": None,
            "target_codes": [],
            "task_codes": [],
            "activity_codes": [],
            "target": None,
            "text": "",
            "activities": [],
            "output": None,
            "lead": dict(nobody),
            "support": dict(nobody),
            "due": due,
            "budget": None,
            "note": None,
            "place": {},
        },
        Row.Kind.TARGET: {"code": None, "section": None, "text": "", "measures": [], "place": {}},
        Row.Kind.DUTY: {"who": None, "what": "", "due": due, "place": {}},
        Row.Kind.CITATION: {"number": None, "kind": None, "issued_on": None, "places": []},
    }
    return blanks[Row.Kind(kind)]


def new_key(kind: str) -> str:
    """A key for a row that a person makes; it never meets one that was read."""
    return f"{kind[0]}-{secrets.token_hex(5)}"


def words_of(data: Mapping[str, Any]) -> str:
    """What a row is about, folded: for comparing and for searching by content."""
    parts = [data.get("text"), data.get("what"), *(one["text"] for one in data.get("activities", ()))]
    if "text" not in data and "what" not in data:  # a citation, the document itself
        parts = [data.get("kind"), data.get("number"), data.get("title"), data.get("issued_on")]
    return fold(" ".join(part for part in parts if part))


def code_of(data: Mapping[str, Any]) -> str:
    """The number that a row has in its document; "" where it has none."""
    return str(data.get("code") or data.get("number") or "")
