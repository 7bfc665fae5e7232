"""One job with everything that belongs to it."""

from datetime import date

from cchc.shared.accounts.models import User
from cchc.shared.records.actions import store_document
from cchc.steps.work import actions
from cchc.steps.work.actions import NewEvidence
from cchc.steps.work.models import Job
from cchc.steps.work.tests.conftest import MakePlan
from cchc.steps.work.tests.test_views.pages import log_in, queries, report, text_of
from cchc.steps.work.tests.world import Row


def path(job: Job) -> str:
    return f"/viec/{job.pk}/"


def test_what_the_plan_asks_for_and_until_when(job: Job, people: dict[str, User]) -> None:
    page = text_of(log_in(people["hang"]), path(job))
    for words in (
        "Rà soát quy trình nội bộ",
        "Quý II năm 2026",
        "→ 01/04/2026–30/06/2026",
        "Còn 76 ngày",
        "(51 ngày làm việc)",
        "Lưu tiến độ",
    ):
        assert words in page
    assert f'href="/ke-hoach/{job.plan_id}/nhiem-vu/{job.item.key}/"' in page


def test_history_is_complete(job: Job, people: dict[str, User]) -> None:
    hang, chau = people["hang"], people["chau"]
    document = store_document(b"x", "bao-cao.pdf", by=hang)
    report(job, hang, evidence=[NewEvidence(document, number="5/BC", issued_on=date(2024, 1, 2))])
    actions.return_(job, by=chau, version=1, reason="Thiếu phụ lục")
    asked = actions.ask_extension(job, new_due_on=date(2026, 7, 31), why="Chờ số liệu", by=hang)
    actions.grant_extension(asked, by=chau, answer="Được")
    page = text_of(log_in(hang), path(job))
    for words in (
        "giao việc cho Sở Tư pháp",
        "Đã ban hành",
        "thêm tài liệu 5/BC",
        "Cán bộ chau trả lại: Thiếu phụ lục",
        "đề nghị thời hạn 31/07/2026 (hiện nay: 30/06/2026)",
        "đồng ý thời hạn 31/07/2026",
    ):
        assert words in page
    assert "<dt>Ban đầu</dt><dd>30/06/2026</dd>" in page


def test_evidence_shows_what_is_to_be_doubted(job: Job, people: dict[str, User]) -> None:
    document = store_document(b"x", "bao-cao.pdf", by=people["hang"])
    proof = NewEvidence(document, number="5/BC", issuer="Sở Tài chính", issued_on=date(2024, 1, 2))
    report(job, people["hang"], evidence=[proof])
    assert text_of(log_in(people["chau"]), path(job)).count('class="work-warning"') == 2


def test_who_may_only_read_sees_no_forms(job: Job, people: dict[str, User]) -> None:
    report(job, people["hang"])
    page = text_of(log_in(people["chu"]), path(job))
    assert "Lưu tiến độ" not in page
    assert "Xác nhận</button>" not in page
    assert "Xin gia hạn" not in page


def test_a_job_of_another_agency_is_not_there(job: Job, people: dict[str, User]) -> None:
    assert log_in(people["khoa"]).get(path(job)).status_code == 404
    assert log_in(people["xem"]).get(path(job)).status_code == 404


def test_others_at_the_same_task(given: MakePlan, people: dict[str, User]) -> None:
    plan = given(Row(lead=("Sở Tư pháp",), support=("UBND cấp xã", "Sở Khoa học và Công nghệ")))
    report(plan.jobs.get(agency_code="X0"), people["xuan"])
    page = text_of(log_in(people["hang"]), path(plan.jobs.get(agency_code="STP")))
    assert "(5 cơ quan)" in page
    assert "1 chờ xác nhận" in page
    assert "4 chưa bắt đầu" in page
    commune = text_of(log_in(people["xuan"]), path(plan.jobs.get(agency_code="X0")))
    assert "Bạn xem được 1/5 cơ quan:" in commune
    alone = text_of(log_in(people["khoa"]), path(plan.jobs.get(agency_code="SKH")))
    assert "chờ xác nhận" not in alone  # a support sees its own part only


def test_what_people_wrote_is_never_markup(job: Job, people: dict[str, User]) -> None:
    report(job, people["hang"], words="<script>alert(1)</script>")
    assert "<script>alert" not in text_of(log_in(people["chau"]), path(job))


def test_the_number_of_queries_does_not_grow(given: MakePlan, people: dict[str, User]) -> None:
    client = log_in(people["chau"])
    alone = given(Row(lead=("Sở Tư pháp",)), number="1/KH").jobs.get()
    many = given(
        Row(lead=("Sở Tư pháp",), support=("UBND cấp xã", "Các sở, ban, ngành cấp tỉnh")), number="2/KH"
    )
    busy = many.jobs.get(agency_code="STP")
    for number in range(6):
        document = store_document(f"{number}".encode(), f"{number}.pdf", by=people["hang"])
        busy = report(busy, people["hang"], state="doing", percent=number, evidence=[NewEvidence(document)])
    report(
        alone, people["hang"], evidence=[NewEvidence(store_document(b"x", "x.pdf", by=None))], state="doing"
    )
    few, more = queries(client, path(alone)), queries(client, path(busy))
    assert abs(few - more) <= 2  # one query less where there is no warning to ask about
    assert more <= 30
