"""Rows that leave empty what the other rows of their table fill in."""

from collections.abc import Callable, Iterator

from cchc.pure.reading.checks.rule import ERROR, INFO, WARNING, Case, Hit, Rule, hit
from cchc.pure.reading.checks.texts import quote
from cchc.pure.reading.plan import Item

# A column that so many rows fill in is meant to be filled in; who supports is often left open on purpose.
_USUAL = 0.7
_USUAL_OPEN = 0.8
_SOMETIMES = 0.2
_ROWS = 4  # fewer rows have no habit

_MISSING = "Nhiệm vụ “%(task)s” không ghi %(what)s, trong khi %(filled)d/%(rows)d dòng của bảng có ghi; đề nghị bổ sung."


def _missing(
    id: str, severity: str, words: str, has: Callable[[Item], object], usual: float = _USUAL
) -> Rule:
    """The rule that a column which is usually filled in is filled in on every row."""

    def find(case: Case) -> Iterator[Hit]:
        for rows in case.tables:
            filled = sum(bool(has(item)) for item in rows)
            if len(rows) < _ROWS or not usual <= filled / len(rows) < 1:
                continue
            for item in rows:
                if not has(item):
                    yield hit(item.place, task=quote(item.text), what=words, filled=filled, rows=len(rows))

    return Rule(
        id,
        severity,
        f"Dòng không ghi {words}, trong khi phần lớn các dòng khác của bảng có ghi.",
        _MISSING,
        {"task": "Ban hành quy chế làm việc", "what": words, "filled": 35, "rows": 36},
        find,
    )


lead_missing = _missing("lead-missing", ERROR, "cơ quan chủ trì", lambda item: item.lead.text)
support_missing = _missing(
    "support-missing", WARNING, "cơ quan phối hợp", lambda item: item.support.text, _USUAL_OPEN
)
output_missing = _missing("output-missing", WARNING, "sản phẩm, kết quả", lambda item: item.output)
activity_missing = _missing("activity-missing", ERROR, "hoạt động", lambda item: item.activities)
deadline_missing = _missing("deadline-missing", ERROR, "thời hạn", lambda item: item.due.text)
target_missing = _missing("row-target-missing", WARNING, "mục tiêu, chỉ tiêu", lambda item: item.target)


def _budget_missing(case: Case) -> Iterator[Hit]:
    for rows in case.tables:
        empty = [item for item in rows if not item.budget]
        if len(rows) >= _ROWS and empty and len(empty) <= (1 - _SOMETIMES) * len(rows):
            yield hit((item.place for item in empty), empty=len(empty), rows=len(rows))


budget_missing = Rule(
    "budget-missing",
    INFO,
    "Dòng không ghi kinh phí, trong khi các dòng khác của bảng có ghi.",
    "%(empty)d/%(rows)d nhiệm vụ không ghi kinh phí, trong khi các dòng khác của bảng có ghi.",
    {"empty": 6, "rows": 36},
    _budget_missing,
)
