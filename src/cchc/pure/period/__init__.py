"""A stretch of time that is reported on: "2026", "2026-H1", "2026-Q2", "2026-04", "2026-04-15".

Two calendars count its days. CALENDAR: from the first to the last day of its months. REPORT (Nghị định 09/2019/NĐ-CP,
Điều 12): from the 15th of the month before to the 14th of its last month. A figure says which of them it uses.
"""

from cchc.pure.period.period import (
    CALENDAR,
    REPORT,
    Kind,
    Period,
    containing,
    parse,
    periods_of,
)

__all__ = ["CALENDAR", "REPORT", "Kind", "Period", "containing", "parse", "periods_of"]
