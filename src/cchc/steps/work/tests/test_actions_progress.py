from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cchc.shared.accounts.models import User
from cchc.shared.records.actions import store_document
from cchc.shared.records.models import Event
from cchc.steps.work import actions
from cchc.steps.work.actions import NewEvidence
from cchc.steps.work.errors import Refused, Stale
from cchc.steps.work.models import Evidence, Job, Progress
from cchc.steps.work.tests.conftest import MakePlan
from cchc.steps.work.tests.world import TODAY, Row

State = Job.State
People = dict[str, User]


def fresh(job: Job) -> Job:
    return Job.objects.get(pk=job.pk)


def reported(job: Job, people: People, who: str = "hang") -> Job:
    actions.report(
        job, by=people[who], version=fresh(job).version, state=State.DONE, words="Đã ban hành báo cáo"
    )
    return fresh(job)


def test_a_report_is_a_line_and_the_job_follows(job: Job, people: People) -> None:
    line = actions.report(
        job,
        by=people["hang"],
        version=0,
        state=State.DOING,
        percent=40,
        words=" Đang lấy ý kiến ",
        difficulty="Thiếu số liệu",
        proposal="Cho lùi thời hạn",
    )
    now = fresh(job)
    assert (now.state, now.percent, now.version) == (State.DOING, 40, 1)
    assert (line.number, line.kind, line.words, line.difficulty) == (
        1,
        "report",
        "Đang lấy ý kiến",
        "Thiếu số liệu",
    )
    assert now.reported_at
    assert Event.objects.filter(kind="work.reported", object=f"work.job:{job.pk}").count() == 1


def test_done_waits_for_confirmation_and_is_confirmed(job: Job, people: People) -> None:
    now = reported(job, people)
    assert (now.state, now.percent, now.done_on) == (State.CONFIRMING, 100, TODAY)
    line = actions.confirm(now, by=people["chau"], version=1, words="Đạt")
    now = fresh(job)
    assert (now.state, now.done_on, now.version, line.number) == (State.DONE, TODAY, 2, 2)
    with pytest.raises(Refused, match="phải mở lại"):
        actions.report(now, by=people["hang"], version=2, state=State.DOING)


def test_a_return_is_never_silent(job: Job, people: People) -> None:
    now = reported(job, people)
    with pytest.raises(Refused, match="lý do trả lại"):
        actions.return_(now, by=people["chau"], version=1, reason=" ")
    actions.return_(now, by=people["chau"], version=1, reason="Thiếu số văn bản")
    now = fresh(job)
    assert (now.state, now.done_on, now.percent) == (State.RETURNED, None, 100)
    with pytest.raises(Refused, match="chờ xác nhận"):
        actions.confirm(now, by=people["chau"], version=2)
    again = reported(now, people)
    assert (again.state, again.version) == (State.CONFIRMING, 3)


def test_what_is_confirmed_is_reopened_with_a_reason(job: Job, people: People) -> None:
    now = reported(job, people)
    with pytest.raises(Refused, match="đã xác nhận"):
        actions.reopen(now, by=people["chau"], version=1, reason="Nhầm")
    actions.confirm(now, by=people["chau"], version=1)
    with pytest.raises(Refused, match="lý do mở lại"):
        actions.reopen(now, by=people["chau"], version=2, reason="")
    actions.reopen(now, by=people["chau"], version=2, reason="Văn bản bị thu hồi")
    assert (fresh(job).state, fresh(job).done_on) == (State.DOING, None)
    assert [line.kind for line in job.history.all()] == ["report", "confirm", "reopen"]


