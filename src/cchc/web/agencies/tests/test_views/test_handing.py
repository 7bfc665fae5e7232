"""A merger in one action: the agency ends, its people, what they lend and its running work go to the successor."""

from datetime import date, timedelta

import pytest
from django.test import Client

from cchc.shared.accounts import scope
from cchc.shared.accounts.actions.memberships import delegate
from cchc.shared.accounts.models import Membership, User
from cchc.shared.accounts.permissions import Permission
from cchc.shared.accounts.roles import FOCAL
from cchc.shared.agencies.models import Agency, Succession
from cchc.shared.agencies.queries import agency_on
from cchc.steps.plans.models import Plan
from cchc.steps.work import actions
from cchc.steps.work.models import Job
from cchc.steps.work.tests import world
from cchc.web.site.demo.agencies import build
from tests.cast import log_in, people

pytestmark = pytest.mark.django_db
ON, TODAY = date(2026, 3, 1), date(2026, 4, 15)
INTO = {
    "olds": "Sở Tư pháp",
    "name": "Sở Nội vụ và Tư pháp",
    "code": "so-noi-vu",
    "on": ON.isoformat(),
    "decision": "Nghị quyết số 9/NQ-HĐND",
}
MERGE = "/co-quan/so-noi-vu/hop-nhat/"


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("cchc.shared.accounts.scope", "cchc.web.agencies.handing"):
        monkeypatch.setattr(f"{module}.today", lambda: TODAY)


@pytest.fixture
def client() -> Client:
    build()
    return log_in("standing")


@pytest.fixture
def plan(client: Client) -> Plan:
    rows = [world.Row(lead=("Sở Tư pháp",)), world.Row(lead=("Sở Nội vụ",), support=("Sở Tư pháp",))]
    plan = world.make_plan(rows, people()["standing"])
    actions.assign_plan(plan, by=people()["standing"])
    return plan


@pytest.fixture
def hang(client: Client) -> User:
    """Focal point of Sở Tư pháp; lends it to Khoa until May."""
    hang = world.make_person("hang", FOCAL, "so-tu-phap")
    taker = world.make_person("khoa", FOCAL, "so-y-te")
    last = TODAY + timedelta(days=30)
    delegate(giver=hang, taker=taker, valid_from=ON, valid_to=last, reason="Đi học", today=ON)
    return hang


def own(username: str) -> set[str]:
    held = scope.scope_of(User.objects.get(username=username), TODAY)
    codes = held.codes(Permission.WORK_REPORT)
    assert codes is not None
    return set(codes)


def test_everything_goes_over_in_one_action(client: Client, plan: Plan, hang: User) -> None:
    assert own("khoa") == {"so-y-te", "so-tu-phap"}
    number = Membership.objects.filter(agency_code="so-tu-phap").values("user").distinct().count()
    page = client.post(MERGE, INTO | {"hand_over": "on"}, follow=True).content.decode()
    assert f"và {number} người cho cơ quan kế thừa" in page
    assert agency_on("so-tu-phap", ON) is None
    assert own("hang") == {"so-noi-vu"}
    assert own("khoa") == {"so-y-te", "so-noi-vu"}, "what she lends went along"
    assert Membership.objects.get(user=hang, agency_code="so-tu-phap").valid_to == ON - timedelta(days=1)
    live = plan.assignments.filter(ended_on=None)
    assert {(one.item.code, one.agency_code, one.role, one.answers) for one in live} == {
        ("1", "so-noi-vu", "lead", True),
        ("2", "so-noi-vu", "lead", True),
    }
    assert set(Job.objects.filter(ended=False).values_list("agency_code", flat=True)) == {"so-noi-vu"}
    again = client.get(f"/viec/dieu-chinh/ban-giao/{Succession.objects.latest('pk').pk}/").content.decode()
    assert "Không còn gì để bàn giao" in again


def test_without_the_tick_it_waits_on_the_page_of_handing_over(
    client: Client, plan: Plan, hang: User
) -> None:
    client.post(MERGE, INTO)
    assert own("hang") == {"so-tu-phap"}
    waiting = client.get("/viec/dieu-chinh/ban-giao/").content.decode()
    assert "Sở Tư pháp" in waiting
    where = f"/viec/dieu-chinh/ban-giao/{Succession.objects.latest('pk').pk}/"
    assert "2 phần việc, 2 việc đang mở, " in client.get(where).content.decode()
    client.post(where, {"nhan-so-tu-phap": "so-noi-vu"})
    assert own("hang") == {"so-noi-vu"}
    assert not plan.jobs.filter(agency_code="so-tu-phap", ended=False).exists()


def test_a_merger_of_days_to_come_hands_nothing_over_yet(client: Client, plan: Plan, hang: User) -> None:
    later = INTO | {"on": (TODAY + timedelta(days=1)).isoformat(), "hand_over": "on"}
    page = client.post(MERGE, later, follow=True).content.decode()
    assert "bàn giao từ ngày có hiệu lực" in page
    assert own("hang") == {"so-tu-phap"}


def test_dissolved_with_one_heir_and_with_two(client: Client, plan: Plan, hang: User) -> None:
    two = {"on": ON.isoformat(), "version": "0", "heirs": "Sở Nội vụ\nSở Y tế", "hand_over": "on"}
    page = client.post("/co-quan/so-cong-thuong/giai-the/", two, follow=True).content.decode()
    assert "hãy chọn nơi nhận trên trang Bàn giao" in page
    one = {"on": ON.isoformat(), "version": "0", "heirs": "Sở Y tế", "hand_over": "on"}
    client.post("/co-quan/so-tu-phap/giai-the/", one)
    assert own("hang") == {"so-y-te"}
    assert plan.jobs.filter(agency_code="so-y-te", ended=False).count() == 2


def test_who_gives_no_work_out_is_not_offered_it(client: Client) -> None:
    admin = log_in("admin")
    assert "hand_over" not in admin.get(MERGE).content.decode()
    assert "hand_over" in client.get(MERGE).content.decode()
    assert Agency.objects.filter(code="so-tu-phap", valid_to=None).exists()
