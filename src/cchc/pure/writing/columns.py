"""The columns of the workbook: what a person sees of a row, and what an edit there means."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from cchc.pure.day import day_text, read_day
from cchc.pure.deadline import Due, read_due
from cchc.pure.reading.agencies import split_agencies
from cchc.pure.reading.blocks import Place
from cchc.pure.reading.figures import read_measures
from cchc.pure.reading.numbering import split_code
from cchc.pure.reading.plan import Activity, Assignees, Citation, Duty, Finding, Item, Target
from cchc.pure.reading.text import clean
from cchc.pure.writing.values import measure_text, place_text, read_measure

T = TypeVar("T")
_DAY_HINT = "hãy ghi ngày theo mẫu 31/12/2026 hoặc để trống"
_FIGURE_HINT = "mỗi dòng ghi một số liệu theo mẫu “≥ 35 % | cơ quan được kiểm tra”"
_SEVERITIES = {"error": "Lỗi", "warning": "Cảnh báo", "info": "Lưu ý"}
_SEVERITY_HINT = "hãy ghi Lỗi, Cảnh báo hoặc Lưu ý"


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """`show` gives the cell; `edit` takes a changed cell ("" for an emptied one) or raises ValueError.

    Edits run from left to right; `year` is the plan's, for deadlines that name none.
    """

    title: str
    width: int
    show: Callable[[T], str]
    edit: Callable[[T, str, int | None], T]
    hint: str = ""
    is_day: bool = False


@dataclass(frozen=True, slots=True)
class SheetForm(Generic[T]):
    """One sheet: its name, its columns, and the row that a person begins with on an empty line."""

    name: str
    columns: tuple[Column[T], ...]
    blank: T


def _text(title: str, width: int, attribute: str, *, required: bool = False) -> Column[Any]:
    """A column for one text; an emptied cell is None, or "" where the text is required."""
    return Column(
        title,
        width,
        lambda row: getattr(row, attribute) or "",
        lambda row, text, year: replace(row, **{attribute: text or ("" if required else None)}),
    )


def _assignees(title: str, width: int, attribute: str) -> Column[Item]:
    return Column(
        title,
        width,
        lambda item: getattr(item, attribute).text or "",
        lambda item, text, year: replace(item, **{attribute: Assignees(text or None, split_agencies(text))}),
    )


def _due_columns() -> tuple[Column[Any], ...]:
    """The words of the deadline, and its two days: a day that is changed wins over the words."""

    def day(title: str, attribute: str) -> Column[Any]:
        return Column(
            title,
            12,
            lambda row: day_text(getattr(row.due, attribute)),
            lambda row, text, year: replace(row, due=replace(row.due, **{attribute: read_day(text)})),
            _DAY_HINT,
            is_day=True,
        )

    words: Column[Any] = Column(
        "Thời hạn",
        18,
        lambda row: row.due.text or "",
        lambda row, text, year: replace(row, due=read_due(text, year=year)),
    )
    return words, day("Từ ngày", "start"), day("Đến hết ngày", "end")


def _place(title: str = "Vị trí trong văn bản") -> Column[Any]:
    """Where it was read. What a person writes here changes nothing."""
    return Column(title, 16, lambda row: place_text(row.place), lambda row, text, year: row)


def activity_lines(item: Item) -> str:
    """The activities of an item with their printed numbers, one a line."""
    return "\n".join(f"{marked(a.code)} {a.text}" if a.code else a.text for a in item.activities)


def marked(code: str) -> str:
    """A printed number with its mark: "a)" but "3.1."."""
    return f"{code})" if code.isalpha() and code.islower() else f"{code}."


def _edit_activities(item: Item, text: str, year: int | None) -> Item:
    activities = tuple(Activity(*split_code(line)) for line in text.split("\n") if line.strip())
    codes = tuple(activity.code for activity in activities if activity.code)
    return replace(item, activities=activities, activity_codes=codes)


def _edit_target(target: Target, text: str, year: int | None) -> Target:
    return replace(target, text=text, measures=read_measures(text))


def _edit_measures(target: Target, text: str, year: int | None) -> Target:
    return replace(target, measures=tuple(read_measure(line) for line in text.split("\n") if line.strip()))


def _edit_severity(finding: Finding, text: str, year: int | None) -> Finding:
    found = [key for key, name in _SEVERITIES.items() if name.casefold() == text.casefold()]
    if not found:
        raise ValueError(text)
    return replace(finding, severity=found[0])


def _edit_message(finding: Finding, text: str, year: int | None) -> Finding:
    return replace(finding, template=text.replace("%", "%%"), params={})


def _places(places: Iterable[Place]) -> str:
    return clean("\n".join(place_text(place) for place in places))


NOWHERE = Place()
ITEMS: SheetForm[Item] = SheetForm(
    "Nhiệm vụ",
    (
        _text("Lĩnh vực", 20, "field"),
        _text("TT", 6, "code"),
        _text("Mục tiêu, chỉ tiêu", 34, "target"),
        Column(
            "Số nhiệm vụ",
            9,
            lambda item: ", ".join(item.task_codes),
            lambda item, text, year: replace(
                item, task_codes=tuple(part.strip() for part in text.split(",") if part.strip())
            ),
        ),
        _text("Nhiệm vụ", 40, "text", required=True),
        Column("Hoạt động", 44, activity_lines, _edit_activities),
        _text("Kết quả, sản phẩm", 24, "output"),
        _assignees("Cơ quan chủ trì", 22, "lead"),
        _assignees("Cơ quan phối hợp", 26, "support"),
        *_due_columns(),
        _text("Kinh phí", 16, "budget"),
        _text("Ghi chú", 18, "note"),
        _place(),
    ),
    Item(
        "table",
        None,
        None,
        (),
        (),
        (),
        None,
        "",
        (),
        None,
        Assignees(),
        Assignees(),
        Due(None),
        None,
        None,
        NOWHERE,
    ),
)
TARGETS: SheetForm[Target] = SheetForm(
    "Chỉ tiêu",
    (
        _text("Nhóm", 26, "section"),
        _text("Số", 8, "code"),
        Column("Chỉ tiêu", 70, lambda target: target.text, _edit_target),
        Column(
            "Số liệu",
            44,
            lambda target: clean("\n".join(measure_text(measure) for measure in target.measures)),
            _edit_measures,
            _FIGURE_HINT,
        ),
        _place(),
    ),
    Target(None, None, "", (), NOWHERE),
)
CITATIONS: SheetForm[Citation] = SheetForm(
    "Văn bản dẫn chiếu",
    (
        _text("Số, ký hiệu", 24, "number"),
        _text("Loại văn bản", 20, "kind"),
        _text("Tên văn bản", 40, "name"),
        Column(
            "Ngày ban hành",
            16,
            lambda citation: day_text(citation.issued_on),
            lambda citation, text, year: replace(citation, issued_on=read_day(text)),
            _DAY_HINT,
            is_day=True,
        ),
        Column(
            "Nơi dẫn", 24, lambda citation: _places(citation.places), lambda citation, text, year: citation
        ),
    ),
    Citation(None, None, None, ()),
)
DUTIES: SheetForm[Duty] = SheetForm(
    "Chế độ báo cáo",
    (
        _text("Cơ quan", 34, "who"),
        _text("Việc phải làm", 70, "what", required=True),
        *_due_columns(),
        _place(),
    ),
    Duty(None, "", Due(None), NOWHERE),
)
FINDINGS: SheetForm[Finding] = SheetForm(
    "Phát hiện",
    (
        Column(
            "Mức độ",
            12,
            lambda finding: _SEVERITIES.get(finding.severity, finding.severity),
            _edit_severity,
            _SEVERITY_HINT,
        ),
        Column("Nội dung", 90, lambda finding: finding.message, _edit_message),
        _text("Quy tắc", 26, "rule", required=True),
        Column("Vị trí trong văn bản", 24, lambda f: _places(f.places), lambda finding, text, year: finding),
    ),
    Finding("", "info", "", (), {}),
)
