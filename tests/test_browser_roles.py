"""A day of each role, by keyboard alone at a desk and by thumb on a phone; axe at every page passed through."""

from datetime import date, timedelta
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from cchc.shared.accounts.scope import today
from cchc.shared.agencies.models import Agency
from cchc.shared.records.actions import store_document
from cchc.steps.plans.models import Plan
from cchc.steps.work import actions
from cchc.steps.work.actions import NewEvidence, cascade
from cchc.steps.work.models import AgencyPlan, Job
from cchc.steps.work.tests import world
from cchc.steps.work.tests.world import Row
from tests.browser import needs_browser
from tests.cast import people, person
from tests.hands import Hands, Keyboard, Thumb

pytestmark = [
    pytest.mark.django_db(transaction=True),
    needs_browser,
    pytest.mark.parametrize("kind", [Keyboard, Thumb], ids=["keyboard", "phone"]),
]
NAMES = {
    "so-noi-vu": "Sở Nội vụ",
    "so-tu-phap": "Sở Tư pháp",
    "so-tai-chinh": "Sở Tài chính",
    "so-khoa-hoc-cong-nghe": "Sở Khoa học và Công nghệ",
}
SCIENCE, JUSTICE, FINANCE = "Sở Khoa học và Công nghệ", "Sở Tư pháp", "Sở Tài chính"
MONEY = "Thúc đẩy giải ngân vốn đầu tư công"
# Four lines, and an address without a break: no page may grow wider for it.
LONG = (
    "Theo dõi tình hình thi hành pháp luật, rà soát và hệ thống hóa văn bản quy phạm pháp luật thuộc phạm vi quản lý"
    " của các sở, ban, ngành, Ủy ban nhân dân cấp xã; công khai tại"
    " https://congkhai.tinhmau.example/van-ban-quy-pham-phap-luat/ra-soat-he-thong-hoa?nam=2026&ky=cuoi-nam"
)


@pytest.fixture
def plan() -> Plan:
    """Three tasks of three agencies: one late, one reported and waiting for its lead, one with a document."""
    everybody = people()
    officer = everybody["standing"]
    for position, (code, name) in enumerate(NAMES.items()):
        Agency.objects.create(
            code=code, name=name, kind="department", position=position, valid_from=date(2025, 7, 1)
        )
    late, open_ = (f"{today() + timedelta(days=days):%d/%m/%Y}" for days in (-10, 40))
    rows = (
        Row("Cung cấp dịch vụ công trực tuyến", lead=(SCIENCE,), due=open_, field="CHÍNH QUYỀN SỐ"),
        Row(LONG, lead=(JUSTICE,), support=(FINANCE,), due=open_, field="CẢI CÁCH THỂ CHẾ"),
        Row(MONEY, lead=(FINANCE,), due=late, field="CẢI CÁCH TÀI CHÍNH CÔNG"),
    )
    plan = world.make_plan(rows, officer, year=today().year)
    actions.assign_plan(plan, by=officer)
    helped = plan.jobs.get(item__key="i2", agency_code="so-tai-chinh")
    actions.report(
        helped, by=person("daumoistc"), version=0, state="done", words="Đã rà soát xong", done_on=today()
    )
    online = plan.jobs.get(item__key="i1")
    document = store_document(b"%PDF-1.4 bao cao", "bao-cao.pdf", by=everybody["focal"])
    proof = NewEvidence(document, number="15/BC-SKHCN", issuer=SCIENCE, issued_on=today())
    actions.add_evidence(online, proof, by=everybody["focal"])
    return plan


@pytest.fixture
def hands(live_server: Any, running: Browser, kind: type[Hands], plan: Plan, who: str) -> Hands:
    return kind(running, live_server.url, who)


@pytest.mark.parametrize("who", ["lanhdao"])
def test_a_leader_goes_from_the_province_to_the_record(hands: Hands) -> None:
    page = hands.page
    hands.look("home")
    hands.press("link", "Mở trang Điều hành")
    expect(page.locator(".ov-summary")).to_contain_text("quá hạn 1 việc")
    hands.look("overview")
    yesterday = today() - timedelta(days=1)
    hands.write("Tính đến ngày", f"{yesterday:%d%m%Y}")
    page.keyboard.press("Enter")
    expect(page.locator(".ov-summary")).to_contain_text(f"{yesterday:%d/%m/%Y}")
    expect(hands.field("Tính đến ngày")).to_be_focused()  # the page was swapped under the fingers
    expect(hands.field("Tính đến ngày")).to_have_value(f"{yesterday:%d/%m/%Y}")
    hands.press("link", "Hôm nay")
    hands.press("link", "Quá hạn 1")
    hands.look("behind")
    hands.hit(page.locator(".ov-list tbody a").first)
    expect(page.get_by_role("heading", level=1)).to_have_text(MONEY)
    expect(page.get_by_role("button", name="Lưu tiến độ")).to_have_count(0)
    hands.look("job")
    assert hands.wrong == {}


@pytest.mark.parametrize("who", ["linhvuc"])
def test_the_agency_of_a_field_confirms_a_part_and_follows_its_field(hands: Hands, plan: Plan) -> None:
    page = hands.page
    hands.look("home")
    hands.press("link", "Xem và xác nhận")
    expect(page.get_by_text("Đã rà soát xong").first).to_be_visible()
    hands.look("waiting")
    hands.press("button", "Xác nhận")
    expect(page.get_by_text(f"Đã xác nhận kết quả của {FINANCE}.")).to_be_visible()
    hands.look("confirmed")
    assert plan.jobs.get(item__key="i2", agency_code="so-tai-chinh").state == Job.State.DONE
    hands.press("link", "Điều hành")
    hands.press("link", "Cải cách thể chế")
    expect(page.get_by_role("heading", level=1)).to_have_text("Cải cách thể chế")
    hands.look("field")
    assert hands.wrong == {}


