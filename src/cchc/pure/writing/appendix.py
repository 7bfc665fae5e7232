"""The rows of the official appendix: what stands in which slot, and which slots are merged."""

from collections.abc import Callable
from dataclasses import dataclass

from cchc.pure.reading.numbering import read_head
from cchc.pure.reading.plan import Item, Plan
from cchc.pure.writing.columns import activity_lines, marked


@dataclass(frozen=True, slots=True)
class Slot:
    """The text of a cell; `rows` below share it. `rows` 0: the cell above reaches down to here."""

    text: str
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Group:
    """The items of one field (lĩnh vực), in lines of slots. `name` is "" where the plan names no field."""

    name: str
    lines: tuple[tuple[Slot, ...], ...]


@dataclass(frozen=True, slots=True)
class Form:
    """Titles, relative widths and groups; columns that nobody fills are left out, unless nobody fills any."""

    titles: tuple[str, ...]
    widths: tuple[int, ...]
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    title: str
    width: int
    show: Callable[[Item], str]
    shared: int = 0  # 1: merged with equal cells below, 2: also only within an equal cell of rank 1


def _task(item: Item) -> str:
    """The task with its number, unless the text still has it or TT shows it."""
    if len(item.task_codes) != 1 or item.task_codes[0] == item.code:
        return item.text
    return f"{marked(item.task_codes[0])} {item.text}"


_PARTS = (
    _Part("Mục tiêu, chỉ tiêu", 15, lambda item: item.target or "", 1),
    _Part("Nhiệm vụ", 16, _task, 2),
    _Part("Hoạt động", 17, lambda item: activity_lines(item)),
    _Part("Kết quả, sản phẩm", 12, lambda item: item.output or ""),
    _Part("Chủ trì", 10, lambda item: item.lead.text or ""),
    _Part("Phối hợp", 11, lambda item: item.support.text or ""),
    _Part("Thời gian hoàn thành", 9, lambda item: item.due.text or ""),
    _Part("Kinh phí", 9, lambda item: item.budget or ""),
    _Part("Ghi chú", 8, lambda item: item.note or ""),
)


def form(plan: Plan) -> Form:
    """The appendix of a plan, without its looks."""
    parts = [part for part in _PARTS if any(part.show(item) for item in plan.items)] or list(_PARTS[:-1])
    groups: list[list[Item]] = []
    for item in plan.items:
        if not groups or groups[-1][0].field != item.field:
            groups.append([])
        groups[-1].append(item)
    return Form(
        ("TT", *(part.title for part in parts)),
        (4, *(part.width for part in parts)),
        tuple(Group(_bare(group[0].field or ""), _lines(group, parts)) for group in groups),
    )


def _bare(name: str) -> str:
    """The name of a field without its printed number: groups are numbered here."""
    head = read_head(name)
    return head.rest if head and head.rest else name


def _lines(items: list[Item], parts: list[_Part]) -> tuple[tuple[Slot, ...], ...]:
    """The slots of a group. TT numbers what the first merged column holds: targets, else tasks."""
    columns: list[list[Slot]] = []
    every = set(range(len(items)))
    borders = {0}  # lines where a cell of rank 1 begins
    counted: set[int] | None = None
    for part in parts:
        texts = [part.show(item) for item in items]
        starts = _starts(texts, borders if part.shared == 2 else {0}) if part.shared else every
        if part.shared:
            counted = counted or starts
        if part.shared == 1:
            borders = starts
        columns.append(_slots(texts, starts))
    return tuple(zip(_numbers(items, counted or every), *columns, strict=True))


def _numbers(items: list[Item], starts: set[int]) -> list[Slot]:
    """TT as it was printed where every row has one, else counted."""
    codes = [item.code or "" for item in items]
    if all(codes):
        return _slots(codes, starts | _starts(codes, {0}))
    order = {start: str(place) for place, start in enumerate(sorted(starts), 1)}
    return _slots([order.get(n, "") for n in range(len(items))], starts)


def _starts(texts: list[str], borders: set[int]) -> set[int]:
    """Where a new cell begins: at a border, at an empty text, and where the text changes."""
    return {n for n, text in enumerate(texts) if n in borders or not text or text != texts[n - 1]}


def _slots(texts: list[str], starts: set[int]) -> list[Slot]:
    return [Slot(text, _reach(n, starts, len(texts))) for n, text in enumerate(texts)]


def _reach(line: int, starts: set[int], count: int) -> int:
    """How many lines the cell of this line covers; 0 where the cell above covers it."""
    if line not in starts:
        return 0
    return min((start for start in starts if start > line), default=count) - line
