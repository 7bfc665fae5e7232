"""The last days for agencies' plans: as the plan says, else by the setting."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.pure.deadline import read_due
from cchc.steps.plans.models import Duty
from cchc.steps.work.queries.cascade import days_late
from cchc.steps.work.submission import read_last_days


def duty(who: str, what: str, due: str) -> Duty:
    return Duty(who=who, what=what, due_end=read_due(due, year=2026).end)


def test_the_plans_own_duties_say_it() -> None:
    found = read_last_days(
        [
            duty(
                "Các cơ quan Trung ương đóng trên địa bàn",
                "Gửi kế hoạch CCHC năm 2026 về UBND tỉnh",
                "trước ngày 31/01/2026",
            ),
            duty(
                "Các sở, ban, ngành; UBND cấp xã", "Gửi kế hoạch cải cách hành chính", "trước ngày 15/01/2026"
            ),
        ],
        2026,
    )
    assert (found.common, found.central, found.said) == (date(2026, 1, 14), date(2026, 1, 30), True)
    assert found.of("central") == date(2026, 1, 30)
    assert found.of("commune") == date(2026, 1, 14)


def test_before_a_day_leaves_the_day_out_and_the_setting_stands_in() -> None:
    found = read_last_days([duty("Các sở", "Gửi báo cáo năm", "trước ngày 25/11/2026")], 2026)
    assert (found.common, found.central, found.said) == (date(2026, 1, 14), date(2026, 1, 30), False)


def test_a_duty_that_names_central_agencies_among_others_holds_for_all() -> None:
    who = "Các sở, cơ quan Trung ương, UBND cấp xã"
    found = read_last_days(
        [duty(who, "Ban hành kế hoạch CCHC, gửi Sở Nội vụ", "trước ngày 20/01/2026")], 2026
    )
    assert (found.common, found.central) == (date(2026, 1, 19), date(2026, 1, 30))


def test_the_setting_can_be_another(settings: pytest.FixtureRequest) -> None:
    settings.CASCADE_LAST_DAYS = [(20, 2), (28, 2)]  # type: ignore[attr-defined]
    assert read_last_days([], 2027).common == date(2027, 2, 20)


@given(st.dates(date(2026, 1, 1), date(2026, 12, 31)), st.dates(date(2026, 1, 1), date(2026, 12, 31)))
def test_days_late_are_never_negative_and_stop_when_it_is_submitted(due: date, today: date) -> None:
    late = days_late(due, None, today)
    assert late == max(0, (today - due).days)
    assert days_late(due, due, today) == 0
