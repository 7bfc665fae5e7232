"""Words after a group's name that say not all of it is meant: "liên quan", "được giao", "đạt chuẩn nông thôn mới".

All of them take naming keys: without accents, marks, "các".
"""

import re
from collections.abc import Iterator

# Not all of the group is meant …
_ONLY_SOME = re.compile(
    r" (?:lien quan|khac|duoc|ap dung|co(?! quan)|theo|chu tri|phoi hop|phu trach|su dung|thuc hien|chua|con lai|nao|tuy|noi (?:co|dang|dien)"
    r"|dat|nong thon moi|dien|thi diem)\b"
)
# … but whoever the task turns out to concern. Others ("thí điểm", "chưa đạt chuẩn") are a list that somebody has.
_CONCERNED = re.compile(
    r" (?:lien quan|khac|ap dung"
    r"|duoc (?:giao|phan cong|phan cap|uy quyen|kiem tra|thanh tra|khao sat|danh gia|yeu cau|de nghi)"
    r"|theo (?:chuc nang|nhiem vu|tham quyen|linh vuc|pham vi|phan cong|phan cap)"
    r"|co (?:chuc nang|nhiem vu|tham quyen|lien quan))\b"
)
_SOME = re.compile(r"^(?:mot so|mot vai|tung) ")
# What stands at the head of an agency's name: where a qualifier goes on with one of them, it is another name.
_AGENCY = re.compile(
    r"\b(?:so|ban|nganh|ubnd|hdnd|van phong|cong an|quan su|thue|kho bac|bao hiem|thanh tra tinh|dia phuong|co quan|don vi"
    r"|trung tam|hoi|doan the|mat tran|xa|phuong|huyen|(?<!lien )quan)\b"
)


def qualified(key: str) -> Iterator[tuple[str, bool]]:
    """The name before a qualifier, the longest first; whether the qualifier means whoever is concerned."""
    bare = without_some(key)
    for found in reversed(list(_ONLY_SOME.finditer(bare))):
        rest = bare[found.start() :]
        concerned = bare == key and bool(_CONCERNED.match(rest)) and not names_an_agency(rest)
        yield bare[: found.start()], concerned
    if bare != key:
        yield bare, False


def without_some(key: str) -> str:
    """ "mot so xa phuong" → "xa phuong"."""
    return _SOME.sub("", key)


def names_an_agency(key: str) -> bool:
    """Whether words hold what an agency's name begins with."""
    return bool(_AGENCY.search(key))
