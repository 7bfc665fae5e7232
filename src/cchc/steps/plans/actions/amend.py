"""Tasks of a plan in force become others: called only by the amendment that a document decides (steps.work)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max

from cchc.steps.plans.actions.parts import item_columns, named_agencies
from cchc.steps.plans.models import NamedAgency, Plan, PlanItem

Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Names:
    """What became of the names of an item's agencies; those that are `gone` are there until forget_names."""

    gone: list[NamedAgency]
    new: list[NamedAgency]


@transaction.atomic
def change_item(item: PlanItem, data: Data, *, on: date) -> Names:
    """The item says what `data` says (cchc.plan/1) from the day `on`; the event is the amendment's."""
    _fill(item, data, on)
    item.save()
    return _rename(item, data)


@transaction.atomic
def add_item(plan: Plan, data: Data, *, key: str, on: date) -> PlanItem:
    """A new item at the end of its field, or of the plan where the field is new."""
    item = PlanItem(plan=plan, key=key, position=_position(plan, data["field"] or ""))
    _fill(item, data, on)
    item.save()
    NamedAgency.objects.bulk_create(named_agencies(item, data))
    return item


def end_item(item: PlanItem, *, on: date) -> None:
    """The item is taken out of the plan; its row stays with what was done for it."""
    item.ended_on = item.amended_on = on
    item.save(update_fields=["ended_on", "amended_on"])


def _fill(item: PlanItem, data: Data, on: date) -> None:
    for name, value in item_columns(data).items():
        setattr(item, name, value)
    item.amended_on = on


def _position(plan: Plan, field: str) -> int:
    """After the last item of the field; those behind move up one, the last first: positions are unique."""
    places = PlanItem.objects.filter(plan=plan)
    last = places.filter(field=field).aggregate(last=Max("position"))["last"]
    end = places.aggregate(last=Max("position"))["last"] or 0
    if last is None or last == end:
        return int(end) + 1
    for pk, position in places.filter(position__gt=last).order_by("-position").values_list("pk", "position"):
        places.filter(pk=pk).update(position=position + 1)
    return int(last) + 1


def _rename(item: PlanItem, data: Data) -> Names:
    """Names that stay keep their row, so that whoever points at them still does; positions are dealt anew."""
    before = list(item.named.all())
    wanted = named_agencies(item, data)
    known = {(one.role, one.folded): one for one in before}
    kept = {(one.role, one.folded) for one in wanted} & set(known)
    stays = [known[key] for key in kept]
    gone = [one for one in before if one not in stays]
    places = _beyond(before)
    for one in before:  # out of the way first: (role, position) is unique
        one.position = next(places)
    NamedAgency.objects.bulk_update(before, ["position"])
    for one in wanted:
        if (one.role, one.folded) in kept:
            known[one.role, one.folded].position = one.position
            known[one.role, one.folded].name = one.name
    NamedAgency.objects.bulk_update(stays, ["position", "name"])
    new = [one for one in wanted if (one.role, one.folded) not in kept]
    return Names(gone, NamedAgency.objects.bulk_create(new))


def _beyond(named: list[NamedAgency]) -> Any:
    top = max((one.position for one in named), default=0) + 1000
    return iter(range(top, top + len(named)))


def forget_names(names: Names) -> None:
    """Take the names away that are gone, once nothing points at them."""
    NamedAgency.objects.filter(pk__in=[one.pk for one in names.gone]).delete()


def same(first: Mapping[str, Any], second: Mapping[str, Any]) -> bool:
    """Whether two data of an item say the same; where they were read does not count."""
    return {k: v for k, v in first.items() if k != "place"} == {
        k: v for k, v in second.items() if k != "place"
    }
