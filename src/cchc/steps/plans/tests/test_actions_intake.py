from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from cchc.pure.reading.errors import ReadingError
from cchc.shared.accounts.models import User
from cchc.shared.records.models import Document, Event
from cchc.steps.plans import actions
from cchc.steps.plans.actions import reading as worker
from cchc.steps.plans.errors import Refused
from cchc.steps.plans.models import Intake, Plan, Row
from cchc.steps.plans.tests import samples
from cchc.steps.plans.tests.conftest import ReadIn

TEXT = "Kế hoạch tỉnh Mẫu".encode()


def send(by: User, text: bytes = TEXT) -> Intake:
    return actions.upload(data=text, name="ke-hoach.txt", by=by).intake


def reads(monkeypatch: pytest.MonkeyPatch, what: Any) -> None:
    def read_safely(data: bytes, name: str, progress: Any = None) -> Any:
        if isinstance(what, BaseException):
            raise what
        return what(progress) if callable(what) else what

    monkeypatch.setattr(worker, "read_safely", read_safely)


def test_upload_keeps_the_file_and_waits(lan: User) -> None:
    sent = actions.upload(data=TEXT, name="ke-hoach.txt", by=lan)
    assert sent.is_new
    assert sent.intake.state == Intake.State.WAITING
    assert sent.intake.document.path.read_bytes() == TEXT
    assert Event.objects.filter(kind="plans.uploaded", by="lan").count() == 1


def test_the_same_file_is_the_same_intake_for_everybody(lan: User, minh: User) -> None:
    first = actions.upload(data=TEXT, name="ke-hoach.txt", by=lan)
    second = actions.upload(data=TEXT, name="ten-khac.txt", by=minh)
    assert not second.is_new
    assert second.intake == first.intake
    assert Intake.objects.count() == 1


def test_a_file_of_no_known_kind_is_refused_before_anything_is_kept(lan: User) -> None:
    with pytest.raises(ReadingError):
        actions.upload(data=b"MZ\x90\x00" + bytes(200), name="ke-hoach.docx", by=lan)
    assert not Intake.objects.exists()
    assert not Document.objects.exists()


def test_a_withdrawn_file_can_be_sent_in_again(lan: User) -> None:
    first = send(lan)
    actions.withdraw(first, by=lan)
    second = actions.upload(data=TEXT, name="ke-hoach.txt", by=lan)
    assert second.is_new
    assert second.intake != first


def test_reading_writes_everything_at_once(lan: User, monkeypatch: pytest.MonkeyPatch) -> None:
    intake = send(lan)
    reads(monkeypatch, samples.reading(8))
    worker.run(intake.pk)
    intake.refresh_from_db()
    assert (intake.state, intake.progress) == (Intake.State.READ, 100)
    assert intake.rows.filter(kind=Row.Kind.ITEM).count() == 8
    assert intake.rows.filter(kind=Row.Kind.DOCUMENT).get().data["number"] == "12/KH-UBND"
    assert intake.document.number == "12/KH-UBND"
    assert intake.plan_json["schema"] == "cchc.plan/1"


def test_a_second_run_changes_nothing(intake: Intake) -> None:
    keys = list(intake.rows.values_list("pk", "key"))
    worker.run(intake.pk)
    assert list(intake.rows.values_list("pk", "key")) == keys


def test_a_document_that_cannot_be_read_says_why(lan: User, monkeypatch: pytest.MonkeyPatch) -> None:
    intake = send(lan)
    reads(monkeypatch, ReadingError("password", "Tệp %(name)s có mật khẩu; hãy bỏ mật khẩu.", name="a.pdf"))
    worker.run(intake.pk)
    intake.refresh_from_db()
    assert intake.state == Intake.State.FAILED
    assert intake.message == "Tệp a.pdf có mật khẩu; hãy bỏ mật khẩu."


@pytest.mark.filterwarnings("ignore")
def test_a_bug_in_the_reader_becomes_a_sentence(lan: User, monkeypatch: pytest.MonkeyPatch) -> None:
    intake = send(lan)
    reads(monkeypatch, ZeroDivisionError("x"))
    worker.run(intake.pk)
    intake.refresh_from_db()
    assert intake.state == Intake.State.FAILED
    assert "hãy thử đọc lại" in intake.message


