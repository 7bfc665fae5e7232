"""What a table is: a table of tasks, a table of targets, or none of them."""

import re

from cchc.pure.reading.tables.header import Grid, Header
from cchc.pure.reading.text import fold, one_line

TASKS, TARGETS, OTHER = "tasks", "targets", "other"
_CLOCK = re.compile(r"\b\d{1,2}\s*(?:h|g|giờ|:)\s*\d{0,2}\b", re.IGNORECASE)
_STATE = re.compile(r"(?:da |dang |chua )\w|(?:hoan thanh|qua han|dung han|tre han|cham)\W*$")
MOSTLY_BLANK = 0.6  # a form to be filled in: this share of its rows says neither what nor who


def kind_of(header: Header, grid: Grid) -> str:
    """Scores, statistics, lists of people or documents, inspections, progress reports and blank forms are not
    plans, however their columns are called."""
    roles = [role for role in header.roles if role]
    if {"score", "result", "person", "examined"} & set(roles) or roles.count("statistic") >= 2:
        return OTHER
    if "document" in roles and not {"lead", "due"} <= set(roles):
        return OTHER
    if _blank_form(header, grid) or _timetable(header, grid) or _progress(header, grid):
        return OTHER
    who_or_when = {"lead", "support", "roles", "due"} & set(roles)
    if "task" in roles:
        enough = len(who_or_when) >= 2 or (
            who_or_when and ({"output", "budget"} & set(roles) or "lead" in roles)
        )
        return TASKS if enough else OTHER
    return TARGETS if "target" in roles and (who_or_when or "statistic" in roles) else OTHER


def _blank_form(header: Header, grid: Grid) -> bool:
    body = grid[header.body :]
    if not body:
        return True
    asked = [
        i
        for i, role in enumerate(header.roles)
        if role in ("task", "target", "lead", "roles", "due", "support")
    ]
    blank = sum(not any(_says(row[i]) for i in asked) for row in body)
    return blank / len(body) > MOSTLY_BLANK


def _timetable(header: Header, grid: Grid) -> bool:
    """The hours of a meeting."""
    times = [
        one_line(cell.text)
        for row in grid[header.body :]
        for i in header.columns("due")
        if (cell := row[i]) and cell.text.strip()
    ]
    return bool(times) and sum(bool(_CLOCK.search(time)) for time in times) * 2 > len(times)


def _progress(header: Header, grid: Grid) -> bool:
    """A report on how far the tasks are: a column of them says so."""
    for column in header.columns("due"):
        words = [
            fold(one_line(cell.text)) for row in grid[header.body :] if (cell := row[column]) and _says(cell)
        ]
        if len(words) > 1 and sum(bool(_STATE.match(one)) for one in words) * 2 > len(words):
            return True
    return False


def _says(cell: object) -> bool:
    text = one_line(getattr(cell, "text", "") or "")
    return bool(text.strip(" .…-_/"))
