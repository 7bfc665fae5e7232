"""Writes the standard groups and other names of the standard bodies, where they are not there yet."""

from collections.abc import Iterable, Mapping

from cchc.shared.agencies.models import Agency, Alias, Group
from cchc.shared.agencies.naming import key
from cchc.shared.agencies.standard import GROUPS, Body, GroupOf


def propose_groups(
    *, is_sample: bool = False, prefix: str = "", codes: Mapping[str, tuple[str, ...]] | None = None
) -> list[Group]:
    """The standard groups whose key is not there; gives those that were made. `prefix`: of the bodies' codes.

    `codes`: members by code for the groups that name none themselves. Only agencies that there are become members;
    a group that is there already gets those of this prefix.
    """
    known = set(Agency.objects.values_list("code", flat=True))
    members = {
        one.key: [
            prefix + code for code in one.codes or (codes or {}).get(one.key, ()) if prefix + code in known
        ]
        for one in GROUPS
    }
    there = {group.key: group for group in Group.objects.all()}
    _add_members(there, members if prefix else {})
    new = [one for one in GROUPS if one.key not in there]
    made = Group.objects.bulk_create([_group(one, is_sample, members[one.key]) for one in new])
    Alias.objects.bulk_create(
        [
            Alias(words=words, folded=key(words)[:300], group=group)
            for one, group in zip(new, made, strict=True)
            for words in one.aliases
        ]
    )
    return list(made)


def _add_members(there: Mapping[str, Group], members: Mapping[str, list[str]]) -> None:
    """A second province's bodies join the groups that the first one brought."""
    for name, codes in members.items():
        group = there.get(name)
        if group and (new := [code for code in codes if code not in group.codes]):
            group.codes = [*group.codes, *new]
            group.version += 1
            group.save(update_fields=("codes", "version"))


def _group(one: GroupOf, is_sample: bool, codes: list[str]) -> Group:
    return Group(
        key=one.key,
        name=one.name,
        kinds=[kind.value for kind in one.kinds],
        codes=codes,
        note=one.note,
        is_outside=one.outside,
        valid_from=one.since,
        valid_to=one.until,
        is_sample=is_sample,
    )


def propose_aliases(bodies: Iterable[Body], prefix: str = "") -> int:
    """Other names of bodies, by code; gives how many were made."""
    there = set(Alias.objects.exclude(code="").values_list("folded", "code"))
    new = {
        (key(words)[:300], prefix + body.code): words
        for body in bodies
        for words in body.aliases
        if (key(words)[:300], prefix + body.code) not in there
    }
    Alias.objects.bulk_create(
        [Alias(words=words, folded=folded, code=code) for (folded, code), words in new.items()]
    )
    return len(new)
