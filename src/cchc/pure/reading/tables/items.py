"""A task row → an item of the plan."""

from dataclasses import replace

from cchc.pure.deadline import Due, read_due
from cchc.pure.reading.agencies import roles_in_prose, split_agencies
from cchc.pure.reading.blocks import Place
from cchc.pure.reading.plan import Activity, Assignees, Item
from cchc.pure.reading.tables.codes import numbered_parts
from cchc.pure.reading.tables.rows import Row
from cchc.pure.reading.text import one_line

_CODE = 5  # letters and figures; fewer are a count


def item_of(row: Row, *, year: int | None, place: Place) -> Item | None:
    """The item that a row assigns; None where it names no work at all."""
    task, activities = _wording(row, "task"), _wording(row, "activity")
    targets = _wording(row, "target")
    text = _text(task) or _text(activities) or _text(targets)
    if not text:
        return None
    number = _number(row)
    # "(5) …" inside the words of a numbered row is no code of it
    task_codes = tuple(code for code in _codes(task) if not (number and code.startswith("(")))
    lead, support = _assignees(row)
    return Item(
        origin="table",
        field=_field(row),
        code=number if number and "field" not in row.cells else (task_codes or (number,))[0],
        target_codes=_codes(targets),
        task_codes=task_codes or ((number,) if number and "field" not in row.cells else ()),
        activity_codes=_codes(activities),
        target=one_line(row.text("target")) or None,
        text=text,
        activities=tuple(Activity(code, words) for code, words in activities if words),
        output=one_line(row.text("output")) or None,
        lead=lead,
        support=support,
        due=due_of(row.text("due"), year=year),
        budget=one_line(row.text("budget")) or None,
        note=one_line(row.text("note")) or None,
        place=place,
    )


def due_of(words: str, *, year: int | None) -> Due:
    """A deadline cell: its lines help the reading, its text is kept on one line."""
    return replace(read_due(words or None, year=year), text=one_line(words) or None)


def assignees(words: str) -> Assignees:
    """A cell of agencies."""
    text = one_line(words)
    return Assignees(text, split_agencies(words)) if text else Assignees()


def _assignees(row: Row) -> tuple[Assignees, Assignees]:
    both = row.text("roles")
    if both and not row.text("lead"):
        roles = roles_in_prose(both)
        return assignees(roles.lead or both), assignees(roles.support or row.text("support"))
    return assignees(row.text("lead")), assignees(row.text("support"))


def _field(row: Row) -> str | None:
    named = one_line(row.text("field"))
    return " › ".join((*row.headings, named) if named else row.headings) or None


def _wording(row: Row, role: str) -> list[tuple[str | None, str]]:
    """The numbered parts of a column, those of the rows that only continue this one included."""
    parts = numbered_parts(row.text(role)) if row.text(role) else []
    for more in row.continued:
        own = [cell for cell in more.cells.get(role, []) if cell not in row.cells.get(role, [])]
        for cell in own:
            parts += _append(parts, numbered_parts(cell.text)) if cell.text.strip() else []
    return parts


def _append(
    parts: list[tuple[str | None, str]], more: list[tuple[str | None, str]]
) -> list[tuple[str | None, str]]:
    """Words without a number of their own go on with the part before them."""
    if parts and more and more[0][0] is None and not more[0][1][:1].isupper():
        code, words = parts.pop()
        return [(code, f"{words} {more[0][1]}"), *more[1:]]
    return more


def _number(row: Row) -> str | None:
    """The first number of a row; a code of its own ("KH38_N01") before a mere count."""
    numbers = [text for cell in row.cells.get("number", []) if (text := one_line(cell.text).strip(" .)/"))]
    return next((text for text in numbers if len(text) >= _CODE), numbers[0] if numbers else None)


def _codes(parts: list[tuple[str | None, str]]) -> tuple[str, ...]:
    return tuple(code for code, _ in parts if code)


def _text(parts: list[tuple[str | None, str]]) -> str:
    """One part: its words; several: all of them with their numbers."""
    if len(parts) == 1:
        return parts[0][1]
    return " ".join(f"{code}. {words}" if code else words for code, words in parts)
