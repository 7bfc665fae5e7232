"""The month of due days."""

import pytest

from cchc.shared.accounts.models import User
from cchc.steps.plans.models import Plan
from cchc.steps.work import actions
from cchc.steps.work.tests.conftest import MakePlan
from cchc.steps.work.tests.test_views.pages import log_in, queries, report, text_of
from cchc.steps.work.tests.world import Row

MONTH = "/viec/lich/"


@pytest.fixture
def plan(given: MakePlan) -> Plan:
    return given(
        Row("Kiểm tra", lead=("Sở Tư pháp",), support=("UBND cấp xã",), due="20/4/2026"),
        Row("Báo cáo", lead=("Sở Nội vụ",), due="10/4/2026"),
        Row("Khác tháng", lead=("Sở Nội vụ",), due="10/5/2026"),
    )


def test_this_month_with_what_is_late(plan: Plan, people: dict[str, User]) -> None:
    page = text_of(log_in(people["chau"]), MONTH)
    assert "Lịch tháng 4/2026" in page
    assert "<strong>7</strong> việc đến hạn trong tháng, 1 quá hạn" in page
    assert "6 cơ quan" in page
    assert "Khác tháng" not in page
    assert 'aria-current="date"' in page


def test_other_months_by_the_address(plan: Plan, people: dict[str, User]) -> None:
    page = text_of(log_in(people["chau"]), MONTH, thang="2026-05")
    assert "Khác tháng" in page
    assert 'rel="prev" href="?thang=2026-04"' in page
    for wrong in ("2026-13", "x", "2026-5", "0000-01"):
        assert "Lịch tháng 4/2026" in text_of(log_in(people["chau"]), MONTH, thang=wrong)


def test_only_what_is_mine_or_open(plan: Plan, people: dict[str, User]) -> None:
    client = log_in(people["chau"])
    assert "<strong>1</strong> việc" in text_of(client, MONTH, cua="toi")
    job = report(plan.jobs.get(agency_code="STP"), people["hang"])
    actions.confirm(job, by=people["chau"], version=1)
    assert "<strong>6</strong> việc" in text_of(client, MONTH, chi="con-viec")


def test_each_sees_their_own(plan: Plan, people: dict[str, User]) -> None:
    page = text_of(log_in(people["xuan"]), MONTH)
    assert "<strong>1</strong> việc" in page
    assert f'href="/viec/{plan.jobs.get(agency_code="X0").pk}/"' in page


@pytest.mark.parametrize("month", ["0001-01", "1945-01", "2200-12", "9999-12"])
def test_months_far_away(people: dict[str, User], month: str) -> None:
    assert log_in(people["chau"]).get(MONTH, {"thang": month}).status_code == 200


def test_the_number_of_queries_does_not_grow(given: MakePlan, people: dict[str, User]) -> None:
    client = log_in(people["chau"])
    given(*[Row(due="20/4/2026")] * 10, number="1/KH")
    few = queries(client, MONTH)
    given(*[Row(due="20/4/2026", support=("UBND cấp xã",))] * 35, number="2/KH")
    assert queries(client, MONTH) == few <= 30
