"""How deadlines read to a person."""

from cchc.steps.plans.shapes import due_of
from cchc.steps.plans.wording import due_beyond


def test_an_understanding_that_says_nothing_new_is_left_out() -> None:
    assert due_beyond(due_of("Thường xuyên", year=None)) == ""
    assert due_beyond(due_of("Hàng tháng", year=None)) == ""
    assert due_beyond(due_of("Quý I/2026", year=2026)) == "01/01/2026–31/03/2026"