def test_retry_reads_again(lan: User, monkeypatch: pytest.MonkeyPatch) -> None:
    intake = send(lan)
    reads(monkeypatch, ReadingError("broken", "Tệp hỏng."))
    worker.run(intake.pk)
    actions.retry(intake, by=lan)
    reads(monkeypatch, samples.reading(2))
    worker.run(intake.pk)
    intake.refresh_from_db()
    assert intake.state == Intake.State.READ
    with pytest.raises(Refused):
        actions.retry(intake, by=lan)


def killed(progress: Any) -> None:
    raise SystemExit  # the closest to kill -9 that runs inside a test: nothing after it is executed


def test_a_killed_reading_is_taken_over_after_its_lease(lan: User, monkeypatch: pytest.MonkeyPatch) -> None:
    intake = send(lan)
    reads(monkeypatch, killed)
    with pytest.raises(SystemExit):
        worker.run(intake.pk)
    intake.refresh_from_db()
    assert intake.state == Intake.State.READING
    assert not intake.rows.exists()
    reads(monkeypatch, samples.reading(2))
    worker.run(intake.pk)  # the lease still runs: nobody takes over
    assert not intake.rows.exists()
    Intake.objects.filter(pk=intake.pk).update(leased_until=timezone.now() - timedelta(seconds=1))
    worker.run(intake.pk)
    intake.refresh_from_db()
    assert intake.state == Intake.State.READ
    assert intake.rows.filter(kind=Row.Kind.ITEM).count() == 2


def test_a_document_that_kills_every_worker_is_given_up(lan: User, monkeypatch: pytest.MonkeyPatch) -> None:
    intake = send(lan)
    reads(monkeypatch, killed)
    for _ in range(worker.MOST_ATTEMPTS):
        with pytest.raises(SystemExit):
            worker.run(intake.pk)
        Intake.objects.filter(pk=intake.pk).update(leased_until=timezone.now() - timedelta(seconds=1))
    worker.run(intake.pk)
    intake.refresh_from_db()
    assert intake.state == Intake.State.FAILED
    assert "3 lần" in intake.message


def test_a_reader_that_was_given_up_keeps_nothing(lan: User, monkeypatch: pytest.MonkeyPatch) -> None:
    intake = send(lan)

    def overtaken(progress: Any) -> Any:
        Intake.objects.filter(pk=intake.pk).update(attempt=9)
        return samples.reading(2)

    reads(monkeypatch, overtaken)
    worker.run(intake.pk)
    intake.refresh_from_db()
    assert intake.state == Intake.State.READING
    assert not intake.rows.exists()


def test_progress_is_written_down_and_renews_the_lease(lan: User, monkeypatch: pytest.MonkeyPatch) -> None:
    intake = send(lan)
    seen = []

    def telling(progress: Any) -> Any:
        progress("pages", 0.4)
        seen.append(Intake.objects.values("progress", "progress_step").get(pk=intake.pk))
        return samples.reading(2)

    reads(monkeypatch, telling)
    worker.run(intake.pk)
    assert seen == [{"progress": 40, "progress_step": "pages"}]


def test_withdrawing_stops_the_reading(lan: User, monkeypatch: pytest.MonkeyPatch) -> None:
    intake = send(lan)

    def withdrawn(progress: Any) -> Any:
        actions.withdraw(intake, by=lan)
        progress("pages", 0.4)

    reads(monkeypatch, withdrawn)
    worker.run(intake.pk)
    intake.refresh_from_db()
    assert intake.state == Intake.State.WITHDRAWN


def test_silence_is_noticed_once(lan: User) -> None:
    intake = send(lan)
    now = timezone.now()
    assert not actions.resume_if_silent(intake, now=now)
    later = now + timedelta(minutes=10)
    assert actions.resume_if_silent(intake, now=later)
    assert not actions.resume_if_silent(intake, now=later)


def test_an_accepted_plan_is_not_withdrawn(accepted: Plan, lan: User) -> None:
    with pytest.raises(Refused):
        actions.withdraw(accepted.intake, by=lan)


def test_texts_that_postgresql_refuses_are_cleaned(read_in: ReadIn) -> None:
    from dataclasses import replace

    from cchc.pure.reading.read import Reading

    one = samples.reading(1)
    item = replace(one.plan.items[0], text="Rà\x00 soát \ud800")
    intake = read_in(Reading(one.source, replace(one.plan, items=(item,))))
    assert intake.rows.get(kind=Row.Kind.ITEM).data["text"] == "Rà soát "
