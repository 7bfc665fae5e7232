"""Who is told what, through a real mail server and in the app: the doer, who confirms, and nobody beyond their scope."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from cchc.shared.accounts import scope
from cchc.shared.accounts.models import Membership, User
from cchc.shared.agencies.models import Agency
from cchc.shared.notices.actions import choose
from cchc.shared.notices.models import Message, Preference
from cchc.shared.notices.tests.post import Box, post_office
from cchc.steps.plans.models import Plan
from cchc.steps.work import actions
from cchc.steps.work.models import AgencyPlan, Job
from cchc.steps.work.tests import world
from cchc.steps.work.tests.world import Row
from cchc.web.site.reminders import rounds
from cchc.web.site.reminders.run import turn

pytestmark = pytest.mark.django_db
TUESDAY = date(2026, 6, 30)  # what is due in the second quarter is due today


@pytest.fixture(autouse=True)
def day(monkeypatch: pytest.MonkeyPatch) -> Any:
    """`day(date)` makes it that day for everybody."""

    def become(on: date) -> datetime:
        monkeypatch.setattr(scope, "today", lambda: on)
        return timezone.make_aware(datetime(on.year, on.month, on.day, 9, 0))

    become(TUESDAY)
    return become


@pytest.fixture
def box(settings: Any) -> Iterator[Box]:
    with post_office() as (letters, settings.MAIL):
        yield letters


@pytest.fixture
def people() -> dict[str, User]:
    world.make_agencies()
    made = world.make_people()
    for name, user in made.items():
        User.objects.filter(pk=user.pk).update(email=f"{name}@tinh.example")
        user.refresh_from_db()
    return made


@pytest.fixture
def plan(people: dict[str, User]) -> Plan:
    """One task that Sở Tư pháp leads and Sở Khoa học supports; every agency has handed in its own plan."""
    rows = [Row(text="Rà soát quy trình nội bộ", lead=("Sở Tư pháp",), support=("Sở Khoa học và Công nghệ",))]
    made = world.make_plan(rows, people["chau"])
    actions.assign_plan(made, by=people["chau"], today=date(2026, 1, 8))
    for job in made.jobs.select_related("assignment__agency"):
        at = timezone.now()
        AgencyPlan.objects.create(
            plan=made,
            agency=job.assignment.agency,
            agency_code=job.agency_code,
            state="approved",
            made_by=people["chau"],
            made_at=at,
            submitted_at=at,
        )
    Message.objects.all().delete()  # that it was given is old news
    return made


def names(box: Box) -> list[str]:
    return sorted(letter["To"].addresses[0].username for letter in box.letters)


def text(box: Box, name: str) -> str:
    (letter,) = [one for one in box.letters if one["To"].addresses[0].username == name]
    return str(letter.get_body(("plain",)).get_content())


def test_the_doers_are_told_on_the_day_once(plan: Plan, box: Box, day: Any, settings: Any) -> None:
    settings.ADDRESS = "https://cchc.tinh.example"
    now = day(TUESDAY)
    made, done = turn(now=now)
    assert (made, done.sent) == (4, 4), "two people, in the app and by mail"
    assert names(box) == ["hang", "khoa"]
    said = text(box, "hang")
    assert "ĐẾN HẠN HÔM NAY (1)" in said
    assert "Rà soát quy trình nội bộ – Báo cáo [Sở Tư pháp] (hạn 30/06/2026)" in said
    assert f"https://cchc.tinh.example/viec/{plan.jobs.get(role='lead').pk}/" in said
    for later in (now + timedelta(minutes=1), now + timedelta(hours=3)):
        assert turn(now=later)[0] == 0
    assert len(box.letters) == 2, "never twice a day"


def test_before_on_and_after(plan: Plan, box: Box, day: Any) -> None:
    told = []
    for offset in range(-12, 13):
        on = TUESDAY + timedelta(days=offset)
        turn(now=day(on))
        if "hang" in names(box):
            told.append(offset)
        box.letters.clear()
    # 7 days before it, the day before, the day, the day after, and a week after that.
    assert told == [-7, -1, 0, 1, 8]


def test_who_confirms_is_told_and_the_doer_no_more(
    plan: Plan, box: Box, day: Any, people: dict[str, User]
) -> None:
    support = plan.jobs.get(role="support")
    lead = plan.jobs.get(role="lead")
    for job, name in ((support, "khoa"), (lead, "hang")):
        actions.report(job, by=people[name], version=0, state=Job.State.DONE, words="xong", today=TUESDAY)
    Job.objects.update(reported_at=timezone.make_aware(datetime(2026, 6, 30, 15)))
    turn(now=day(TUESDAY + timedelta(days=1)))
    assert "CHỜ XÁC NHẬN (1)" in text(box, "hang"), "the lead confirms its support's part"
    assert "Sở Khoa học" in text(box, "hang")
    assert "CHỜ XÁC NHẬN (1)" in text(box, "chau"), "the standing agency confirms the lead's"
    assert "Sở Tư pháp" in text(box, "chau")
    assert "khoa" not in names(box)
    shown = Message.objects.get(person=people["hang"], channel="app").lines
    assert shown[0]["agency_code"] == "STP", "seen through the agency that answers"


def test_a_return_is_told(plan: Plan, box: Box, day: Any, people: dict[str, User]) -> None:
    job = plan.jobs.get(role="lead")
    actions.report(job, by=people["hang"], version=0, state=Job.State.DONE, words="xong", today=TUESDAY)
    actions.return_(job, by=people["chau"], version=1, reason="thiếu văn bản", today=TUESDAY)
    job.history.update(at=timezone.make_aware(datetime(2026, 7, 8, 15)))
    Job.objects.update(due_on=date(2026, 12, 31))
    turn(now=day(date(2026, 7, 9)))
    assert "BỊ TRẢ LẠI (1)" in text(box, "hang")


def test_the_scope_at_the_moment_of_sending_decides(
    plan: Plan, box: Box, day: Any, people: dict[str, User]
) -> None:
    """A digest was made; before it goes out the person leaves the agency: nothing of it is told."""
    now = day(TUESDAY)
    assert rounds.make_rounds(TUESDAY, until_hour=9, now=now) == 4
    Membership.objects.filter(user=people["hang"]).update(valid_to=TUESDAY - timedelta(days=1))
    _, done = turn(now=now + timedelta(minutes=1))
    assert (done.sent, done.dropped) == (2, 2)
    assert names(box) == ["khoa"]
    assert not Message.objects.filter(person=people["hang"], state="sent").exists()


def test_who_was_switched_off_is_told_nothing(
    plan: Plan, box: Box, day: Any, people: dict[str, User]
) -> None:
    now = day(TUESDAY)
    rounds.make_rounds(TUESDAY, until_hour=9, now=now)
    User.objects.filter(pk=people["hang"].pk).update(is_active=False)
    turn(now=now)
    assert names(box) == ["khoa"]


def test_a_person_chooses(plan: Plan, box: Box, day: Any, people: dict[str, User]) -> None:
    choose(Preference(way="app"), by=people["hang"])
    choose(Preference(way="off"), by=people["khoa"])
    assert turn(now=day(TUESDAY))[0] == 1
    assert names(box) == []
    assert Message.objects.get().person == people["hang"]


def test_not_before_the_hour_that_was_chosen(plan: Plan, box: Box, day: Any, people: dict[str, User]) -> None:
    choose(Preference(hour=14), by=people["hang"])
    now = day(TUESDAY)
    turn(now=now)
    assert names(box) == ["khoa"]
    turn(now=now + timedelta(hours=5))
    assert names(box) == ["hang", "khoa"]


def test_quiet_days(plan: Plan, box: Box, day: Any, people: dict[str, User]) -> None:
    Job.objects.update(due_on=date(2026, 5, 1))  # a Friday, and a public holiday
    for on in (date(2026, 5, 1), date(2026, 5, 2), date(2026, 5, 3)):
        assert turn(now=day(on))[0] == 0
    choose(Preference(rest_from=date(2026, 5, 4), rest_to=date(2026, 5, 5)), by=people["hang"])
    turn(now=day(date(2026, 5, 4)))
    assert names(box) == ["khoa"]
    turn(now=day(date(2026, 5, 6)))
    assert names(box) == ["hang", "khoa"], (
        "after the holiday it is made up for; the other one heard it on Monday"
    )


def test_a_digest_of_a_past_day_is_overtaken(plan: Plan, box: Box, day: Any, settings: Any) -> None:
    mail, settings.MAIL = settings.MAIL, {}
    turn(now=day(TUESDAY))
    settings.MAIL = mail
    turn(now=day(TUESDAY + timedelta(days=1)))
    assert len(box.letters) == 2, "one of today for each, none of yesterday"
    assert all("QUÁ HẠN (1)" in text(box, name) for name in ("hang", "khoa"))


def test_an_agencys_plan_that_is_owed(plan: Plan, box: Box, day: Any, people: dict[str, User]) -> None:
    AgencyPlan.objects.filter(agency_code="STP").delete()
    told = {}
    for on in (date(2026, 1, n) for n in range(5, 24)):
        turn(now=day(on))
        if box.letters:
            told[on.day] = names(box)
            assert "KẾ HOẠCH CỦA CƠ QUAN CHƯA TRÌNH (1)" in text(box, "hang")
            assert "CƠ QUAN CHƯA TRÌNH KẾ HOẠCH (1)" in text(box, "chau")
            assert "(hạn 14/01/2026)" in text(box, "chau")
        box.letters.clear()
    # Before (7 days, 1 day), on and after the day, and a week after that: to who writes it and to who waits for it.
    assert set(told) == {7, 13, 14, 15, 22}
    assert all(those == ["chau", "duc", "hang"] for those in told.values())


def test_central_agencies_have_a_day_of_their_own_and_both_can_be_set(
    plan: Plan, box: Box, day: Any, people: dict[str, User], settings: Any
) -> None:
    AgencyPlan.objects.filter(agency_code="STP").delete()
    Agency.objects.filter(code="STP").update(kind=Agency.Kind.CENTRAL)
    turn(now=day(date(2026, 1, 14)))
    assert names(box) == []
    turn(now=day(date(2026, 1, 29)))
    assert "(hạn 30/01/2026)" in text(box, "hang")
    box.letters.clear()
    settings.CASCADE_LAST_DAYS = ((15, 1), (20, 2))
    turn(now=day(date(2026, 2, 13)))
    assert "(hạn 20/02/2026)" in text(box, "hang")
    AgencyPlan.objects.create(
        plan=plan,
        agency=Agency.objects.get(code="STP"),
        agency_code="STP",
        state="draft",
        due_on=date(2026, 3, 2),
        made_by=people["hang"],
        made_at=timezone.now(),
    )
    box.letters.clear()
    turn(now=day(date(2026, 2, 23)))
    assert "(hạn 02/03/2026)" in text(box, "hang"), "a later day for one agency"


def test_the_questions_do_not_grow_with_the_jobs(
    plan: Plan, people: dict[str, User], django_assert_max_num_queries: Any
) -> None:
    more = [Row(text=f"Việc {number}", lead=("Sở Tư pháp",)) for number in range(40)]
    large = world.make_plan(more, people["chau"], number="13/KH-UBND")
    actions.assign_plan(large, by=people["chau"], today=date(2026, 1, 8))
    from cchc.web.site.reminders.digest import digest

    hang = User.objects.get(pk=people["hang"].pk)
    with django_assert_max_num_queries(22):
        found = digest(hang, Preference(user=hang), TUESDAY)
    assert {group.key: group.total for group in found.groups}["today"] == 41
