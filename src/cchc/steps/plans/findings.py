"""Findings of the checker as the review keeps them: a key that outlives a recheck, and the rows they concern."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from cchc.pure.reading.blocks import Place
from cchc.pure.reading.checks import check
from cchc.pure.reading.plan import SCHEMA, Finding, Plan, as_json, from_json
from cchc.steps.plans import sources
from cchc.steps.plans.models import Row
from cchc.steps.plans.others import copies
from cchc.steps.plans.rowstate import PARTS, place_of

Held = dict[str, Any]  # {key, rule, severity, template, params, places, anchors, rows}
SEVERITIES = ("error", "warning", "info")


def recheck(rows: Sequence[Row], source: Any) -> list[Held]:
    """What the checker holds against the rows as they stand; dropped rows are not there for it."""
    standing = [row for row in rows if not row.dropped]
    blocks = sources.from_json(source)
    plan = plan_of(standing, source)
    found = [*check(plan, blocks), *copies(plan)]
    return attach(found, standing, sources.anchors(blocks.blocks), plan)


def plan_of(rows: Iterable[Row], source: Mapping[str, Any]) -> Plan:
    """The rows as a plan, in their order."""
    return from_json(plan_json_of(rows, source))


def plan_json_of(rows: Iterable[Row], source: Mapping[str, Any]) -> dict[str, Any]:
    """The rows in the form of cchc.plan/1, without findings."""
    by_kind: dict[str, list[Any]] = defaultdict(list)
    for row in rows:
        by_kind[row.kind].append(row.data)
    head = {key: source[key] for key in ("name", "sha256", "media_type")}
    parts = {part: by_kind[kind] for kind, part in PARTS.items()}
    document = by_kind[Row.Kind.DOCUMENT][0]
    return {"schema": SCHEMA, "source": head, "document": document, **parts, "findings": []}


def attach(found: Iterable[Finding], rows: Sequence[Row], anchors: sources.Anchors, plan: Plan) -> list[Held]:
    """Findings with the rows that they concern: errors first, then in the order of the checker.

    A finding that carries a part's own Place (the very object) belongs to that part alone, even where a
    split has left several rows at one place; any other belongs to every row that stands at its places.
    """
    owners = _owners(rows, plan)
    at_anchor = _rows_at_anchors(rows, anchors)
    held = [_hold(finding, owners, at_anchor, anchors) for finding in found]
    unique = {finding["key"]: finding for finding in held}
    return sorted(unique.values(), key=lambda finding: SEVERITIES.index(finding["severity"]))


def _owners(rows: Sequence[Row], plan: Plan) -> dict[int, str]:
    """Identity of a part's Place → key of its row."""
    owners: dict[int, str] = {}
    for kind, part in PARTS.items():
        keys = [row.key for row in rows if row.kind == kind]
        for key, one in zip(keys, getattr(plan, part), strict=True):
            places = one.places if kind == Row.Kind.CITATION else (one.place,)
            owners.update((id(place), key) for place in places)
    return owners


def _rows_at_anchors(rows: Sequence[Row], anchors: sources.Anchors) -> dict[str, list[str]]:
    at: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        if row.kind in (Row.Kind.ITEM, Row.Kind.TARGET, Row.Kind.DUTY):
            for name in anchors.of(sources.place_from_json(place_of(row.data))):
                at[name].append(row.key)
    return at


def _hold(
    finding: Finding, owners: Mapping[int, str], at_anchor: Mapping[str, list[str]], anchors: sources.Anchors
) -> Held:
    names = {name: None for place in finding.places for name in anchors.of(place)}
    rows = {key: None for place in finding.places for key in _rows_of(place, owners, at_anchor, anchors)}
    params = {name: as_json(value) for name, value in finding.params.items()}
    return {
        "key": _key(finding, params, list(rows)),
        "rule": finding.rule,
        "severity": finding.severity,
        "template": finding.template,
        "params": params,
        "places": [sources.place_to_json(place) for place in finding.places],
        "anchors": list(names),
        "rows": list(rows),
    }


def _rows_of(
    place: Place, owners: Mapping[int, str], at_anchor: Mapping[str, list[str]], anchors: sources.Anchors
) -> list[str]:
    if id(place) in owners:
        return [owners[id(place)]]
    if place.row is None and place.line_from is None:
        return []  # a whole table or page is not one row
    return [key for name in anchors.of(place) for key in at_anchor.get(name, ())]


def _key(finding: Finding, params: Mapping[str, Any], rows: Sequence[str]) -> str:
    """The same statement about the same rows has the same key, before and after a recheck."""
    where = rows or [sources.place_to_json(place) for place in finding.places]
    words = json.dumps([finding.rule, finding.template, params, where], sort_keys=True, default=str)
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def sentence(held: Mapping[str, Any]) -> str:
    """What a finding says, in the reader's language."""
    return _(held["template"]) % held["params"]
