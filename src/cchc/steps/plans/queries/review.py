"""The review page: rows by field, each with what is doubtful and with its findings."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from cchc.pure.reading.checks.registry import RULES
from cchc.pure.reading.text import fold
from cchc.shared.accounts.models import User
from cchc.steps.plans.findings import sentence
from cchc.steps.plans.grouping import by_field, in_fields
from cchc.steps.plans.history import redoable, undoable
from cchc.steps.plans.models import Change, FindingDecision, Intake, Presence, Row
from cchc.steps.plans.parsing import day
from cchc.steps.plans.wording import due_beyond, is_undated, measure_words

PRESENT = timedelta(seconds=45)


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding as it is shown; `decision` where somebody let it stand."""

    key: str
    rule: str
    severity: str
    sentence: str
    rows: tuple[str, ...]
    anchors: tuple[str, ...]
    decision: FindingDecision | None

    @property
    def is_open(self) -> bool:
        return self.decision is None

    @property
    def severity_name(self) -> str:
        return {"error": _("Lỗi"), "warning": _("Cảnh báo")}.get(self.severity, _("Lưu ý"))


@dataclass(frozen=True)
class RowView:
    """A row as it is shown."""

    row: Row
    findings: tuple[FindingView, ...]

    @property
    def data(self) -> dict[str, Any]:
        data: dict[str, Any] = self.row.data
        return data

    @property
    def key(self) -> str:
        return self.row.key

    @cached_property
    def open_findings(self) -> list[FindingView]:
        return [finding for finding in self.findings if finding.is_open]

    @cached_property
    def doubts(self) -> list[str]:
        """What a person should look at, besides the findings, in two or three words."""
        if self.row.dropped or self.row.kind != Row.Kind.ITEM:
            return []
        doubts = []
        if is_undated(self.data["due"]):
            doubts.append(
                _("chưa xác định được ngày") if self.data["due"]["text"] else _("không có thời hạn")
            )
        if not self.data["lead"]["agencies"]:
            doubts.append(_("chưa có chủ trì"))
        return doubts

    @property
    def is_doubtful(self) -> bool:
        """Whether a person has to look: remarks (info) alone do not make it so."""
        serious = any(finding.severity != "info" for finding in self.open_findings)
        return not self.row.dropped and (serious or bool(self.doubts))

    @property
    def marks(self) -> list[tuple[str, str]]:
        """(kind of badge, words): what is to be known of the row at a glance."""
        marks = [("", _("đã bỏ"))] if self.row.dropped else []
        marks += [("soon", doubt) for doubt in self.doubts]
        if self.row.kept:
            marks.append(("info", _("giữ từ bản rà soát trước")))
        elif self.row.read is None:
            marks.append(("info", _("thêm khi rà soát")))
        elif self.data != self.row.read:
            marks.append(("info", _("đã sửa")))
        return marks

    @property
    def facts(self) -> list[tuple[str, str, str]]:
        """(name, words, the deadline as understood) of a task or a duty; an optional one only where it is."""
        data = self.data
        due = (_("Thời hạn"), data["due"]["text"] or "–", due_beyond(data["due"]))
        if self.row.kind == Row.Kind.DUTY:
            return [(_("Ai thực hiện"), data["who"] or "–", ""), due]
        facts = [
            (_("Mục tiêu"), data["target"] or "", ""),
            (_("Sản phẩm"), data["output"] or "–", ""),
            (_("Chủ trì"), "; ".join(data["lead"]["agencies"]) or "–", ""),
            (_("Phối hợp"), "; ".join(data["support"]["agencies"]) or "–", ""),
            due,
            (_("Kinh phí"), data["budget"] or "", ""),
            (_("Ghi chú"), data["note"] or "", ""),
        ]
        return [fact for fact in facts if fact[1]]

    @property
    def measures(self) -> list[tuple[str, str]]:
        """(what is measured, the figure in words)."""
        return [(one["subject"], measure_words(one)) for one in self.data["measures"]]

    @property
    def issued_on(self) -> date | None:
        return day(self.data["issued_on"])

    @property
    def effective_on(self) -> date | None:
        return day(self.data["effective_on"])

    @property
    def rules(self) -> str:
        return " ".join(sorted({finding.rule for finding in self.open_findings}))

    @cached_property
    def folded(self) -> str:
        """What the filter looks through."""
        return fold(" ".join(_texts(self.data)))

    @property
    def anchors(self) -> str:
        return " ".join(self.row.anchors)


