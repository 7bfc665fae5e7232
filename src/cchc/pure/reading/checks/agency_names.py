"""One agency under several names."""

import re
from collections.abc import Iterator

from cchc.pure.reading.agencies import split_agencies
from cchc.pure.reading.blocks import Place
from cchc.pure.reading.checks.rule import INFO, Case, Hit, hit, rule
from cchc.pure.reading.checks.texts import join_names
from cchc.pure.reading.text import fold

_NAME = re.compile(r"(?:Sở|Bộ|Chi cục|Cục|Văn phòng|VP|Ban Quản lý|Ban Dân tộc|Kho bạc)\s[^;:()\d]{2,70}")
_ROLE = re.compile(r"\bchủ trì\b|\bphối hợp\b|\bđối với\b|^(\w+) \1\b")
_BETWEEN = re.compile(r"\s*[;\n]\s*|,\s(?=Sở|Bộ|Văn phòng|VP|UBND|Ban|Chi cục|Cục)")


@rule(
    "agency-name-varies",
    INFO,
    what="Một cơ quan được gọi bằng nhiều tên.",
    message="Cùng một cơ quan được ghi bằng %(count)d cách: %(names)s; đề nghị thống nhất.",
    example={"count": 2, "names": "Sở KHCN, Sở Khoa học và Công nghệ"},
)
def agency_name_varies(case: Case) -> Iterator[Hit]:
    printed: dict[str, list[Place]] = {}
    for item in case.plan.items:
        for text in (item.lead.text, item.support.text):
            for name in _BETWEEN.split(text or ""):
                printed.setdefault(name.strip(" .,"), []).append(item.place)
    spellings: dict[str, dict[str, list[Place]]] = {}
    for name, places in printed.items():
        agencies = split_agencies(name) if _NAME.fullmatch(name) and not _ROLE.search(name) else ()
        if len(agencies) == 1:
            spellings.setdefault(fold(agencies[0]), {})[name] = places
    for same in spellings.values():
        if len(same) > 1:
            yield hit(
                (place for places in same.values() for place in places),
                count=len(same),
                names=join_names(list(same)),
            )
