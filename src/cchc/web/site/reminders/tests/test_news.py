"""What has just happened: in the app at once, by letter as each person chose, never twice and never in quiet hours."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from cchc.shared.accounts import scope
from cchc.shared.accounts.models import Delegation, Membership, User
from cchc.shared.notices.actions import choose
from cchc.shared.notices.deliver import AGAIN
from cchc.shared.notices.models import Message, Preference
from cchc.shared.notices.queries import as_notice, told, unread
from cchc.shared.notices.tests.post import Box, post_office
from cchc.steps.plans.models import Plan
from cchc.steps.work import actions
from cchc.steps.work.models import AgencyPlan, Job
from cchc.steps.work.tests import world
from cchc.steps.work.tests.world import Row
from cchc.web.site.reminders.run import turn

pytestmark = pytest.mark.django_db
TUESDAY = date(2026, 4, 14)
NINE = timezone.make_aware(datetime(2026, 4, 14, 9))
NOW, DIGEST, NO = Preference.News.NOW, Preference.News.DIGEST, Preference.News.NO


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Any:
    """`clock(moment)` makes it that moment for everybody."""

    def become(moment: datetime) -> datetime:
        monkeypatch.setattr(scope, "today", lambda: timezone.localdate(moment))
        monkeypatch.setattr(timezone, "now", lambda: moment)
        return moment

    become(NINE)
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
    """Three tasks that Sở Tư pháp leads, not given yet; due at the end of the year."""
    rows = [Row(text=f"Rà soát {n}", lead=("Sở Tư pháp",), due="Trước 31/12/2026") for n in range(3)]
    return world.make_plan(rows, people["chau"])


def given(plan: Plan, people: dict[str, User]) -> Job:
    """A job of Sở Tư pháp; that it was given is read and forgotten."""
    actions.assign_plan(plan, by=people["chau"])
    at = timezone.now()
    AgencyPlan.objects.create(
        plan=plan,
        agency=plan.jobs.all()[0].assignment.agency,
        agency_code="STP",
        state="approved",
        made_by=people["chau"],
        made_at=at,
        submitted_at=at,
    )
    Message.objects.all().delete()
    return plan.jobs.get(item__position=1)


def returned(job: Job, people: dict[str, User]) -> None:
    job.refresh_from_db()
    actions.report(job, by=people["hang"], version=job.version, state=Job.State.DONE, words="xong")
    job.refresh_from_db()
    actions.return_(job, by=people["chau"], version=job.version, reason="thiếu văn bản")


def chosen(person: User, news: str, **more: Any) -> None:
    choose(Preference(news=news, **more), by=person)


def texts(box: Box) -> list[str]:
    return [str(letter.get_body(("plain",)).get_content()) for letter in box.letters]


def test_an_assignment_is_in_the_app_at_once_as_one_piece_of_news(
    plan: Plan, people: dict[str, User]
) -> None:
    actions.assign_plan(plan, by=people["chau"])
    (message,) = told(people["hang"])
    notice = as_notice(message, scope.scope_of(people["hang"], TUESDAY))
    assert (notice.subject, len(notice.lines), unread(people["hang"])) == ("3 việc mới giao", 3, 1)
    assert notice.lines[0].url == f"/viec/{plan.jobs.get(item__position=1).pk}/"
    assert not told(people["khoa"])
    assert not told(people["chau"]), "who did it knows"
    actions.assign_plan(plan, by=people["chau"])
    assert unread(people["hang"]) == 1, "a second click gives nothing and tells nothing"


def test_a_return_is_told_with_its_reason_to_all_who_do_the_work(plan: Plan, people: dict[str, User]) -> None:
    job = given(plan, people)
    Delegation.objects.create(
        giver=people["hang"], taker=people["xuan"], valid_from=TUESDAY, valid_to=TUESDAY, reason="nghỉ"
    )
    returned(job, people)
    for name in ("hang", "xuan"):
        (message,) = told(people[name])
        assert message.subject == "1 việc bị trả lại"
        assert message.lines[0]["words"].endswith("– thiếu văn bản")


def test_an_answer_to_a_request_is_told(plan: Plan, people: dict[str, User]) -> None:
    job = given(plan, people)
    for granted, day in ((True, date(2027, 1, 15)), (False, date(2027, 2, 15))):
        asked = actions.ask_extension(job, new_due_on=day, why="chờ hướng dẫn", by=people["hang"])
        if granted:
            actions.grant_extension(asked, by=people["chau"])
        else:
            actions.refuse_extension(asked, by=people["chau"], answer="hết năm rồi")
    said = [message.lines[0]["words"] for message in told(people["hang"]).order_by("pk")]
    assert said[0].endswith("– được gia hạn đến 15/01/2027")
    assert said[1].endswith("– không được gia hạn đến 15/02/2027: hết năm rồi")


def test_a_returned_plan_of_an_agency_is_told(plan: Plan, people: dict[str, User]) -> None:
    given(plan, people)
    AgencyPlan.objects.update(state="submitted", submitted_by=people["hang"])
    own = AgencyPlan.objects.get()
    actions_cascade_return(own, people)
    (message,) = told(people["hang"])
    assert message.lines[0]["words"] == "Kế hoạch năm 2026 của cơ quan – thiếu nhiệm vụ 3"
    actions_cascade_return(own, people)
    assert told(people["hang"]).count() == 1


def actions_cascade_return(own: AgencyPlan, people: dict[str, User]) -> None:
    from cchc.steps.work.actions.cascade_review import return_

    return_(own, reason="thiếu nhiệm vụ 3", version=own.version, by=people["chau"])


def test_a_letter_goes_out_at_once_to_who_chose_it_and_not_again(
    plan: Plan, people: dict[str, User], box: Box, clock: Any
) -> None:
    job = given(plan, people)
    chosen(people["hang"], NOW)
    returned(job, people)
    turn(now=NINE)
    (letter,) = texts(box)
    assert "BỊ TRẢ LẠI (1)" in letter
    assert "thiếu văn bản" in letter
    for days in range(7):
        moment = clock(NINE + timedelta(days=days, hours=1))
        turn(now=moment)
    assert len(box.letters) == 1, "neither once more nor with a digest"
    turn(now=clock(NINE + timedelta(days=7)))
    assert len(box.letters) == 2, "after a week it is still open: a reminder"


def test_without_a_choice_the_next_digest_takes_it_along(
    plan: Plan, people: dict[str, User], box: Box, clock: Any
) -> None:
    actions.assign_plan(plan, by=people["chau"])
    AgencyPlan.objects.all().delete()
    turn(now=NINE - timedelta(hours=1))
    first = [text for text in texts(box) if "VIỆC MỚI GIAO (3)" in text]
    assert len(first) == 1
    box.letters.clear()
    for days in range(1, 4):
        turn(now=clock(NINE + timedelta(days=days)))
    assert not [text for text in texts(box) if "VIỆC MỚI GIAO" in text]
    assert not Message.objects.filter(state="held").exists()


def test_who_wants_no_letters_of_it_gets_none(
    plan: Plan, people: dict[str, User], box: Box, clock: Any
) -> None:
    job = given(plan, people)
    chosen(people["hang"], NO)
    returned(job, people)
    for days in range(3):
        turn(now=clock(NINE + timedelta(days=days)))
    assert texts(box) == []
    assert unread(people["hang"]) == 1


@pytest.mark.parametrize(
    ("quiet", "next_digest"),
    [
        (datetime(2026, 4, 14, 21, 30), datetime(2026, 4, 15, 7, 5)),  # at night
        (datetime(2026, 4, 18, 9, 0), datetime(2026, 4, 20, 7, 5)),  # on a Saturday
        (datetime(2026, 4, 14, 9, 0), datetime(2026, 4, 16, 7, 5)),  # while the person rests
    ],
)
def test_in_quiet_hours_it_waits_for_the_next_digest(
    plan: Plan, people: dict[str, User], box: Box, clock: Any, quiet: datetime, next_digest: datetime
) -> None:
    job = given(plan, people)
    chosen(people["hang"], NOW, rest_from=date(2026, 4, 14), rest_to=date(2026, 4, 15))
    if quiet.hour != 9 or quiet.day != 14:
        chosen(people["hang"], NOW)
    moment = clock(timezone.make_aware(quiet))
    returned(job, people)
    turn(now=moment)
    turn(now=moment + timedelta(minutes=1))
    assert texts(box) == []
    assert unread(people["hang"]) == 1, "the bell keeps nobody from sleeping"
    turn(now=clock(timezone.make_aware(next_digest)))
    assert len([text for text in texts(box) if "BỊ TRẢ LẠI (1)" in text]) == 1


def test_what_may_no_longer_be_seen_is_not_told(
    plan: Plan, people: dict[str, User], box: Box, clock: Any
) -> None:
    job = given(plan, people)
    chosen(people["hang"], NOW)
    returned(job, people)
    Membership.objects.filter(user=people["hang"]).update(valid_to=TUESDAY - timedelta(days=1))
    turn(now=NINE)
    assert texts(box) == []
    hang = User.objects.get(pk=people["hang"].pk)
    notice = as_notice(told(hang)[0], scope.scope_of(hang, TUESDAY))
    assert (notice.subject, notice.lines, notice.hidden) == ("", (), 1)


def test_a_bulk_return_is_one_piece_of_news_and_an_undo_takes_it_back(
    plan: Plan, people: dict[str, User], box: Box
) -> None:
    given(plan, people)
    jobs = list(plan.jobs.order_by("pk"))
    for job in jobs:
        actions.report(job, by=people["hang"], version=0, state=Job.State.DONE, words="xong")
    act = actions.return_many({job.pk: 1 for job in jobs}, by=people["chau"], reason="thiếu số liệu")
    (message,) = told(people["hang"])
    assert message.subject == "3 việc bị trả lại"
    actions.undo_bulk(act.token, by=people["chau"])
    turn(now=NINE)
    assert not told(people["hang"])
    assert not [text for text in texts(box) if "TRẢ LẠI" in text]


def test_what_no_server_takes_is_not_lost(plan: Plan, people: dict[str, User], box: Box, clock: Any) -> None:
    job = given(plan, people)
    chosen(people["hang"], NOW)
    box.refuse["hang@tinh.example"] = "451 later"
    returned(job, people)
    moment = NINE
    for wait in (timedelta(), *AGAIN):
        moment = clock(moment + wait + timedelta(seconds=1))
        turn(now=moment)
    assert Message.objects.get(channel="mail").state == "held", "given up for now: the next digest has it"
    box.refuse.clear()
    turn(now=clock(NINE + timedelta(days=1)))
    assert len([text for text in texts(box) if "BỊ TRẢ LẠI (1)" in text]) == 1


def test_what_waited_for_a_server_too_long_is_no_news_any_more(
    plan: Plan, people: dict[str, User], box: Box, clock: Any, settings: Any
) -> None:
    mail, settings.MAIL = settings.MAIL, {}
    actions.assign_plan(plan, by=people["chau"])
    turn(now=clock(NINE + timedelta(days=1)))
    settings.MAIL = mail
    turn(now=clock(NINE + timedelta(days=60)))
    assert not [text for text in texts(box) if "VIỆC MỚI GIAO" in text]
    assert told(people["hang"]).exclude(key="").count() == 1


def test_a_large_plan_is_told_in_as_many_questions_as_a_small_one(
    people: dict[str, User], django_assert_max_num_queries: Any
) -> None:
    rows = [Row(text=f"Việc {n}", lead=("Sở Tư pháp",), support=("UBND cấp xã",)) for n in range(30)]
    large = world.make_plan(rows, people["chau"], number="13/KH-UBND")
    with django_assert_max_num_queries(32):
        actions.assign_plan(large, by=people["chau"])
    (message,) = told(people["hang"])
    assert (message.total, len(message.lines)) == (30, 10)
