"""Every event that this step records reads as a sentence."""

import re
from datetime import date
from pathlib import Path

from cchc.shared.accounts.models import User
from cchc.shared.records.actions import store_document
from cchc.shared.records.models import Event
from cchc.steps.plans.models import Plan
from cchc.steps.work import actions, events, events_cascade
from cchc.steps.work.actions import NewEvidence, bulk_giving
from cchc.steps.work.models import Happening, Job
from cchc.steps.work.queries import names
from cchc.steps.work.tests.conftest import MakePlan
from cchc.steps.work.tests.world import TODAY, Row

HERE = Path(events.__file__).parent
People = dict[str, User]


def test_every_kind_is_told() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in (HERE / "actions").glob("*.py"))
    recorded = set(re.findall(r'"(work\.[a-z_]+)"', text))
    assert recorded
    assert recorded <= set(events.TELL) | set(events_cascade.TELL)


def _settled(given: MakePlan, people: People) -> Plan:
    """A plan given out: names settled, somebody answers, parts given, taken back and handed on."""
    chau = people["chau"]
    plan = given(
        Row("Rà soát", ("Sở Tư pháp", "Sở Tài chính"), ("Tổ A1", "Tổ A2")),
        Row(due="30 ngày kể từ khi công bố PAPI"),
    )
    for waiting in names.unresolved(plan):
        if waiting.words == "Tổ A1":
            actions.settle_name(waiting.named, agency_code="SKH", by=chau)
        else:
            actions.set_name_aside(waiting.named, why="Thuê ngoài", by=chau)
    item = plan.planitem_set.get(code="1")
    actions.choose_answering(item, agency_code="STP", by=chau)
    actions.give(item, agency_code="CA", role="support", why="Công văn 12", by=chau)
    actions.take_back(plan.assignments.get(agency_code="CA"), why="Nhầm", by=chau)
    actions.reassign(plan.assignments.get(agency_code="SKH"), agency_code="VP", why="Đúng việc", by=chau)
    return plan


def _done(plan: Plan, people: People) -> None:
    """Its year: an event, a later day, reports and decisions, money, a merger."""
    chau, hang = people["chau"], people["hang"]
    event = Happening.objects.get()
    for day in (date(2026, 4, 1), date(2026, 4, 2)):
        actions.record_happening(event, on=day, source="", by=chau)
    job = plan.jobs.get(agency_code="STP")
    line = actions.ask_extension(job, new_due_on=date(2026, 7, 1), why="Chờ", by=hang)
    actions.grant_extension(line, by=chau)
    new = NewEvidence(store_document(b"x", "x.pdf", by=None))
    actions.report(job, by=hang, version=0, state="done", evidence=[new])
    actions.return_(job, by=chau, version=1, reason="Thiếu")
    actions.report_many({job.pk: 2}, by=hang, state="done", words="Xong")
    kept = actions.confirm_many({job.pk: 3}, by=chau)
    actions.undo_bulk(kept.token, by=chau)
    item = plan.planitem_set.get(code="1")
    actions.add_spending(item, kind="spent", amount=1_500_000, on=TODAY, by=chau)
    for code, role in (("CA", ""), ("X0", "support")):
        wish = bulk_giving.wish(agency_code=code, role=role, why="Kết luận", by=chau)
        bulk_giving.apply_many({job.pk: 5}, wish)
    actions.transfer(old_code="CA", new_code="SKH", on=TODAY, by=chau)


def test_a_years_trail_reads_as_sentences(given: MakePlan, people: People) -> None:
    _done(_settled(given, people), people)
    assert Job.objects.filter(agency_code="SKH").exists()
    told = [events.line(one).what for one in Event.objects.filter(kind__startswith="work.").order_by("pk")]
    assert told[0] == "giao kế hoạch: 2 nhiệm vụ, 3 phần việc, 2 cách gọi chưa rõ"
    assert "xác định “Tổ A1” là Sở Khoa học và Công nghệ" in told
    assert "không giao việc theo cách gọi “Tổ A2”, lý do “Thuê ngoài”" in told
    assert "chọn Sở Tư pháp chịu trách nhiệm chính về “1 Rà soát”" in told
    assert "giao thêm Công an tỉnh (phối hợp) nhiệm vụ “1 Rà soát”, lý do “Công văn 12”" in told
    assert "ghi nhận sự kiện “Công bố PAPI” ngày 01/04/2026, đặt hạn cho 1 việc" in told
    assert "sửa ngày của sự kiện “Công bố PAPI” từ 01/04/2026 thành 02/04/2026, đổi hạn 1 việc" in told
    assert "cập nhật tiến độ: hoàn thành, 100%, kèm 1 tài liệu kiểm chứng" in told
    assert "ghi kinh phí đã chi: 1.500.000 đồng, ngày 15/04/2026" in told
    assert "chuyển 1 phần việc cho Công an tỉnh cùng lúc, lý do “Kết luận”" in told
    assert "giao thêm UBND xã An Bình (phối hợp) 1 nhiệm vụ cùng lúc, lý do “Kết luận”" in told
    assert told[-1] == "bàn giao 1 phần việc của Công an tỉnh cho Sở Khoa học và Công nghệ từ ngày 15/04/2026"
    assert not [what for what in told if what.startswith("work.") or "%" in what.replace("100%", "")]