def _texts(value: Any) -> Iterable[str]:
    """Every text inside a row's data, the places and codes of kinds left out."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for name, part in value.items():
            if name not in ("place", "places", "kind", "origin", "start", "end"):
                yield from _texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)


@dataclass(frozen=True, slots=True)
class Filter:
    """What of the rows is shown. Empty: all."""

    words: str = ""
    doubtful: bool = False
    field: str | None = None
    rule: str = ""

    def passes(self, view: RowView) -> bool:
        return (
            (not self.doubtful or view.is_doubtful)
            and (self.field is None or (view.data.get("field") or "") == self.field)
            and (not self.rule or self.rule in view.rules.split())
            and all(word in view.folded for word in fold(self.words).split())
        )

    @property
    def is_empty(self) -> bool:
        return self == Filter()


def group_id(field: str | None) -> str:
    """The id that a field's section has on the page."""
    return "g-" + hashlib.sha256((field or "").encode()).hexdigest()[:10]


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of one field."""

    field: str
    rows: list[RowView]

    @property
    def id(self) -> str:
        """The id of its section on the page."""
        return group_id(self.field)

    @property
    def doubtful(self) -> int:
        return sum(view.is_doubtful for view in self.rows)


def finding_views(intake: Intake) -> list[FindingView]:
    """All findings of an intake, errors first. One query."""
    standing = intake.decisions.filter(withdrawn_at=None).select_related("by")
    decisions = {decision.key: decision for decision in standing}
    return [
        FindingView(
            key=held["key"],
            rule=held["rule"],
            severity=held["severity"],
            sentence=sentence(held),
            rows=tuple(held["rows"]),
            anchors=tuple(held["anchors"]),
            decision=decisions.get(held["key"]),
        )
        for held in intake.findings
    ]


def open_rules(findings: Iterable[FindingView]) -> dict[str, str]:
    """The rules that open findings come from → what each of them looks for, in the order of the checker."""
    broken = {finding.rule for finding in findings if finding.is_open}
    return {rule.id: _(rule.what) for rule in RULES if rule.id in broken}


def row_views(rows: Iterable[Row], findings: Iterable[FindingView]) -> list[RowView]:
    """Rows with their findings; a dropped row has none."""
    of: dict[str, list[FindingView]] = {}
    for finding in findings:
        for key in finding.rows:
            of.setdefault(key, []).append(finding)
    return [RowView(row, () if row.dropped else tuple(of.get(row.key, ()))) for row in rows]


def groups(
    intake: Intake, kind: str, findings: Sequence[FindingView], shown: Filter | None = None
) -> list[Group]:
    """The rows of a kind by field, filtered. One query."""
    rows = list(intake.rows.filter(kind=kind))
    views = {view.key: view for view in row_views(rows, findings)}
    passes = (shown or Filter()).passes
    found = [
        Group(field, [views[row.key] for row in group if passes(views[row.key])])
        for field, group in by_field(rows)
    ]
    return [group for group in found if group.rows]


def row_view(row: Row, intake: Intake) -> RowView:
    """One row with its findings. One query."""
    return row_views([row], finding_views(intake))[0]


def counts(intake: Intake) -> dict[str, int]:
    """How many rows of each kind stand. One query."""
    found = intake.rows.filter(dropped=False).values("kind").annotate(count=Count("pk"))
    return dict.fromkeys(Row.Kind.values, 0) | {one["kind"]: one["count"] for one in found}


def fields_of(intake: Intake) -> list[str]:
    """The fields (lĩnh vực) of the items, as they first appear; for the form's suggestions."""
    names = intake.rows.filter(kind=Row.Kind.ITEM).order_by("rank").values_list("data__field", flat=True)
    return list(dict.fromkeys(name for name in names if name))


def others_present(intake: Intake, person: User, *, now: datetime) -> list[str]:
    """Who else has the review open now."""
    here = Presence.objects.filter(intake=intake, seen_at__gte=now - PRESENT).exclude(person=person)
    return list(here.order_by("person__full_name").values_list("person__full_name", flat=True))


@dataclass(frozen=True, slots=True)
class ByOthers:
    """What somebody else corrected since a person's page was made."""

    names: list[str]
    count: int


def changed_by_others(intake: Intake, person: User, *, since: int) -> ByOthers:
    """Changes with an id over `since` that are not this person's."""
    newer = Change.objects.filter(Q(pk__gt=since), intake=intake).exclude(by=person)
    names = list(dict.fromkeys(newer.values_list("by__full_name", flat=True)))
    return ByOthers(names, newer.count() if names else 0)


def last_change(intake: Intake) -> int:
    """The id of the latest Change, 0 before the first."""
    return intake.changes.order_by("-pk").values_list("pk", flat=True).first() or 0


@dataclass(frozen=True, slots=True)
class Reversible:
    """Whether this person has something to undo or to redo."""

    undo: Change | None
    redo: Change | None


def reversible(intake: Intake, person: User) -> Reversible:
    return Reversible(undoable(intake, person), redoable(intake, person))


def year_of(intake: Intake) -> int | None:
    """The plan's year as it stands in the review. One query."""
    year = intake.rows.values_list("data__year", flat=True).filter(kind=Row.Kind.DOCUMENT).first()
    return int(year) if year else None


def last_key(intake: Intake, kind: str) -> str | None:
    """The key of the last row of a kind."""
    return intake.rows.filter(kind=kind).order_by("-rank").values_list("key", flat=True).first()


def field_of(intake: Intake, key: str) -> str | None:
    """The field of a row."""
    return intake.rows.filter(key=key).values_list("data__field", flat=True).first()


def with_the_row_above(intake: Intake, versions: dict[str, int]) -> dict[str, int]:
    """A single row and the one that stands above it in its field; several rows are left as they are."""
    if len(versions) != 1:
        return versions
    key = next(iter(versions))
    row = intake.rows.filter(key=key).first()
    if row is None:
        return versions
    ordered = [one for one in in_fields(intake.rows.filter(kind=row.kind)) if not one.dropped]
    keys = [one.key for one in ordered]
    at = keys.index(key) if key in keys else 0
    if at == 0 or ordered[at - 1].data.get("field") != row.data.get("field"):
        return versions
    return {ordered[at - 1].key: ordered[at - 1].version, **versions}


def title_of(intake: Intake) -> str:
    """The plan's title as it stands in the review; "" where the document has none. One query."""
    title = intake.rows.filter(kind=Row.Kind.DOCUMENT).values_list("data__title", flat=True).first()
    return str(title or "")


def data_at(row: Row, version: int) -> dict[str, Any]:
    """What a row said at a version: after the Change of that id, or as it was read."""
    change = Change.objects.filter(pk=version, intake=row.intake).first()
    state = change.after.get(row.key) if change else None
    return dict(state["data"] if state else row.read or row.data)
