"""The secret link: opens one person's dates, only what they may see, and nothing once it is revoked."""

import re
from datetime import date
from typing import Any

import pytest
from django.test import Client
from icalendar import Calendar

from cchc.shared.accounts import scope
from cchc.shared.accounts.models import Membership, User
from cchc.shared.notices.actions import make_link
from cchc.shared.notices.models import CalendarLink
from cchc.steps.work import actions
from cchc.steps.work.models import Job
from cchc.steps.work.tests import world
from cchc.steps.work.tests.world import Row

pytestmark = pytest.mark.django_db
PAGE = "/tai-khoan/lich/"


@pytest.fixture
def people(monkeypatch: pytest.MonkeyPatch) -> dict[str, User]:
    """In April: Sở Tư pháp has one task, Sở Khoa học another."""
    monkeypatch.setattr(scope, "today", lambda: world.TODAY)
    monkeypatch.setattr("cchc.web.site.calendar_feed.views.today", lambda: world.TODAY)
    world.make_agencies()
    made = world.make_people()
    rows = [
        Row(text="Của Tư pháp", lead=("Sở Tư pháp",)),
        Row(text="Của Khoa học", lead=("Sở Khoa học và Công nghệ",)),
    ]
    actions.assign_plan(world.make_plan(rows, made["chau"]), by=made["chau"])
    return made


def log_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def link_on(client: Client) -> str:
    found = re.search(
        r'value="http://localhost:8000(/lich-cong-viec/[^"]+\.ics)"', client.post(PAGE).content.decode()
    )
    assert found
    return found[1]


def summaries(path: str) -> list[str]:
    answer = Client().get(path)
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    assert "noindex" in answer["X-Robots-Tag"]
    return sorted(str(event["summary"]) for event in Calendar.from_ical(answer.content).walk("VEVENT"))


def test_the_link_opens_the_persons_own_dates_without_logging_in(people: dict[str, User]) -> None:
    path = link_on(log_in(people["hang"]))
    assert summaries(path) == ["Hạn: 1 Của Tư pháp – Báo cáo"]
    assert summaries(make(people["chu"])) == ["Hạn: 1 Của Tư pháp – Báo cáo", "Hạn: 2 Của Khoa học – Báo cáo"]
    assert CalendarLink.objects.get(user=people["hang"]).last_read_on == world.TODAY


def make(user: User) -> str:
    return f"/lich-cong-viec/{make_link(by=user)}.ics"


def test_who_may_see_nothing_gets_an_empty_calendar(people: dict[str, User]) -> None:
    path = make(people["hang"])
    Membership.objects.filter(user=people["hang"]).update(valid_to=date(2026, 1, 1))
    assert summaries(path) == []
    assert summaries(make(people["xem"])) == []


def test_a_new_link_ends_the_old_one_and_revoking_ends_both(people: dict[str, User]) -> None:
    client = log_in(people["hang"])
    old = link_on(client)
    new = link_on(client)
    assert Client().get(old).status_code == 404
    assert summaries(new)
    assert client.post(f"{PAGE}thu-hoi/").status_code == 302
    assert Client().get(new).status_code == 404
    assert client.post(f"{PAGE}thu-hoi/").status_code == 302, "twice is once"


def test_a_wrong_link_and_one_of_somebody_switched_off_look_alike(people: dict[str, User]) -> None:
    path = make(people["hang"])
    User.objects.filter(pk=people["hang"].pk).update(is_active=False)
    for wrong in (path, "/lich-cong-viec/doan-bua.ics", "/lich-cong-viec/%00.ics"):
        assert Client().get(wrong).status_code == 404
    assert Client().post(path).status_code in (403, 405)


def test_the_secret_is_shown_once_and_not_kept(people: dict[str, User]) -> None:
    client = log_in(people["hang"])
    secret = link_on(client).split("/")[-1].removesuffix(".ics")
    assert secret not in client.get(PAGE).content.decode()
    assert secret not in CalendarLink.objects.get().checksum


def test_the_questions_do_not_grow(people: dict[str, User], django_assert_max_num_queries: Any) -> None:
    path = make(people["hang"])
    rows = [Row(text=f"Việc {number}", lead=("Sở Tư pháp",)) for number in range(30)]
    plan = world.make_plan(rows, people["chau"], number="13/KH-UBND")
    actions.assign_plan(plan, by=people["chau"])
    with django_assert_max_num_queries(8):
        assert len(summaries(path)) == 31


def events(path: str) -> dict[str, tuple[str, int, date]]:
    """UID → status, sequence, day."""
    read = Calendar.from_ical(Client().get(path).content).walk("VEVENT")
    return {
        str(one["uid"]): (str(one["status"]), int(one["sequence"]), one.decoded("dtstart")) for one in read
    }


def test_an_entry_keeps_its_uid_moves_with_its_day_and_is_cancelled_when_it_is_taken_back(
    people: dict[str, User],
) -> None:
    path = make(people["hang"])
    ((uid, (status, first, day)),) = events(path).items()
    job = Job.objects.get(agency_code="STP")
    asked = actions.ask_extension(job, new_due_on=date(2026, 8, 14), why="chờ hướng dẫn", by=people["hang"])
    actions.grant_extension(asked, by=people["chau"])
    moved = events(path)[uid]
    assert (status, moved[0], moved[2]) == ("CONFIRMED", "CONFIRMED", date(2026, 8, 14))
    assert moved[1] > first
    assert moved[2] != day
    actions.take_back(job.assignment, why="giao nhầm", by=people["chau"])
    gone = events(path)[uid]
    assert (gone[0], gone[2]) == ("CANCELLED", date(2026, 8, 14))
    assert gone[1] > moved[1]


def test_the_feed_names_nobody(people: dict[str, User]) -> None:
    data = Client().get(make(people["hang"])).content.decode()
    assert "ORGANIZER" not in data
    assert "ATTENDEE" not in data
    assert all(one.full_name not in data and one.username not in data for one in people.values())