def test_not_applicable_needs_a_reason_and_a_confirmation(job: Job, people: People) -> None:
    with pytest.raises(Refused, match="vì sao"):
        actions.report(job, by=people["hang"], version=0, state=State.NOT_APPLICABLE)
    line = actions.report(
        job, by=people["hang"], version=0, state=State.NOT_APPLICABLE, reason="Không có đơn vị"
    )
    assert (line.state, line.asks) == (State.CONFIRMING, State.NOT_APPLICABLE)
    actions.confirm(job, by=people["chau"], version=1)
    assert (fresh(job).state, fresh(job).done_on) == (State.NOT_APPLICABLE, None)


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"state": State.DONE}, "kết quả, sản phẩm"),
        ({"state": State.DONE, "words": "x", "done_on": date(2026, 4, 16)}, "sau hôm nay"),
        ({"state": State.CONFIRMING}, "chọn trạng thái"),
        ({"state": State.DOING, "percent": 101}, "từ 0 đến 100"),
        ({"state": State.DOING, "percent": -1}, "từ 0 đến 100"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(
    job: Job, people: People, said: dict[str, object], sentence: str
) -> None:
    with pytest.raises(Refused, match=sentence):
        actions.report(job, by=people["hang"], version=0, **said)
    assert not Progress.objects.exists()
    assert fresh(job).version == 0


def test_without_an_output_done_needs_no_words(given: MakePlan, people: People) -> None:
    job = given(Row(lead=("Sở Tư pháp",), output="")).jobs.get()
    actions.report(job, by=people["hang"], version=0, state=State.DONE)
    assert fresh(job).state == State.CONFIRMING


def test_evidence_stands_for_words(job: Job, people: People) -> None:
    document = store_document(b"bao cao", "bao-cao.pdf", by=people["hang"])
    new = NewEvidence(document, number="12/BC-STP", issuer="Sở Tư pháp", issued_on=date(2026, 4, 1))
    actions.report(job, by=people["hang"], version=0, state=State.DONE, evidence=[new])
    row = Evidence.objects.get()
    assert (row.number, row.issuer, row.added_by) == ("12/BC-STP", "Sở Tư pháp", people["hang"])


def test_a_stale_save_changes_nothing_and_tells_both(job: Job, people: People) -> None:
    actions.report(job, by=people["hang"], version=0, state=State.DOING, percent=30)
    with pytest.raises(Stale, match="Cán bộ hang vừa lưu") as told:
        actions.report(job, by=people["hang"], version=0, state=State.DOING, percent=60)
    error = told.value
    assert (error.who, error.job.percent, error.when is None) == ("Cán bộ hang", 30, False)
    assert "30%" in error.changed
    assert (fresh(job).percent, job.history.count()) == (30, 1)


@pytest.mark.parametrize("act", ["confirm", "return_", "reopen"])
def test_a_stale_decision_changes_nothing(job: Job, people: People, act: str) -> None:
    now = reported(job, people)
    words = {} if act == "confirm" else {"reason": "vì"}
    with pytest.raises(Stale):
        getattr(actions, act)(now, by=people["chau"], version=0, **words)
    assert fresh(job).version == 1


def test_only_its_own_agency_reports(job: Job, people: People) -> None:
    for who in ("chau", "khoa", "xem", "chu"):
        with pytest.raises(Refused, match="không cập nhật được"):
            actions.report(job, by=people[who], version=0, state=State.DOING)


def test_a_supports_report_is_confirmed_by_the_lead_that_answers(given: MakePlan, people: People) -> None:
    plan = given(Row(lead=("Sở Tư pháp",), support=("Sở Khoa học và Công nghệ",)))
    part = plan.jobs.get(agency_code="SKH")
    now = reported(part, people, "khoa")
    for who in ("khoa", "xuan", "chu"):
        with pytest.raises(Refused, match="không quyết định được"):
            actions.confirm(now, by=people[who], version=1)
    actions.confirm(now, by=people["hang"], version=1)
    assert fresh(part).state == State.DONE


def test_a_lead_does_not_confirm_its_own_job(job: Job, people: People) -> None:
    now = reported(job, people)
    with pytest.raises(Refused, match="không tự xác nhận"):
        actions.confirm(now, by=people["hang"], version=1)


def test_the_standing_agency_confirms_its_own_job_with_another_pair_of_eyes(
    given: MakePlan, people: People
) -> None:
    job = given(Row()).jobs.get()
    now = reported(job, people, "chau")
    with pytest.raises(Refused, match="không tự xác nhận"):
        actions.confirm(now, by=people["chau"], version=1)
    actions.confirm(now, by=people["duc"], version=1)
    assert fresh(job).state == State.DONE


def test_a_report_costs_the_same_for_a_long_history(job: Job, people: People) -> None:
    with CaptureQueriesContext(connection) as first:
        actions.report(job, by=people["hang"], version=0, state=State.DOING)
    for version in range(1, 9):
        actions.report(job, by=people["hang"], version=version, state=State.DOING)
    with CaptureQueriesContext(connection) as second:
        actions.report(job, by=people["hang"], version=9, state=State.DOING)
    assert len(second) <= len(first) <= 12
