"""Tasks in prose: a paragraph that says what, followed by "Cơ quan chủ trì: …", "Thời gian: …"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from cchc.pure.deadline import Due
from cchc.pure.reading.agencies import roles_in_prose
from cchc.pure.reading.outline import Entry, Outline
from cchc.pure.reading.outline.model import FOOTNOTE, HEADING, SPOKEN
from cchc.pure.reading.plan import Activity, Assignees, Item
from cchc.pure.reading.tables.items import assignees, due_of
from cchc.pure.reading.text import fold, one_line

# role → the label before the colon, folded. The first that matches decides.
LABELS: tuple[tuple[str, str], ...] = (
    ("roles", r"(co quan|don vi)?\s*chu tri\s*(,|va|/|;)\s*(co quan |don vi )?phoi hop( thuc hien)?"),
    (
        "support",
        r"((co quan|don vi|phan cong|cac)\s+)*(cung )?phoi hop( (thuc hien|trien khai|tham muu|chinh))*",
    ),
    (
        "lead",
        r"((co quan|don vi|bo phan|dau moi|phan cong|to chuc|trach nhiem|chi dao|giao|nguoi)\s+)*"
        r"(chu tri|thuc hien|chiu trach nhiem|phu trach|dau moi|tham muu)( (thuc hien|tham muu|trien khai|chinh|chu tri))*",
    ),
    ("lead", r"(co quan|don vi|phan cong)( duoc giao)?"),
    (
        "due",
        r"(thoi gian|thoi han|tien do|lo trinh|thoi diem)( (thuc hien|hoan thanh|trien khai|ket thuc|trinh|du kien))*"
        r"|(hoan thanh|han hoan thanh|han)",
    ),
    ("output", r"((ket qua|san pham)\s*[,/]?\s*)+( ?(dau ra|du kien|hoan thanh|can dat|cuoi cung))*"),
    ("budget", r"(nguon )?(kinh phi|du toan)( (thuc hien|du kien))*"),
)
_FAR_BELOW = 60  # entries
_PREFIX = r"(?:^|(?<=[.;(\n])|(?<=\s[-+•*]))\s*(?:[-+•*–]\s*)?"
_LABEL = re.compile(
    _PREFIX
    + "(?:"
    + "|".join(f"(?P<r{i}>{pattern})" for i, (_, pattern) in enumerate(LABELS))
    + r")\s*(?:\([^)]{0,40}\))?\s*:"
)


# "… (Sở A chủ trì; hoàn thành trong quý II)." at the end of a task
_CLOSING = re.compile(r"\((?P<who>[^():]{2,200}?\s(?:chủ trì|thực hiện)\b[^()]{0,300})\)\s*[.;]?\s*$")
_LEADS = re.compile(r"\S\s+(?:chủ trì|thực hiện)\b")
_WHEN = re.compile(
    r"(?:^|,\s*)(?:(?:thời gian|thời hạn)(?: (?:hoàn thành|thực hiện))?|hoàn thành|xong)\s*:?\s*(?P<due>\S.*)$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Task:
    """A task while its paragraphs are gathered."""

    head: Entry
    parts: list[Entry] = field(default_factory=list)
    said: dict[str, str] = field(default_factory=dict)
    last: Entry | None = None
    alone: bool = False  # the bullets below are tasks of their own


def labelled(text: str) -> tuple[str, dict[str, str]]:
    """(the words before the first label, role → the words after its label)."""
    folded = _fold_in_place(text)
    found = list(_LABEL.finditer(folded))
    closing = _CLOSING.search(text)
    if closing and not any(
        LABELS[i][0] in ("lead", "roles") for m in found for i in range(len(LABELS)) if m.group(f"r{i}")
    ):
        return text[: closing.start()].strip(), _in_brackets(closing["who"])
    if not found:
        return text, {}
    said: dict[str, str] = {}
    for match, following in zip(found, [*found[1:], None], strict=True):
        end = following.start() if following else len(text)
        role = next(LABELS[i][0] for i in range(len(LABELS)) if match.group(f"r{i}"))
        said.setdefault(role, text[match.end() : end].strip(" ;(\n-"))
    return text[: found[0].start()].strip(" (-"), {role: _unbracket(words) for role, words in said.items()}


def _in_brackets(text: str) -> dict[str, str]:
    """ "Sở A chủ trì, phối hợp với Sở B; hoàn thành trong quý II": who, and when."""
    said: dict[str, str] = {}
    for clause in (part.strip() for part in text.split(";")):
        when = _WHEN.search(clause)
        who = clause[: when.start()].strip(" ,") if when else clause
        if when:
            said.setdefault("due", when["due"].strip(" :"))
        if _LEADS.search(who):
            said.setdefault("roles", who)
        elif who:
            said = {**labelled(who)[1], **said}
    return said


def _fold_in_place(text: str) -> str:
    """Folded letter by letter, so that a position in it is the same position in `text`."""
    return "".join(fold(c) if c.isalpha() else c for c in text)


def _unbracket(words: str) -> str:
    bare = words.rstrip(" .;,")
    return bare[:-1].rstrip() if bare.endswith(")") and bare.count("(") < bare.count(")") else words


def find_prose_items(outline: Outline, *, year: int | None) -> tuple[Item, ...]:
    """The tasks that stand in the text with who answers for them, and when or with what result."""
    return tuple(_item(task, year) for task in _tasks(outline) if _assigns(task.said))


def _tasks(outline: Outline) -> Iterator[_Task]:
    task: _Task | None = None
    entries = [entry for entry in outline.entries if entry.kind != FOOTNOTE]
    for index, entry in enumerate(entries):
        if entry.kind not in SPOKEN:
            if task:
                yield task
            task = None
            continue
        before, said = labelled(entry.text)
        if said and not before and task:
            task.said = {**said, **task.said}
            task.last = entry
            continue
        if task and _goes_on(entry, task) and not said:
            task.parts.append(entry)
            task.last = entry
            continue
        if task:
            yield task
        task = _Task(
            entry, said=said, alone=bool(entry.code and not said) and _parts_stand_alone(entries, index)
        )
    if task:
        yield task


def _goes_on(entry: Entry, task: _Task) -> bool:
    """Parts of a task, (1) (2) (3) or bullets, before it has been said who does it."""
    numbered = task.head.code is not None and not task.alone
    return not task.said and numbered and entry.kind != HEADING and (entry.style in ("paren", "bullet", None))


def _parts_stand_alone(entries: list[Entry], index: int) -> bool:
    """Whether the bullets below a numbered title are assigned one by one, so that the title is only theirs."""
    assigned, bullet = 0, False
    for entry in entries[index + 1 : index + 1 + _FAR_BELOW]:
        before, said = labelled(entry.text)
        if entry.kind not in SPOKEN or (entry.code and entry.style != "paren"):
            break
        if said and bullet and {"lead", "roles"} & said.keys():
            assigned, bullet = assigned + 1, bool(before)
        elif not said:
            bullet = True
    return assigned > 1


def _assigns(said: dict[str, str]) -> bool:
    return bool({"lead", "roles"} & set(said)) and bool({"due", "output", "support"} & set(said))


def _item(task: _Task, year: int | None) -> Item:
    head, _ = labelled(task.head.text)
    parts = [Activity(part.code, part.text) for part in task.parts]
    text = _head_text(head, parts)
    lead, support = _who(task.said)
    titles = [heading.title for heading in task.head.path if heading.title != task.head.text]
    return Item(
        origin="prose",
        field=titles[-1] if titles else None,
        code=task.head.code,
        target_codes=(),
        task_codes=(task.head.code,) if task.head.code else (),
        activity_codes=tuple(part.code for part in parts if part.code),
        target=None,
        text=text,
        activities=tuple(parts),
        output=one_line(task.said.get("output", "")) or None,
        lead=lead,
        support=support,
        due=due_of(task.said["due"], year=year) if "due" in task.said else Due(None),
        budget=one_line(task.said.get("budget", "")) or None,
        note=None,
        place=task.head.place.to(task.last.place) if task.last else task.head.place,
    )


def _head_text(head: str, parts: list[Activity]) -> str:
    """The task's own words; where they are only "Nội dung nhiệm vụ:", its parts say what is to be done."""
    if head.endswith(":") and len(head.split()) <= 6 and parts:
        return one_line(" ".join([head, *(f"{part.code or '-'} {part.text}" for part in parts)]))
    return one_line(head)


def _who(said: dict[str, str]) -> tuple[Assignees, Assignees]:
    if "roles" in said and "lead" not in said:
        roles = roles_in_prose(said["roles"])
        return assignees(roles.lead or said["roles"]), assignees(roles.support or said.get("support", ""))
    return assignees(said.get("lead", "")), assignees(said.get("support", ""))
