"""One text that holds both roles: who leads and who supports."""

import re
from dataclasses import dataclass

from cchc.pure.reading.agencies.prose import KIND, is_part_of_name, without_remarks
from cchc.pure.reading.text import one_line

_LABELLED = re.compile(
    r"(?:(?:cơ quan|đơn vị)\s+)?(?:(?P<lead>chủ trì(?:,? (?:thực hiện|tham mưu|soạn thảo|trình|chính))*)|(?P<support>phối hợp(?: thực hiện)?|tham gia))\s*:\s*",
    re.IGNORECASE,
)
_WITH = re.compile(
    rf"[,;.]?\s*(?:và\s+)?(?:phối hợp(?: chặt chẽ)?,? (?:với|cùng(?: với)?)|phối hợp(?= (?:{KIND}|các\s))|cùng với)\s+"
)
_LEADS = re.compile(r"[,;]?\s*(?:là cơ quan\s+)?chủ trì(?!\w)")
_SUPPORTS = re.compile(r"\s+(?:phối hợp|tham gia)(?: (?:thực hiện|chuẩn bị))?(?=[ .;,]|$)")
_OTHERS_SUPPORT = re.compile(rf"[,.]\s+(?P<who>(?:{KIND}|các\s)[^;.]*?)\s+(?:phối hợp|tham gia)(?!\w)")
_GIVEN = re.compile(r"^(?:giao(?: cho)?|do|đề nghị|phân công)\s+", re.IGNORECASE)
_WORK = re.compile(
    r"\s+(?=(?:để|trong việc|thực hiện|triển khai|tham mưu|xây dựng|tổ chức|rà soát|hướng dẫn|ban hành|đề xuất|theo dõi)(?:\s|$))"
)
_ROLE_IN_REMARK = re.compile(r"\s*\((chủ trì|phối hợp)\)", re.IGNORECASE)
_WHO_IN_REMARK = re.compile(rf"\s*\((?=(?:{KIND}|các\s)[^()]*(?:phối hợp|chủ trì))([^()]*)\)")


@dataclass(frozen=True, slots=True)
class Roles:
    """The words for each role as written, None where the text names none."""

    lead: str | None = None
    support: str | None = None


def roles_in_prose(text: str | None) -> Roles:
    """Who leads and who supports in one text: "Chủ trì: Sở A; phối hợp: Sở B", "Giao Sở A chủ trì, phối hợp với Sở B".

    A text that speaks of no role is all lead. Never fails.
    """
    line = one_line((text or "")[:4_000])
    if not line:
        return Roles()
    return _labelled(line) or _told(line)


def _labelled(line: str) -> Roles | None:
    """ "Chủ trì: …; phối hợp: …", in either order, with or without "cơ quan" or "đơn vị" before."""
    labels = list(_LABELLED.finditer(line))
    if not labels:
        return None
    found: dict[str, list[str]] = {"lead": [], "support": []}
    for i, label in enumerate(labels):
        finish = labels[i + 1].start() if i + 1 < len(labels) else len(line)
        found["lead" if label["lead"] else "support"].append(_bare(line[label.end() : finish]))
    before = _bare(line[: labels[0].start()])
    if before and not found["lead"]:
        found["lead"].append(_told(before).lead or "")
    return Roles(_joined(found["lead"]), _joined(found["support"]))


def _told(line: str) -> Roles:
    """ "Sở A chủ trì, phối hợp với Sở B …", clause by clause."""
    spoken = _WHO_IN_REMARK.sub(r"; \1", _ROLE_IN_REMARK.sub(lambda match: f" {match[1].lower()}", line))
    leads: list[str] = []
    supports: list[str] = []
    for clause in re.split(r";\s*", without_remarks(spoken)):
        lead, support, neither = _clause(_GIVEN.sub("", _bare(clause)))
        leads.append(lead)
        supports.append(support)
        (supports if any(supports) else leads).append(neither)
    if not any(supports) and _joined(leads) == _bare(without_remarks(line)):
        return Roles(line)
    return Roles(_joined(leads), _joined(supports))


def _clause(clause: str) -> tuple[str, str, str]:
    """One clause: who leads, who supports, or the whole clause where it speaks of no role."""
    lead = next((m for m in _LEADS.finditer(clause) if not is_part_of_name(clause, m)), None)
    rest = clause[lead.end() :] if lead else clause
    together = _WITH.search(rest)
    support = _bare(_WORK.split(rest[together.end() :])[0]) if together else ""
    if lead:
        others = None if together else _OTHERS_SUPPORT.search(rest)
        return _bare(clause[: lead.start()]), support or (_bare(others["who"]) if others else ""), ""
    if together:
        return (
            re.sub(r"^(?:chủ trì)$", "", _bare(clause[: together.start()]), flags=re.IGNORECASE),
            support,
            "",
        )
    alone = _SUPPORTS.search(clause)
    return ("", _bare(clause[: alone.start()]), "") if alone else ("", "", clause)


def _bare(text: str) -> str:
    return text.strip(" ,.;:-–*")


def _joined(parts: list[str]) -> str | None:
    return "; ".join(part for part in parts if part) or None
