"""From a pasted text to an accepted plan in a real browser: keyboard only, on a phone, without scripts, two at once."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import PHONE, enter, look, needs_browser, open_page, violations
from tests.cast import people

pytestmark = [pytest.mark.django_db(transaction=True), needs_browser]
TEXT = """UBND TỈNH MẪU
Số: 15/KH-UBND
Tỉnh Mẫu, ngày 20 tháng 12 năm 2025
KẾ HOẠCH
Cải cách hành chính tỉnh Mẫu năm 2026

| STT | Nhiệm vụ | Sản phẩm | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian hoàn thành |
|---|---|---|---|---|---|
| 1 | Rà soát thủ tục hành chính nội bộ | Báo cáo | Sở Nội vụ | Sở Tư pháp | Quý I/2026 |
| 2 | Tập huấn cán bộ bộ phận một cửa | Lớp tập huấn | Sở Nội vụ | Các sở, ban, ngành | Tháng 6/2026 |
| 3 | Nâng cấp cổng thông tin điện tử của tỉnh | Cổng thông tin | Sở Khoa học và Công nghệ | Văn phòng UBND tỉnh | Quý III/2026 |
"""


def send_in(page: Page, base: str, text: str = TEXT) -> None:
    """Paste a text and land in its review."""
    page.goto(f"{base}/ke-hoach/tai-len/")
    page.get_by_label("Hoặc dán nội dung văn bản").fill(text)
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Tải lên và đọc").press("Enter")
    page.wait_for_url("**/ra-soat/")


def saved(page: Page) -> None:
    expect(page.locator("#rv-status")).to_contain_text("Đã lưu")


def edit_and_undo(page: Page) -> None:
    """The second row's deadline by keys alone, taken back and done again."""
    rows = page.locator(".rv-row")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Nhiệm vụ", exact=True)).to_be_focused()
    page.get_by_label("Thời hạn").focus()
    page.keyboard.press("Control+a")
    page.keyboard.type("Quý IV/2026")
    expect(page.locator("p.rv-due")).to_have_text("→ 01/10/2026–31/12/2026")
    page.keyboard.press("Escape")
    expect(rows.nth(1)).to_contain_text("→ 01/10/2026–31/12/2026")
    expect(rows.nth(1)).to_be_focused()
    saved(page)
    page.keyboard.press("Control+z")
    expect(rows.nth(1)).to_contain_text("Tháng 6/2026")
    page.keyboard.press("Control+y")
    expect(rows.nth(1)).to_contain_text("Quý IV/2026")


def drop_add_and_find(page: Page) -> None:
    """The second row dropped and put back, a new one after it, one found without accents."""
    rows = page.locator(".rv-row")
    page.keyboard.press("d")
    expect(rows.nth(1)).to_contain_text("đã bỏ")
    page.keyboard.press("d")
    expect(rows.nth(1)).not_to_contain_text("đã bỏ")
    page.keyboard.press("a")
    expect(page.get_by_label("Nhiệm vụ", exact=True)).to_be_focused()
    page.keyboard.type("Khảo sát sự hài lòng của người dân")
    page.keyboard.press("Control+Enter")
    expect(rows).to_have_count(4)
    expect(rows.nth(2)).to_contain_text("Khảo sát sự hài lòng")
    page.keyboard.press("/")
    page.keyboard.type("khao sat")
    expect(page.locator(".rv-row:visible")).to_have_count(1)
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")