@pytest.mark.parametrize("who", ["lanhdaoso"])
def test_the_head_of_an_agency_reports_and_submits_its_plan(hands: Hands, plan: Plan) -> None:
    page = hands.page
    hands.press("link", "Cập nhật tiến độ")  # the late one stands first; the form opens in its line
    expect(hands.field("Kết quả thực hiện")).to_be_visible()
    hands.look("form")
    hands.press("radio", "Đã xong, đề nghị xác nhận")
    hands.press("button", "Lưu tiến độ")
    expect(page.locator(".error-summary")).to_be_focused()
    hands.look("error")
    hands.write("Ngày hoàn thành", f"{today():%d%m%Y}")
    hands.write("Kết quả thực hiện", "Đã giải ngân")
    hands.press("button", "Lưu tiến độ")
    expect(page.get_by_text("Đã ghi nhận tiến độ")).to_be_visible()
    job = plan.jobs.get(item__key="i3")
    assert (job.state, job.done_on) == (Job.State.CONFIRMING, today())

    cascade.draft(plan, agency=Agency.objects.get(code="so-tai-chinh"), by=person("lanhdaoso"))
    page.goto(f"{hands.base}/viec/ke-hoach-co-quan/")
    hands.look("own-plan")
    hands.press("button", "Trình kế hoạch")
    expect(page.get_by_text("Đã trình kế hoạch tới cơ quan thường trực.")).to_be_visible()
    assert AgencyPlan.objects.get().state == AgencyPlan.State.SUBMITTED
    assert hands.wrong == {}


@pytest.mark.parametrize("who", ["thamdinh"])
def test_an_appraiser_opens_an_agencys_evidence(hands: Hands, plan: Plan) -> None:
    page = hands.page
    hands.press("link", "Mở trang Điều hành")
    hands.hit(page.locator(".ov-heat tbody").get_by_role("link", name=SCIENCE))
    expect(page.get_by_role("heading", level=1)).to_contain_text(SCIENCE)
    hands.look("agency")
    hands.press("link", "Xem danh sách việc")
    hands.look("list")
    hands.press("link", "Cung cấp dịch vụ công trực tuyến")
    expect(page.get_by_text(f"{SCIENCE}, ngày {today():%d/%m/%Y}")).to_be_visible()
    hands.look("job")
    with page.expect_download() as file:
        hands.hit(page.get_by_role("link", name="15/BC-SKHCN"))
    assert file.value.suggested_filename == "bao-cao.pdf"
    assert hands.wrong == {}


@pytest.mark.parametrize("who", ["kiemtra"])
def test_an_inspector_narrows_the_list_and_walks_the_month(hands: Hands) -> None:
    page = hands.page
    hands.press("link", "Mở danh sách việc")
    hands.look("list")
    more = page.get_by_text("Thêm bộ lọc")
    if more.is_visible():
        more.click()
    hands.choose("Cơ quan", FINANCE)
    page.keyboard.press("Tab")
    expect(page.locator(".plan-count")).to_contain_text("2 việc")
    hands.press("link", MONEY)
    expect(page.get_by_role("heading", level=1)).to_have_text(MONEY)
    hands.look("task")
    hands.press("link", "Lịch")
    hands.look("month")
    page.goto(f"{hands.base}/viec/lich/?thang={today() - timedelta(days=10):%Y-%m}")
    mark = page.locator(".work-month a").first
    mark.focus()
    page.keyboard.press("PageDown")
    page.wait_for_url("**#lich")
    expect(page.locator("#lich")).to_be_focused()
    with page.expect_navigation():
        page.keyboard.press("PageUp")
    expect(page.locator("#lich")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".work-month a").first).to_be_focused()
    assert hands.wrong == {}


@pytest.mark.parametrize("who", ["nguoixem"])
def test_a_viewer_reads_the_plan_and_is_told_what_is_not_theirs(hands: Hands, plan: Plan) -> None:
    page = hands.page
    hands.look("home")
    hands.press("link", plan.title)
    hands.press("link", "Xem nhiệm vụ")
    hands.look("tasks")
    hands.press("link", MONEY)
    expect(page.locator("#nhiem-vu-ten")).to_contain_text(MONEY)
    hands.look("task")
    page.goto(f"{hands.base}/viec/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Bạn không được phép")
    hands.look("refused")
    hands.press("link", "Về trang Việc của tôi")
    expect(page.get_by_role("heading", level=1)).to_have_text("Việc của tôi")
    assert hands.wrong == {}


@pytest.mark.parametrize("who", ["quantri"])
def test_an_administrator_invites_somebody_and_gives_them_a_role(hands: Hands) -> None:
    page = hands.page
    hands.press("link", "Mở trang Người dùng")
    hands.press("link", "Mời người dùng")
    hands.press("button", "Tạo tài khoản và mời")
    expect(page.locator(".error-summary")).to_be_focused()
    hands.look("error")
    hands.write("Họ và tên", "Vũ Thị Na")
    hands.write("Tên đăng nhập", "na")
    hands.choose("Vai trò", "Đầu mối cơ quan")
    hands.press("button", "Tạo tài khoản và mời")
    expect(page.locator(".account-link code")).to_be_visible()
    hands.look("invited")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Phím tắt")).to_be_visible()
    hands.look("dialog")
    hands.press("button", "Đóng")
    expect(page.get_by_role("dialog", name="Phím tắt")).to_be_hidden()
    hands.press("link", "Hệ thống")
    hands.look("health")
    assert hands.wrong == {}
