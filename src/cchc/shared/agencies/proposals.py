"""Writes the standard groups and other names of the standard bodies, where they are not there yet."""

from collections.abc import Iterable, Mapping

from cchc.shared.agencies.models import Alias, Group
from cchc.shared.agencies.naming import key
from cchc.shared.agencies.standard import GROUPS, Body, GroupOf


def propose_groups(
    *, is_sample: bool = False, prefix: str = "", codes: Mapping[str, tuple[str, ...]] | None = None
) -> list[Group]:
    """The standard groups whose key is not there; gives those that were made. `prefix`: of the bodies' codes.

    `codes`: members by code for the groups that name none themselves.
    """
    there = set(Group.objects.values_list("key", flat=True))
    new = [one for one in GROUPS if one.key not in there]
    made = Group.objects.bulk_create([_group(one, is_sample, prefix, codes or {}) for one in new])
    Alias.objects.bulk_create(
        [
            Alias(words=words, folded=key(words)[:300], group=group)
            for one, group in zip(new, made, strict=True)
            for words in one.aliases
        ]
    )
    return list(made)


def _group(one: GroupOf, is_sample: bool, prefix: str, codes: Mapping[str, tuple[str, ...]]) -> Group:
    return Group(
        key=one.key,
        name=one.name,
        kinds=[kind.value for kind in one.kinds],
        codes=[prefix + code for code in one.codes or codes.get(one.key, ())],
        note=one.note,
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
