from datetime import date

import pytest

from cchc.shared.accounts.models import User
from cchc.steps.work import actions
from cchc.steps.work.errors import Refused
from cchc.steps.work.models import Extension, Happening, Job
from cchc.steps.work.queries import names
from cchc.steps.work.tests.conftest import MakePlan
from cchc.steps.work.tests.world import Row

AFTER = "01 tháng sau khi các cơ quan TW công bố chỉ số PCI"
People = dict[str, User]


def fresh(job: Job) -> Job:
    return Job.objects.get(pk=job.pk)


def test_an_event_starts_every_task_that_waits_for_it(given: MakePlan, chau: User) -> None:
    plan = given(
        Row(due=AFTER, support=("UBND cấp xã",)),
        Row(due="Trong thời hạn 15 ngày làm việc kể từ khi các cơ quan TW công bố chỉ số PCI"),
        Row(due="Sau khi các cơ quan TW công bố chỉ số PCI"),
        Row(due="Quý IV năm 2026"),
    )
    event = names.happenings(plan).get()
    assert (event.name, event.year, event.waiting, event.job_count) == (
        "Các cơ quan TW công bố chỉ số PCI",
        2026,
        8,
        8,
    )
    moved = actions.record_happening(event, on=date(2026, 4, 10), source="Báo cáo PCI", by=chau)
    assert moved == 8
    due = {item.code: {job.due_on for job in item.jobs.all()} for item in plan.planitem_set.all()}
    assert due == {
        "1": {date(2026, 5, 10)},
        "2": {date(2026, 5, 6)},  # over the weekend, Hùng Vương's day made up on 27/4, 30/4 and 1/5
        "3": {None},
        "4": {date(2026, 12, 31)},
    }
    job = plan.jobs.filter(item__code="1").first()
    assert (job.starts_on, job.first_due_on) == (date(2026, 4, 10), date(2026, 5, 10))


def test_recording_again(given: MakePlan, chau: User) -> None:
    plan = given(Row(due=AFTER, support=("Sở Tư pháp",)))
    event = Happening.objects.get()
    actions.record_happening(event, on=date(2026, 4, 10), source="", by=chau)
    assert actions.record_happening(event, on=date(2026, 4, 10), source="", by=chau) == 0
    held = plan.jobs.get(agency_code="STP")
    extension = actions.extend_many([held.pk], new_due_on=date(2026, 6, 1), why="Chờ số liệu", by=chau)
    assert extension.done
    assert actions.record_happening(event, on=date(2026, 4, 1), source="", by=chau) == 1
    assert {job.agency_code: job.due_on for job in plan.jobs.all()} == {
        "SNV": date(2026, 5, 1),
        "STP": date(2026, 6, 1),
    }
    with pytest.raises(Refused, match="sau hôm nay"):
        actions.record_happening(event, on=date(2026, 4, 16), source="", by=chau)


def test_an_event_that_has_happened_dates_new_jobs_at_once(given: MakePlan, chau: User) -> None:
    given(Row(due=AFTER))
    actions.record_happening(Happening.objects.get(), on=date(2026, 4, 10), source="", by=chau)
    later = given(Row(due=AFTER), number="13/KH-UBND")
    assert later.jobs.get().due_on == date(2026, 5, 10)
    next_year = given(Row(due=AFTER), number="1/KH-UBND", year=2027)
    assert next_year.jobs.get().due_on is None
    assert Happening.objects.count() == 2


def test_a_day_is_set_for_what_has_none(given: MakePlan, chau: User) -> None:
    job = given(Row(due="Theo lộ trình của Trung ương")).jobs.get()
    with pytest.raises(Refused, match="căn cứ"):
        actions.set_due(job, due_on=date(2026, 9, 30), why="", by=chau)
    line = actions.set_due(job, due_on=date(2026, 9, 30), why="Quyết định 812/QĐ-TTg", by=chau)
    now = fresh(job)
    assert (now.due_on, now.first_due_on, line.old_due_on, line.decision) == (
        date(2026, 9, 30),
        date(2026, 9, 30),
        None,
        "granted",
    )
    with pytest.raises(Refused, match="đã có thời hạn"):
        actions.set_due(job, due_on=date(2026, 10, 30), why="x", by=chau)


def test_an_extension_is_asked_for_and_granted(job: Job, people: People) -> None:
    line = actions.ask_extension(job, new_due_on=date(2026, 7, 31), why="Chờ ý kiến", by=people["hang"])
    assert fresh(job).due_on == date(2026, 6, 30)
    with pytest.raises(Refused, match="đang chờ quyết định"):
        actions.ask_extension(job, new_due_on=date(2026, 8, 31), why="Nữa", by=people["hang"])
    with pytest.raises(Refused, match="không quyết định được"):
        actions.grant_extension(line, by=people["hang"])
    for _twice in range(2):
        actions.grant_extension(line, by=people["chau"], answer="Đồng ý")
    now = fresh(job)
    assert (now.due_on, now.first_due_on) == (date(2026, 7, 31), date(2026, 6, 30))
    again = actions.ask_extension(now, new_due_on=date(2026, 8, 31), why="Nữa", by=people["hang"])
    actions.grant_extension(again, by=people["chau"])
    assert (fresh(job).due_on, fresh(job).first_due_on) == (date(2026, 8, 31), date(2026, 6, 30))


def test_an_extension_is_refused_with_a_reason(job: Job, people: People) -> None:
    line = actions.ask_extension(job, new_due_on=date(2026, 7, 31), why="Chờ ý kiến", by=people["hang"])
    with pytest.raises(Refused, match="lý do"):
        actions.refuse_extension(line, by=people["chau"], answer="")
    actions.refuse_extension(line, by=people["chau"], answer="Việc gấp")
    assert fresh(job).due_on == date(2026, 6, 30)
    with pytest.raises(Refused, match="đã được quyết định"):
        actions.grant_extension(line, by=people["chau"])


def test_what_cannot_be_extended(job: Job, given: MakePlan, people: People) -> None:
    with pytest.raises(Refused, match="phải sau"):
        actions.ask_extension(job, new_due_on=date(2026, 6, 30), why="x", by=people["hang"])
    with pytest.raises(Refused, match="lý do"):
        actions.ask_extension(job, new_due_on=date(2026, 7, 30), why=" ", by=people["hang"])
    with pytest.raises(Refused, match="không đề nghị"):
        actions.ask_extension(job, new_due_on=date(2026, 7, 30), why="x", by=people["khoa"])
    undated = given(
        Row(lead=("Sở Tư pháp",), due="Theo lộ trình của Trung ương"), number="13/KH-UBND"
    ).jobs.get()
    with pytest.raises(Refused, match="chưa có thời hạn"):
        actions.ask_extension(undated, new_due_on=date(2026, 7, 30), why="x", by=people["hang"])
    actions.report(job, by=people["hang"], version=0, state="done", words="x")
    actions.confirm(job, by=people["chau"], version=1)
    with pytest.raises(Refused, match="đã xong"):
        actions.ask_extension(job, new_due_on=date(2026, 7, 30), why="x", by=people["hang"])
    assert not Extension.objects.exists()
