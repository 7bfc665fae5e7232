"""A deadline as written → when it is due. The words are kept; the interpretation is separate.

How wordings that can be understood in two ways are read:

- "trước" leaves its day out: "trước ngày 15/01/2026" ends on 14/01, "trước tháng 6" on 31/5; there is no start.
- "đến", "hết", "chậm nhất", "không quá" give only an end; "từ", "bắt đầu từ", "sau" only a start.
- "Quý I, II" is a list of quarters although they touch: start of the first, end of the last, one milestone each.
- "Tháng 11 và 12" is a range, since the months touch; "tháng 3 và tháng 9" is two milestones.
- "Hàng năm" is due by 31/12 of the plan's year; "hàng tháng" and "hàng quý" have no single last day.
- "Thường xuyên, hằng năm" is continuous; "thường xuyên, hàng tháng" recurs, since something is asked each month.
- Several rhythms at once ("hàng quý, 6 tháng và năm") recur, with no one recurrence.
- "6 tháng" with one fixed day ("định kỳ 6 tháng, trước ngày 06/6") comes back once a year.
- "Đầu năm" is quarter I, "giữa năm" quarter II, "cuối năm" ends on 31/12 without a start. The first, middle
  and last part of a month are its days 1-10, 11-20 and 21 to the end; of a quarter, its three months.
  The weeks of a month begin on its days 1, 8, 15 and 22.
- "2026-2030" is of kind `year`, from the first day to the last.
- A month, quarter or day without a year takes the year of its neighbour in the cell, else the plan's year;
  with neither, start and end stay None.
- A day that does not exist ("31/02/2026", "quý V") keeps its kind and has no end.
- A date inside the citation of a document is not a deadline.
"""

from cchc.pure.deadline.due import KINDS, RECURRENCES, Due, Milestone
from cchc.pure.deadline.occurrences import Occurrence, occurrences
from cchc.pure.deadline.offset import due_after
from cchc.pure.deadline.read import impossible_dates, read_due
from cchc.pure.deadline.status import STATUSES

__all__ = [
    "KINDS",
    "RECURRENCES",
    "STATUSES",
    "Due",
    "Milestone",
    "Occurrence",
    "due_after",
    "impossible_dates",
    "occurrences",
    "read_due",
]
