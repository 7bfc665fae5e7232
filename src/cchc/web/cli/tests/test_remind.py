"""`cchc remind` as it is typed."""

from datetime import date

import pytest
from click.testing import CliRunner

from cchc.shared.notices.models import Message
from cchc.steps.work import actions
from cchc.steps.work.tests import world
from cchc.steps.work.tests.world import Row
from cchc.web.cli.remind import remind

pytestmark = pytest.mark.django_db


@pytest.fixture
def given() -> None:
    world.make_agencies()
    people = world.make_people()
    plan = world.make_plan([Row(lead=("Sở Tư pháp",))], people["chau"], year=2199)
    actions.assign_plan(plan, by=people["chau"], today=date(2026, 1, 8))


def test_the_digests_of_a_day_go_out_once(given: None) -> None:
    told = CliRunner().invoke(remind, ["--day", "01/07/2199"])  # a Monday, the day after the date
    assert told.exit_code == 0, told.output
    assert "Đã lập 3 bản nhắc việc, gửi 3." in told.output
    assert Message.objects.filter(subject="Nhắc việc: 1 cơ quan chưa trình kế hoạch").count() == 2, (
        "who approve"
    )
    again = CliRunner().invoke(remind, ["--day", "2199-07-01"])
    assert "Đã lập 0 bản nhắc việc, gửi 0." in again.output
    assert list(Message.objects.values_list("state", flat=True)) == ["sent"] * 3


def test_a_day_that_is_none() -> None:
    assert CliRunner().invoke(remind, ["--day", "hôm nay"]).exit_code == 2
