"""What the rows' data may become: two merged into one, a row split in two, a deadline read anew."""

from collections.abc import Mapping, Sequence
from typing import Any

from cchc.pure.deadline import read_due
from cchc.pure.reading.agencies import split_agencies
from cchc.pure.reading.plan import as_json
from cchc.pure.reading.text import fold, one_line
from cchc.steps.plans.models import Row
from cchc.steps.plans.rowstate import place_of
from cchc.steps.plans.sources import place_from_json, place_to_json

Data = dict[str, Any]
_CODES = ("target_codes", "task_codes", "activity_codes")
_JOINED = ("code", "field", "section", "target", "output", "budget", "note", "who", "number", "kind")


def due_of(words: str, *, year: int | None) -> Data:
    """A deadline in the form of cchc.plan/1; the words stay as they were typed."""
    text = one_line(words) or None
    return {**as_json(read_due(words.strip() or None, year=year)), "text": text}


def assignees_of(words: str) -> Data:
    """Agencies as they are typed, split and expanded like a cell of a document."""
    text = one_line(words) or None
    return {"text": text, "agencies": list(split_agencies(words)) if text else []}


def merged(kind: str, first: Mapping[str, Any], second: Mapping[str, Any], *, year: int | None) -> Data:
    """One row that says what two said; equal words stand once."""
    data = dict(first)
    for name in _JOINED:
        if name in data:
            data[name] = _joined(first.get(name), second.get(name), first_only=name in ("code", "field"))
    for name in ("text", "what"):
        if name in data:
            data[name] = _joined(first[name], second[name]) or ""
    for name in (*_CODES, "activities", "measures"):
        if name in data:
            data[name] = [*first[name], *(one for one in second[name] if one not in first[name])]
    for name in ("lead", "support"):
        if name in data:
            data[name] = _merged_assignees(first[name], second[name])
    if (
        "due" in data
        and second["due"]["text"]
        and fold(second["due"]["text"]) != fold(first["due"]["text"] or "")
    ):
        words = _joined(first["due"]["text"], second["due"]["text"]) or ""
        data["due"] = due_of(words, year=year) if first["due"]["text"] else second["due"]
    if kind == Row.Kind.CITATION:
        data["places"] = [*first["places"], *second["places"]]
        data["issued_on"] = first["issued_on"] or second["issued_on"]
    else:
        whole = place_from_json(place_of(first)).to(place_from_json(place_of(second)))
        data["place"] = place_to_json(whole)
    return data


def _joined(first: str | None, second: str | None, *, first_only: bool = False) -> str | None:
    if not first or not second:
        return first or second
    if first_only or fold(second) in fold(first):
        return first
    return f"{first.rstrip(' ;.')}; {second}"


def _merged_assignees(first: Mapping[str, Any], second: Mapping[str, Any]) -> Data:
    names = [*first["agencies"], *(name for name in second["agencies"] if name not in first["agencies"])]
    return {"text": _joined(first["text"], second["text"]), "agencies": names}


def split(data: Mapping[str, Any], *, text: str, moved: Sequence[int]) -> tuple[Data, Data]:
    """Two rows from one: the second has `text` and the activities whose indexes are in `moved`.

    Rows without activities only part their text; every other field stays in both.
    """
    name = "what" if "what" in data else "text"
    first, second = dict(data), dict(data)
    second[name] = text
    if "activities" in data:
        parts = list(enumerate(data["activities"]))
        first["activities"] = [one for index, one in parts if index not in moved]
        second["activities"] = [one for index, one in parts if index in moved]
        for half in (first, second):
            gone = {one["code"] for one in data["activities"]} - {one["code"] for one in half["activities"]}
            half["activity_codes"] = [code for code in data["activity_codes"] if code not in gone]
    return first, second