def test_the_keyboard_is_enough_from_upload_to_acceptance(live_server: Any, running: Browser) -> None:
    people()
    page = open_page(running)
    enter(page, live_server.url, "thuongtruc", None)
    send_in(page, live_server.url)
    rows = page.locator(".rv-row")
    expect(rows).to_have_count(3)
    page.keyboard.press("j")
    expect(rows.first).to_be_focused()
    lit = page.locator(".rv-source .is-lit")
    expect(lit).to_contain_text("Rà soát thủ tục hành chính nội bộ")
    page.keyboard.press("j")
    expect(lit).to_contain_text("Tập huấn cán bộ")
    edit_and_undo(page)
    drop_add_and_find(page)
    page.reload()
    expect(rows).to_have_count(4)
    assert violations(page) == []
    page.get_by_role("link", name="Chấp nhận kế hoạch…").press("Enter")
    page.get_by_role("button", name="Chấp nhận kế hoạch").press("Enter")
    expect(page.get_by_text("Đã chấp nhận kế hoạch")).to_be_visible()


def test_every_part_of_the_review_is_accessible_and_fits(live_server: Any, running: Browser) -> None:
    people()
    page = open_page(running)
    enter(page, live_server.url, "thuongtruc", None)
    send_in(page, live_server.url)
    address = page.url
    parts = ("nhiem-vu", "chi-tieu", "van-de", "thong-tin", "che-do", "van-ban")
    found = {part: look(page, f"{address}?phan={part}", f"review-{part}") for part in parts}
    assert {part: wrong for part, wrong in found.items() if wrong} == {}


def test_on_a_phone_one_side_at_a_time(live_server: Any, running: Browser) -> None:
    people()
    page = open_page(running, PHONE)
    enter(page, live_server.url, "thuongtruc", None)
    send_in(page, live_server.url)
    expect(page.locator(".rv-source")).to_be_hidden()
    page.locator(".rv-row").nth(1).get_by_role("link", name="Xem trong văn bản").click()
    expect(page.locator(".rv-source .is-lit")).to_be_in_viewport()
    expect(page.locator(".rv-row").first).to_be_hidden()
    page.get_by_role("button", name="Các dòng đã đọc").click()
    expect(page.locator(".rv-row").first).to_be_visible()


def test_without_scripts(live_server: Any, running: Browser) -> None:
    people()
    page = open_page(running, script=False)
    enter(page, live_server.url, "thuongtruc", None)
    send_in(page, live_server.url)
    page.locator(".rv-row").nth(1).get_by_role("link", name="Sửa").click()
    page.get_by_label("Kết quả, sản phẩm").fill("Tài liệu tập huấn")
    page.get_by_role("button", name="Xong").click()
    expect(page.locator(".rv-row").nth(1)).to_contain_text("Tài liệu tập huấn")
    page.locator(".rv-row").nth(1).get_by_role("link", name="Thao tác khác").click()
    page.get_by_role("button", name="Gộp vào dòng trên").click()
    expect(page.locator(".rv-row").nth(1)).to_contain_text("đã bỏ")
    page.get_by_role("button", name="Hoàn tác").click()
    expect(page.locator(".rv-row").nth(1)).not_to_contain_text("đã bỏ")


def test_two_people_at_one_row(live_server: Any, running: Browser) -> None:
    people()
    lan, hoa = open_page(running), open_page(running)
    enter(lan, live_server.url, "thuongtruc", None)
    send_in(lan, live_server.url)
    enter(hoa, live_server.url, "daumoi", lan.url.removeprefix(live_server.url))
    expect(hoa.locator("#rv-presence")).to_contain_text("cũng đang rà soát")
    for page in (lan, hoa):
        page.keyboard.press("j")
        page.keyboard.press("Enter")
    for page, words in ((lan, "Lan gõ"), (hoa, "Hoa gõ")):
        page.get_by_label("Kết quả, sản phẩm").fill(words)
        page.keyboard.press("Tab")
        page.wait_for_load_state("networkidle")
        if page is lan:
            saved(lan)
    conflict = hoa.locator(".rv-conflict")
    expect(conflict).to_contain_text("Lan gõ")
    expect(conflict).to_contain_text("Hoa gõ")
    hoa.get_by_role("button", name="Lưu nội dung của tôi").click()
    expect(hoa.locator(".rv-row").first).to_contain_text("Hoa gõ")
