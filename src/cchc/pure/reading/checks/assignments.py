"""Who leads and who supports."""

import re
from collections.abc import Iterator

from cchc.pure.reading.checks.rule import ERROR, INFO, WARNING, Case, Hit, hit, rule
from cchc.pure.reading.checks.texts import join_names, quote
from cchc.pure.reading.plan import Item
from cchc.pure.reading.text import fold

_ANYBODY = r"(?:co quan|don vi|dia phuong|to chuc|ca nhan|nganh|cap)"
_NAMELESS = re.compile(
    rf"^(?:cac |nhung )?{_ANYBODY}(?:\s*[,/]\s*(?:va )?{_ANYBODY}| va {_ANYBODY}| {_ANYBODY})*"
    r"(?P<how> (?:co |)lien quan\b.*| (?:duoc|chu tri|phu trach|co chuc nang|co tham quyen|theo)\b.*)?$"
)
_GROUP = re.compile(
    r"^(?:cac|nhung|tat ca|toan the)\b|\bcap (?:tinh|huyen|xa)\b|^so, (?:ban|nganh)|^ubnd (?:cac )?(?:xa|huyen|phuong)\b|\bdia phuong$"
)


@rule(
    "lead-names-nobody",
    ERROR,
    what="Cơ quan chủ trì chỉ ghi chung chung, không xác định được là cơ quan nào.",
    message="“%(lead)s” không cho biết cơ quan nào chủ trì; đề nghị ghi tên cơ quan. Nhiệm vụ: “%(task)s”.",
    example={"lead": "Các đơn vị được phân công chủ trì", "task": "Xây dựng phần mềm dùng chung"},
)
def lead_names_nobody(case: Case) -> Iterator[Hit]:
    for item in case.plan.items:
        matches = [_NAMELESS.match(fold(agency)) for agency in item.lead.agencies]
        if matches and all(matches) and any(match and match["how"] for match in matches):
            yield hit(item.place, lead=quote(item.lead.text), task=quote(item.text))


@rule(
    "lead-is-support",
    WARNING,
    what="Một cơ quan vừa chủ trì vừa phối hợp trong cùng một nhiệm vụ.",
    message="“%(agency)s” vừa chủ trì vừa phối hợp; đề nghị bỏ một vai trò. Nhiệm vụ: “%(task)s”.",
    example={"agency": "Sở Nội vụ", "task": "Ban hành kế hoạch kiểm tra"},
)
def lead_is_support(case: Case) -> Iterator[Hit]:
    for item in case.plan.items:
        for agency in _in_both(item):
            if not _GROUP.search(fold(agency)):
                yield hit(item.place, agency=agency, task=quote(item.text))


@rule(
    "lead-group-is-support",
    INFO,
    what="Cùng một nhóm cơ quan vừa chủ trì vừa phối hợp.",
    message="Nhóm “%(agency)s” vừa chủ trì vừa phối hợp; nên ghi rõ cơ quan nào chủ trì. Nhiệm vụ: “%(task)s”.",
    example={"agency": "UBND cấp xã", "task": "Hướng dẫn, đôn đốc thực hiện"},
)
def lead_group_is_support(case: Case) -> Iterator[Hit]:
    for item in case.plan.items:
        groups = [agency for agency in _in_both(item) if _GROUP.search(fold(agency))]
        if groups:
            yield hit(item.place, agency=join_names(groups), task=quote(item.text))


@rule(
    "several-leads",
    INFO,
    what="Một nhiệm vụ có nhiều cơ quan chủ trì.",
    message="%(leads)d cơ quan, nhóm cơ quan cùng chủ trì (%(rows)d nhiệm vụ): “%(lead)s”; nên giao một cơ quan chịu trách nhiệm chính.",
    example={"leads": 2, "rows": 3, "lead": "Văn phòng UBND tỉnh; UBND cấp xã"},
)
def several_leads(case: Case) -> Iterator[Hit]:
    found: dict[str, list[Item]] = {}
    for item in case.plan.items:
        if len(item.lead.agencies) > 1:
            found.setdefault(fold(item.lead.text or ""), []).append(item)
    for items in found.values():
        lead = items[0].lead
        yield hit(
            (item.place for item in items), leads=len(lead.agencies), rows=len(items), lead=quote(lead.text)
        )


def _in_both(item: Item) -> list[str]:
    support = {fold(agency) for agency in item.support.agencies}
    return [agency for agency in item.lead.agencies if fold(agency) in support]
