"""An import taken back whole, as long as nothing was built on it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from cchc.shared.agencies.errors import Refused
from cchc.shared.agencies.models import Agency, Alias, Group, Succession
from cchc.shared.agencies.naming import folded_of
from cchc.shared.records.actions import Person, record_event
from cchc.shared.records.models import Event

IMPORTED, UNDONE = "agencies.imported", "agencies.import_undone"
_DAYS = frozenset({"valid_from", "valid_to"})


def undo_import(event: Event, *, by: Person | None) -> bool:
    """False: it was taken back before. Refused with one sentence where something stands on it; nothing is changed."""
    try:
        with transaction.atomic():
            Event.objects.select_for_update().get(pk=event.pk)  # of two clicks the second finds it undone
            if event.pk in undone():
                return False
            _check(event.data["undo"])
            _take_back(event.data["undo"])
            record_event(UNDONE, by=by, file=event.data["file"], event=event.pk)
            return True
    except (IntegrityError, models.ProtectedError) as error:
        raise Refused(_in_the_way(_("danh mục đã được sửa tiếp sau lần nhập này"))) from error


@dataclass(frozen=True, slots=True)
class Import:
    """One that was written: its event, with what it counts; `undone`: it was taken back."""

    event: Event
    undone: bool

    @property
    def counts(self) -> dict[str, int]:
        kept = self.event.data["undo"]
        return {
            "new": len(kept["agencies"]),
            "changed": len(kept["changed"]),
            "others": sum(len(kept[part]) for part in ("groups", "changed_groups", "aliases", "successions")),
        }


def recent_imports(most: int = 5) -> list[Import]:
    """The latest imports that can be, or were, taken back. Two queries."""
    back = undone()
    found = Event.objects.filter(kind=IMPORTED, data__has_key="undo")[:most]
    return [Import(one, one.pk in back) for one in found]


def undone() -> set[int]:
    """The imports that were taken back, by their events."""
    return {data["event"] for data in Event.objects.filter(kind=UNDONE).values_list("data", flat=True)}


def _in_the_way(what: str) -> str:
    return _(
        "Không hoàn tác được lần nhập này: %(what)s. Hãy sửa từng cơ quan trên trang của cơ quan đó."
    ) % {"what": what}


def _check(undo: dict[str, Any]) -> None:
    """What was written must stand as it was written, and nothing may lean on what would go."""
    reason = next(_obstacles(undo), None)
    if reason:
        raise Refused(_in_the_way(reason))


def _obstacles(undo: dict[str, Any]) -> Iterator[str]:
    made = {row.pk: row for row in Agency.objects.filter(pk__in=undo["agencies"])}
    groups = {row.pk: row for row in Group.objects.filter(pk__in=undo["groups"])}
    if len(made) < len(undo["agencies"]) or len(groups) < len(undo["groups"]):
        yield _("có dòng đã bị xóa")
    rows: list[Agency | Group] = [*made.values(), *groups.values()]
    for row in rows:
        if row.version:
            yield _("%(name)s đã được sửa") % {"name": row}
    changed: tuple[tuple[Any, str], ...] = ((Agency, "changed"), (Group, "changed_groups"))
    for model, part in changed:
        versions = {one["pk"]: one["version"] for one in undo[part]}
        for there in model.objects.filter(pk__in=versions):
            if there.version != versions[there.pk]:
                yield _("%(name)s đã được sửa") % {"name": there}
    yield from _leaning(undo, made)


def _leaning(undo: dict[str, Any], made: dict[int, Agency]) -> Iterator[str]:
    """Rows elsewhere that point at a new agency, or name its code."""
    moved = Succession.objects.exclude(pk__in=undo["successions"]).filter(Q(olds__in=made) | Q(news__in=made))
    if moved.exists():
        yield _("đã ghi đổi tên, sắp xếp cơ quan vừa nhập")
    below = Agency.objects.filter(parent__in=made).exclude(
        pk__in=[*made, *(one["pk"] for one in undo["changed"])]
    )
    if row := below.first():
        yield _("%(name)s đã được đặt dưới một cơ quan vừa nhập") % {"name": row}
    for relation in Agency._meta.related_objects:
        if relation.related_model in (Agency, Succession):
            continue
        name = relation.field.name
        if found := relation.related_model._base_manager.filter(**{f"{name}__in": made}).first():
            yield _("đã có dữ liệu của %(name)s") % {"name": getattr(found, name)}
    yield from _naming(undo, made)


def _naming(undo: dict[str, Any], made: dict[int, Agency]) -> Iterator[str]:
    """By code: every column `agency_code` of the project, whichever step it belongs to; aliases; groups."""
    codes = {row.code: row.name for row in made.values()}
    stay = set(Agency.objects.exclude(pk__in=made).filter(code__in=codes).values_list("code", flat=True))
    going = {code: name for code, name in codes.items() if code not in stay}
    for model in apps.get_models():
        if any(column.name == "agency_code" for column in model._meta.concrete_fields):
            found = (
                model._base_manager.filter(agency_code__in=going)
                .values_list("agency_code", flat=True)
                .first()
            )
            if found:
                yield _("đã có dữ liệu của %(name)s") % {"name": going[found]}
    later = Alias.objects.exclude(pk__in=undo["aliases"]).filter(code__in=going).first()
    if later:
        yield _("đã thêm cách gọi “%(words)s”") % {"words": later.words}
    mine = {*undo["groups"], *(one["pk"] for one in undo["changed_groups"])}
    for group in Group.objects.exclude(pk__in=mine):
        if used := next((code for code in (*group.codes, *group.without) if code in going), None):
            yield _("nhóm “%(group)s” đã ghi %(name)s") % {"group": group, "name": going[used]}


def _take_back(undo: dict[str, Any]) -> None:
    """Links first, then new rows, then what the others said before: spans need their room."""
    Succession.objects.filter(pk__in=undo["successions"]).delete()
    Alias.objects.filter(pk__in=undo["aliases"]).delete()
    if Alias.objects.filter(group__in=undo["groups"]).exists():
        raise Refused(_in_the_way(_("đã thêm cách gọi cho một nhóm vừa nhập")))
    Group.objects.filter(pk__in=undo["groups"]).delete()
    Agency.objects.filter(pk__in=undo["agencies"]).update(parent=None)
    for one in undo["changed"]:
        Agency.objects.filter(pk=one["pk"]).update(parent=one["parent"])
    Agency.objects.filter(pk__in=undo["agencies"]).delete()
    for row, values in _put_back(Agency, undo["changed"]):
        row.folded = folded_of(row.name, row.short_name)
        row.save(update_fields=[*values, "folded", "version"])
    for group, values in _put_back(Group, undo["changed_groups"]):
        group.save(update_fields=[*values, "version"])


def _put_back(model: Any, kept: Iterable[dict[str, Any]]) -> Iterator[tuple[Any, list[str]]]:
    """Each row with its old values, those that end earlier first; what of it has to be saved."""
    values = {one["pk"]: _values(one["values"]) for one in kept}
    rows = list(model.objects.select_for_update().filter(pk__in=values))
    for row in sorted(rows, key=lambda row: values[row.pk].get("valid_to") is None):
        for part, value in values[row.pk].items():
            setattr(row, part, value)
        row.version += 1
        yield row, list(values[row.pk])


def _values(said: dict[str, Any]) -> dict[str, Any]:
    return {
        part: date.fromisoformat(value) if part in _DAYS and value else value for part, value in said.items()
    }
