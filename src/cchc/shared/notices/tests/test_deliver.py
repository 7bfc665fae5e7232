"""The outbox: each row once, whatever dies on the way."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from cchc.shared.accounts.actions import create_user
from cchc.shared.accounts.models import User
from cchc.shared.accounts.roles import FOCAL
from cchc.shared.notices import actions, queries
from cchc.shared.notices.channels import Content, Line, Problem, Refused
from cchc.shared.notices.deliver import AGAIN, LEASE, Lost, _mark, claim, deliver
from cchc.shared.notices.models import Message, Round

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 23)
LINE = Line(
    "late", "Rà soát thủ tục", "/cong-viec/1/", "STC", "work_read", "Sở Tài chính", date(2026, 11, 20)
)
SAID = Content("Nhắc việc: 1 việc quá hạn", (LINE,), "văn bản")


class Pigeon:
    """A channel that does as it is told and keeps what it was given."""

    is_ready = True

    def __init__(self, *answers: Exception | None) -> None:
        self.answers = list(answers)
        self.carried: list[str] = []

    def reaches(self, person: User) -> bool:
        return True

    def send(self, message: Message, content: Content, *, handing: Callable[[], None]) -> None:
        handing()
        answer = self.answers.pop(0) if self.answers else None
        if answer:
            raise answer
        self.carried.append(message.message_id)

    def close(self) -> None:
        """Nothing to give back."""


@pytest.fixture
def person() -> User:
    return create_user(username="hang", full_name="Phạm Thu Hằng", role=FOCAL, password=None, by=None)


def made(person: User, channel: str = "mail", now: datetime | None = None) -> Message:
    now = now or timezone.now()
    assert actions.make_round(DAY, 7, [(person, channel)], now=now, not_before=now) == 1
    return Message.objects.get()


def send(channel: Pigeon, now: datetime | None = None, content: Content | None = SAID):
    both = {"mail": channel, "app": channel}
    return deliver(now=now or timezone.now(), compose=lambda message: content, channels=both)


def test_a_digest_is_made_once_a_day_for_a_person_and_a_channel(person: User) -> None:
    now = timezone.now()
    both = [(person, "app"), (person, "mail")]
    assert actions.make_round(DAY, 7, both, now=now, not_before=now) == 2
    assert actions.make_round(DAY, 7, both, now=now, not_before=now) == 0, "this round has been made"
    assert actions.make_round(DAY, 8, both, now=now, not_before=now) == 0, "another hour, the same day"
    assert Message.objects.count() == 2
    with pytest.raises(IntegrityError), transaction.atomic():
        Message.objects.create(person=person, day=DAY, channel="app", made_at=now, not_before=now)


def test_sent_once(person: User) -> None:
    pigeon = Pigeon()
    message = made(person)
    assert send(pigeon).sent == 1
    assert send(pigeon).sent == 0
    assert pigeon.carried == [message.message_id]
    message.refresh_from_db()
    assert (message.state, message.attempts, message.handed_at is not None) == ("sent", 1, True)
    assert message.lines == [], "what a letter said is not kept"


def test_a_sender_that_was_killed_is_followed_by_another_after_the_lease(person: User) -> None:
    now = timezone.now()
    message = made(person, now=now)
    assert claim(message.pk, now) is not None  # and the process dies here
    pigeon = Pigeon()
    assert send(pigeon, now + LEASE - timedelta(seconds=1)).sent == 0
    assert send(pigeon, now + LEASE + timedelta(seconds=1)).sent == 1
    assert pigeon.carried == [message.message_id]


def test_two_senders_never_take_the_same_row(person: User) -> None:
    now = timezone.now()
    message = made(person, now=now)
    first = claim(message.pk, now)
    assert first is not None
    assert claim(message.pk, now) is None
    second = claim(message.pk, now + LEASE * 2)
    assert second is not None
    with pytest.raises(Lost):  # the first one wakes up again: it may not hand anything over any more
        _mark(first, handed_at=now)
    _mark(second, state=Message.State.SENT, sent_at=now)


def test_after_a_crash_between_handing_over_and_the_mark_it_goes_again_under_the_same_id(
    person: User,
) -> None:
    now = timezone.now()
    message = made(person, now=now)

    class Dying(Pigeon):
        def send(self, message: Message, content: Content, *, handing: Callable[[], None]) -> None:
            super().send(message, content, handing=handing)
            raise KeyboardInterrupt  # the server has it; the process dies before it can say so

    dying, pigeon = Dying(), Pigeon()
    with pytest.raises(KeyboardInterrupt):
        send(dying, now)
    assert send(pigeon, now + LEASE * 2).sent == 1
    assert dying.carried == pigeon.carried == [message.message_id]


def test_in_the_app_text_and_mark_are_one_write(person: User) -> None:
    made(person, "app")
    assert queries.unread(person) == 0
    send(Pigeon())
    assert queries.unread(person) == 1
    told = queries.told(person).get()
    assert (told.subject, [Line.from_json(line) for line in told.lines]) == (SAID.subject, [LINE])


def test_trouble_is_tried_again_further_and_further_away_then_given_up(person: User) -> None:
    now = timezone.now()
    made(person, now=now)
    trouble = Pigeon(*[Problem("451 busy")] * 9)
    for wait in AGAIN:
        assert send(trouble, now).later == 1
        assert send(trouble, now).later == 0, "not before its time"
        now = timezone.now() + wait + timedelta(seconds=1)
    done = send(trouble, now)
    assert (done.failed, Message.objects.get().state) == (1, "failed")
    assert queries.latest_problem() == "451 busy"


def test_a_refusal_is_final(person: User) -> None:
    made(person)
    assert send(Pigeon(Refused("550 no such user"))).failed == 1
    assert send(Pigeon()).sent == 0


def test_one_broken_digest_does_not_stop_the_others(person: User, caplog: pytest.LogCaptureFixture) -> None:
    other = create_user(username="long", full_name="Hoàng Đức Long", role=FOCAL, password=None, by=None)
    now = timezone.now()
    actions.make_round(DAY, 7, [(person, "mail"), (other, "mail")], now=now, not_before=now)
    pigeon = Pigeon(ValueError("a mistake of ours"))
    done = send(pigeon)
    assert (done.sent, done.later) == (1, 1)
    assert "a mistake of ours" in caplog.text


def test_what_nothing_is_left_of_is_dropped(person: User) -> None:
    made(person)
    assert send(Pigeon(), content=None).dropped == 1
    assert Message.objects.get().state == "dropped"


def test_what_has_no_server_is_kept(person: User) -> None:
    made(person)
    pigeon = Pigeon()
    pigeon.is_ready = False
    assert send(pigeon).kept == 1
    assert (Message.objects.get().state, queries.waiting_mails()) == ("made", 1)


def test_old_days_are_forgotten(person: User) -> None:
    made(person)
    assert actions.forget_before(DAY) == 0
    assert actions.forget_before(DAY + timedelta(days=1)) == 1
    assert Round.objects.count() == 0
