"""A day as a person types it, and as official papers write it."""

import re
from datetime import date

_BETWEEN = re.compile(r"[\s/.\-]+")
_WORDS = re.compile(r"ngày|tháng|năm", re.IGNORECASE)


def read_day(text: str) -> date | None:
    """None for an empty text; ValueError for what is no day.

    31/12/2026, 31-12-2026, 31.12.2026, 31 12 26, 31122026, "ngày 31 tháng 12 năm 2026", 2026-12-31: day before
    month, unless the year stands first.
    """
    said = _WORDS.sub(" ", text).strip()
    if not said:
        return None
    parts = _BETWEEN.split(said)
    if len(parts) == 1 and len(said) == 8:  # a keypad without a stroke
        parts = [said[:2], said[2:4], said[4:]]
    if len(parts) != 3 or not all(part.isdecimal() for part in parts):
        raise ValueError(text)
    year, month, day = parts if len(parts[0]) == 4 else reversed(parts)
    if len(year) not in (2, 4) or len(month) > 2 or len(day) > 2:
        raise ValueError(text)
    return date(int(year) + (2000 if len(year) == 2 else 0), int(month), int(day))


def day_text(day: date | None) -> str:
    """31/12/2026; nothing for no day."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}" if day else ""
