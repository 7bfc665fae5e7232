"""The blocks that agencies are scored in: what a key is called. A province may use keys of its own."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from cchc.pure.reading.text import fold

NAMES = {
    "so-nganh": _("Sở, ban, ngành"),
    "trung-uong": _("Cơ quan Trung ương"),
    "cap-xa": _("UBND cấp xã"),
}


def block_name(key: str) -> str:
    """The key itself where it is a province's own."""
    return str(NAMES.get(key, key))


def block_names(keys: Iterable[str]) -> str:
    """Names between semicolons: a comma stands inside one."""
    return "; ".join(map(block_name, keys))


def read_blocks(said: str) -> list[str]:
    """Keys of names or keys between semicolons or lines; of keys between commas, too."""
    known = {fold(str(name)): key for key, name in NAMES.items()}
    found = []
    for part in said.replace("\n", ";").split(";"):
        key = known.get(fold(part.strip()))
        found += [key] if key else [one.strip() for one in part.split(",")]
    return list(dict.fromkeys(one for one in found if one))
