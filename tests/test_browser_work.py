"""The year's work in a real browser: accessible at both widths, journeys by keyboard alone, drafts that stay."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from cchc.shared.accounts.scope import today
from cchc.steps.plans.models import Plan
from cchc.steps.work import actions
from cchc.steps.work.models import Assignment, Job
from cchc.steps.work.tests import world
from cchc.steps.work.tests.world import Row
from cchc.web.site.demo.agencies import build
from tests.browser import enter, look, needs_browser, open_page
from tests.cast import PASSWORD, people

pytestmark = [pytest.mark.django_db(transaction=True), needs_browser]
FOCAL = "Sở Khoa học và Công nghệ"
UNKNOWN = "Tổ công tác liên ngành A1"


@pytest.fixture
def plan() -> Plan:
    """Two tasks of the focal point's agency, one of them late; one of everybody; a name that nobody knows."""
    officer = people()["standing"]
    build(officer)
    year = today().year
    rows = (
        Row("Cung cấp dịch vụ công trực tuyến", lead=(FOCAL,), support=("UBND cấp xã",), due=f"31/12/{year}"),
        Row("Kiểm tra an toàn thông tin", lead=(FOCAL,), due=f"15/01/{year}"),
        Row(
            "Sắp xếp tổ chức bộ máy",
            lead=("Sở Nội vụ",),
            support=(UNKNOWN,),
            due="Theo lộ trình của Trung ương",
        ),
        Row("Khắc phục chỉ số", lead=("Sở Nội vụ", "Sở Tư pháp"), due="30 ngày kể từ khi công bố PAPI"),
    )
    return world.make_plan(rows, officer, year=year)


@pytest.fixture
def given(plan: Plan) -> Plan:
    actions.assign_plan(plan, by=people()["standing"])
    return plan


def tab_to(page: Page, name: str, most: int = 120) -> None:
    """Presses Tab until the control with this name has the focus: what cannot be reached fails."""
    for _step in range(most):
        page.keyboard.press("Tab")
        focused = page.evaluate(
            "() => { const e = document.activeElement; const label = e.labels && e.labels.length ? e.labels[0].innerText : '';"
            " return (e.getAttribute('aria-label') || label || e.innerText || e.value || '').trim() }"
        )
        if focused.startswith(name):
            return
    pytest.fail(f"the keyboard does not reach “{name}”")


def test_pages_are_accessible_and_fit(live_server: Any, running: Browser, given: Plan) -> None:
    job = given.jobs.get(item__key="i2")
    actions.report(job, by=people()["focal"], version=0, state="done", words="Đã kiểm tra")
    named = given.planitem_set.get(key="i3").named.get(name=UNKNOWN)
    pages = {
        "work-home": "/",
        "work-list": f"/viec/?mo={given.planitem_set.get(key='i1').pk}",
        "work-flat": "/viec/?tung-viec=1&trang-thai=cho-xac-nhan",
        "work-none": "/viec/?tim=khong-co-gi",
        "work-job": f"/viec/{job.pk}/",
        "work-item": f"/viec/nhiem-vu/{given.pk}/i1/",
        "work-assign": f"/viec/giao/{given.pk}/",
        "work-settle": f"/viec/giao/{given.pk}/ten/{named.pk}/?tim=so+noi",
        "work-month": f"/viec/lich/?thang={today():%Y}-01",
    }
    page = open_page(running)
    enter(page, live_server.url, "thuongtruc", None)
    found = {name: look(page, live_server.url + path, name) for name, path in pages.items()}
    enter(page, live_server.url, "daumoi", None)
    other = given.jobs.get(item__key="i1", agency_code=job.agency_code)
    found["work-report"] = look(page, f"{live_server.url}/viec/{other.pk}/", "work-report")
    found["work-mine"] = look(page, f"{live_server.url}/", "work-mine")
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def test_the_focal_point_reports_with_a_document_by_keyboard(
    live_server: Any, running: Browser, given: Plan, tmp_path: Any
) -> None:
    paper = tmp_path / "bao-cao.pdf"
    paper.write_bytes(b"%PDF-1.4 bao cao")
    page = open_page(running)
    enter(page, live_server.url, "daumoi")
    tab_to(page, "Cập nhật tiến độ")  # the late one stands first
    page.keyboard.press("Enter")
    expect(page.get_by_label("Kết quả thực hiện")).to_be_visible()
    tab_to(page, "Đang thực hiện")
    page.keyboard.press("ArrowDown")
    tab_to(page, "Ngày hoàn thành")
    page.keyboard.type(f"{today():%d/%m/%Y}")
    tab_to(page, "Kết quả thực hiện")
    page.keyboard.type("Đã kiểm tra xong")
    tab_to(page, "Tệp")
    page.locator("[name=tep-0-file]").set_input_files(paper)  # the dialog is the system's
    tab_to(page, "Số, ký hiệu")
    page.keyboard.type("15/BC-SKHCN")
    tab_to(page, "Lưu tiến độ")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Đã ghi nhận tiến độ việc 2")).to_be_visible()
    job = Job.objects.get(plan=given, item__key="i2")
    assert (job.state, job.evidence.get().number) == ("confirming", "15/BC-SKHCN")


