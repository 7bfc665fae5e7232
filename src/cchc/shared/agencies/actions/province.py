"""A real province taken in: its committee, its communes, boundaries, and the standard bodies that somebody ticked."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from cchc.shared.agencies.errors import Refused
from cchc.shared.agencies.models import Agency, Boundary
from cchc.shared.agencies.naming import folded_of
from cchc.shared.agencies.proposals import propose_aliases, propose_groups
from cchc.shared.agencies.provinces import Place, boundaries, communes, provinces
from cchc.shared.agencies.standard import STANDARD, TWO_TIERS, Body
from cchc.shared.records.actions import Person, record_event

_FIRST = {"bodies": 10, "communes": 200}


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many rows were made; what was there already stays as it is."""

    agencies: int
    boundaries: int


def load_province(
    code: str, *, by: Person | None, bodies: Collection[str] = (), with_communes: bool = True
) -> Loaded:
    """Takes in what is not there yet; again makes nothing. `bodies`: codes of standard bodies to begin with.

    Refused for a code that is no province's.
    """
    province = provinces().get(code)
    if province is None:
        raise Refused(
            _(
                "Không có tỉnh, thành phố nào mang mã “%(code)s”; hãy chọn một mã trong danh sách 34 tỉnh, thành phố."
            )
            % {"code": code},
            "code",
        )
    with transaction.atomic():
        there = set(Agency.objects.values_list("code", flat=True))
        root = _root(province, there)
        rows = [*_bodies(province, root, bodies), *(_communes(province, root) if with_communes else ())]
        made = Agency.objects.bulk_create([row for row in rows if row.code not in there], batch_size=500)
        chosen = [body for body in STANDARD if body.code in bodies]
        propose_aliases(chosen, prefix=f"{code}.")
        propose_groups(prefix=f"{code}.")
        drawn = _draw(code)
        count = len(made) + (code not in there)
        if count or drawn:
            record_event("agencies.province_loaded", root, by=by, province=province.name, agencies=count)
    return Loaded(count, drawn)


def _root(province: Place, there: Collection[str]) -> Agency:
    if province.code in there:
        found = Agency.objects.filter(code=province.code).order_by("-valid_from").first()
        assert found
        return found
    row = _row(province.code, province.committee, Agency.Kind.COMMITTEE, 1, None)
    row.save()
    return row


def _row(
    code: str, name: str, kind: str, position: int, parent: Agency | None, short: str = "", block: str = ""
) -> Agency:
    return Agency(
        code=code,
        name=name,
        short_name=short,
        folded=folded_of(name, short),
        kind=kind,
        parent=parent,
        position=position,
        blocks=[block] if block else [],
        valid_from=TWO_TIERS,
    )


def _bodies(province: Place, root: Agency, chosen: Collection[str]) -> Iterable[Agency]:
    for position, body in enumerate(STANDARD, _FIRST["bodies"]):
        if body.code in chosen:
            name, short = (in_province(words, province) for words in (body.name, body.short))
            block = "trung-uong" if body.kind == Agency.Kind.CENTRAL else "so-nganh"
            yield _row(f"{province.code}.{body.code}", name, body.kind, position, root, short, block)


def _communes(province: Place, root: Agency) -> Iterable[Agency]:
    for position, place in enumerate(communes(province.code), _FIRST["communes"]):
        yield _row(
            place.code,
            place.committee,
            Agency.Kind.COMMUNE,
            position,
            root,
            place.in_sentence,
            "cap-xa",
        )


def _draw(code: str) -> int:
    there = set(Boundary.objects.values_list("code", flat=True))
    new = [Boundary(code=one, rings=rings) for one, rings in boundaries(code).items() if one not in there]
    return len(Boundary.objects.bulk_create(new, batch_size=100))


def in_province(words: str, province: Place) -> str:
    """ "Văn phòng UBND tỉnh" is "Văn phòng UBND thành phố" in a city."""
    level = "thành phố" if province.name.startswith("Thành phố") else "tỉnh"
    return words.removesuffix("tỉnh") + level if words.endswith("tỉnh") else words


def suggestions(province: Place) -> list[Body]:
    """The standard bodies under the names that they would have there."""
    return [
        Body(body.code, in_province(body.name, province), body.kind, in_province(body.short, province))
        for body in STANDARD
    ]