def test_the_standing_agency_gives_settles_confirms_and_returns_by_keyboard(
    live_server: Any, running: Browser, plan: Plan
) -> None:
    page = open_page(running)
    enter(page, live_server.url, "thuongtruc", f"/ke-hoach/{plan.pk}/")
    tab_to(page, "Giao việc")
    page.keyboard.press("Enter")
    page.wait_for_url("**/viec/giao/*/")
    tab_to(page, "Giao việc cho các cơ quan")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Đã giao 74 phần việc")).to_be_visible()
    tab_to(page, "Tìm cơ quan, nhóm")
    page.keyboard.press("Enter")
    page.wait_for_url("**/ten/*/")
    tab_to(page, "Tìm cơ quan hoặc nhóm cơ quan")
    page.keyboard.type("so tu phap")
    expect(page.get_by_role("button", name="Sở Tư pháp")).to_be_visible()
    tab_to(page, "Sở Tư pháp")
    page.keyboard.press("Enter")
    expect(page.get_by_text(f"Đã ghi nhớ “{UNKNOWN}”")).to_be_visible()
    assert Assignment.objects.filter(item__key="i3", role="support").count() == 1

    focal = people()["focal"]
    for key in ("i1", "i2"):
        job = Job.objects.get(plan=plan, item__key=key, agency_code="so-khoa-hoc-cong-nghe")
        actions.report(job, by=focal, version=0, state="done", words="Đã xong")
    decide(page, live_server.url, Job.objects.get(item__key="i1", state="confirming"), "Xác nhận")
    expect(page.get_by_text(f"Đã xác nhận kết quả của {FOCAL}.")).to_be_visible()
    decide(page, live_server.url, Job.objects.get(item__key="i2", state="confirming"), "Trả lại")
    tab_to(page, "Lý do")
    page.keyboard.type("Thiếu biên bản")
    tab_to(page, "Trả lại cho cơ quan")
    page.keyboard.press("Enter")
    expect(page.get_by_text("được báo cùng lý do")).to_be_visible()


def decide(page: Page, base: str, job: Job, name: str) -> None:
    page.goto(f"{base}/viec/{job.pk}/")
    tab_to(page, name)
    page.keyboard.press("Enter")


def test_what_is_typed_outlives_a_lost_session(live_server: Any, running: Browser, given: Plan) -> None:
    job = given.jobs.get(item__key="i2")
    page = open_page(running)
    enter(page, live_server.url, "daumoi", f"/viec/{job.pk}/")
    page.get_by_label("Kết quả thực hiện").fill("Nội dung gõ một giờ")
    page.wait_for_timeout(500)  # the draft is written after a pause in typing
    page.context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="Lưu tiến độ").click()
    page.wait_for_url("**/dang-nhap/**")
    page.get_by_label("Tên đăng nhập").fill("daumoi")
    page.locator("#id_password").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/viec/{job.pk}/#cap-nhat")  # back at the form that was sent
    expect(page.get_by_text("Đã khôi phục nội dung bạn gõ dở")).to_be_visible()
    expect(page.get_by_label("Kết quả thực hiện")).to_have_value("Nội dung gõ một giờ")
    page.get_by_role("button", name="Lưu tiến độ").click()
    expect(page.get_by_text("Đã ghi nhận tiến độ")).to_be_visible()
    expect(page.get_by_text("Đã khôi phục nội dung bạn gõ dở")).to_be_hidden()


def test_chosen_lines_are_confirmed_at_once_and_taken_back(
    live_server: Any, running: Browser, given: Plan
) -> None:
    for key in ("i1", "i2"):
        job = given.jobs.get(item__key=key, agency_code="so-khoa-hoc-cong-nghe")
        actions.report(job, by=people()["focal"], version=0, state="done", words="Đã xong")
    page = open_page(running)
    enter(page, live_server.url, "thuongtruc", "/viec/?trang-thai=cho-xac-nhan&tung-viec=1")
    expect(page.get_by_label("Việc cần làm")).to_be_hidden()
    page.get_by_label("Chọn mọi dòng trên trang").check()
    expect(page.get_by_text("2 dòng đã chọn")).to_be_visible()
    page.get_by_label("Việc cần làm").select_option("xac-nhan")
    page.get_by_role("button", name="Thực hiện với các dòng đã chọn").click()
    expect(page.get_by_text("Đã thực hiện với 2 việc.")).to_be_visible()
    page.get_by_role("button", name="Hoàn tác").click()
    expect(page.get_by_text("Đã hoàn tác 2 việc.")).to_be_visible()
    assert given.jobs.filter(state="confirming").count() == 2


def test_without_scripts_one_reports_too(live_server: Any, running: Browser, given: Plan) -> None:
    page = open_page(running, script=False)
    enter(page, live_server.url, "daumoi")
    page.get_by_role("link", name="Cập nhật tiến độ").first.click()
    page.get_by_label("Kết quả thực hiện").fill("Đã dự thảo")
    page.get_by_role("button", name="Lưu tiến độ").click()
    expect(page.get_by_text("Đã ghi nhận tiến độ")).to_be_visible()
