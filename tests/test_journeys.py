"""What people do here, in a real browser on the real server: by keyboard, on a phone, two at once, without scripts."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from PIL import Image, ImageDraw
from playwright.sync_api import Browser, Cookie, Locator, Page, expect

from cchc.web.site.demo.documents.make import render
from tests.browser import DESK, PHONE, fits, log_in, needs_browser, open_page, tab_to, violations
from tools.served import run, served

pytestmark = needs_browser
STANDING, FOCAL = "thuongtruc", "daumoi"
READ_WITHIN = 60_000  # milliseconds: a busy machine reads slowly
REVIEW = re.compile(r"/ra-soat/")
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass(frozen=True)
class Site:
    """The real server, with plan 1 accepted, and a browser."""

    base: str
    browser: Browser
    entered: dict[str, list[Cookie]] = field(default_factory=dict)  # who logged in once needs not do it again

    def person(self, username: str = STANDING, size: tuple[int, int] = DESK) -> Page:
        """A page in which this person is logged in."""
        page = open_page(self.browser, size)
        if username not in self.entered:
            log_in(page, self.base, username)
            self.entered[username] = page.context.cookies()
        page.context.add_cookies(self.entered[username])  # type: ignore[arg-type]
        return page

    def send(self, page: Page, data: bytes, name: str) -> None:
        """Upload a file as a person does."""
        page.goto(f"{self.base}/ke-hoach/tai-len/")
        page.locator("#id_document").set_input_files({"name": name, "mimeType": DOCX, "buffer": data})
        page.get_by_role("button", name="Tải lên và đọc").click()

    def in_review(self, page: Page, data: bytes, name: str) -> str:
        """Send a document in and wait for its review; its address."""
        self.send(page, data, name)
        page.wait_for_url(REVIEW, timeout=READ_WITHIN)
        return page.url


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, chromium: Browser) -> Iterator[Site]:
    home = tmp_path_factory.mktemp("site")
    run(home, ["setup"], ["demo", "--accept"])
    with served(home, "--workers", "1") as base:
        yield Site(base, chromium)


@pytest.fixture(autouse=True)
def pages_are_closed(running: Browser) -> Browser:
    return running


def plan_with(words: str) -> bytes:
    """A small plan of its own, as a web page; `words` make its bytes unlike any other's."""
    cells = (
        "TT",
        "Nhiệm vụ",
        "Kết quả, sản phẩm",
        "Cơ quan chủ trì",
        "Cơ quan phối hợp",
        "Thời gian hoàn thành",
    )
    rows = [
        ("1", f"Ban hành kế hoạch {words}", "Kế hoạch", "Sở Nội vụ", "Sở Tư pháp", "Quý I/2026"),
        ("2", f"Rà soát quy trình nội bộ {words}", "Báo cáo", "Sở Tư pháp", "Sở Nội vụ", "Tháng 6/2026"),
        ("3", f"Tổ chức hội nghị {words}", "Hội nghị", "Sở Nội vụ", "Sở Tài chính", "Quý III/2026"),
    ]
    table = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in (cells, *rows))
    head = "<h1>KẾ HOẠCH</h1><p>Cải cách hành chính tỉnh Mẫu năm 2026</p>"
    return f"<!doctype html><meta charset=utf-8><title>{words}</title>{head}<table>{table}</table>".encode()


def due_field(row: Locator) -> Locator:
    return row.get_by_label("Thời hạn")


def lit_in_sight(page: Page) -> None:
    expect(page.locator(".is-lit").first).to_be_in_viewport()


def test_keyboard_alone(site: Site) -> None:
    page = open_page(site.browser)
    page.goto(f"{site.base}/tai-khoan/dang-nhap/")
    tab_to(page, page.get_by_label("Tên đăng nhập"))
    page.keyboard.type(STANDING)
    tab_to(page, page.locator("#id_password"))
    page.keyboard.type("tinh-mau-2026")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Việc của tôi")).to_be_visible()

    tab_to(page, page.get_by_role("link", name="Tải văn bản lên").first)
    page.keyboard.press("Enter")
    tab_to(page, page.locator("#id_document"))
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Space")
    chooser.value.set_files({"name": "dieu-chinh.docx", "mimeType": DOCX, "buffer": render("plan-2", "docx")})
    tab_to(page, page.locator("#id_revises"))
    page.keyboard.press("ArrowDown")
    tab_to(page, page.get_by_role("button", name="Tải lên và đọc"))
    page.keyboard.press("Enter")
    page.wait_for_url(REVIEW, timeout=READ_WITHIN)
    correct_by_keyboard(page)
    accept_by_keyboard(page)
    read_by_keyboard(page)
    page.goto(f"{site.base}/ke-hoach/1/so-sanh/2/")
    expect(page.get_by_role("heading", name="So sánh hai bản kế hoạch")).to_be_visible()
    assert violations(page) == []


def correct_by_keyboard(page: Page) -> None:
    """Move, edit a deadline, undo, let a finding stand, filter."""
    rows = page.locator(".rv-row:visible")
    expect(rows.first).to_be_visible()
    for key, at in (("j", 0), ("j", 1), ("j", 2), ("k", 1)):
        page.keyboard.press(key)
        expect(rows.nth(at)).to_have_attribute("aria-current", "true")
    lit_in_sight(page)

    row = page.locator(f"#{rows.nth(1).get_attribute('id')}")
    before = row.locator(".rv-facts .rv-due").inner_text()
    assert "30/09/2026" not in before
    page.keyboard.press("Enter")
    tab_to(page, due_field(row))
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("Quý III/2026")
    expect(row.locator(".rv-due").first).to_contain_text("30/09/2026")
    page.keyboard.press("ControlOrMeta+Enter")
    expect(row.locator(".rv-facts")).to_contain_text("Quý III/2026")
    expect(row.locator(".rv-facts .rv-due")).to_contain_text("30/09/2026")
    expect(row).to_be_focused()
    page.keyboard.press("ControlOrMeta+z")
    expect(row.locator(".rv-facts .rv-due")).to_have_text(before)

    let_a_finding_stand(page)

    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.keyboard.type("doi thoai")
    expect(page.locator("#rv-shown")).to_have_text(re.compile(r"^[1-9]\d*/\d+$"))
    for shown in rows.all():
        assert "doi thoai" in (shown.get_attribute("data-search") or "")
    page.keyboard.press("Enter")
    expect(rows.first).to_be_focused()


def let_a_finding_stand(page: Page) -> None:
    """The next row with something held against it; the finding stays, with a reason."""
    doubtful = page.locator(".rv-row[aria-current]")
    for _ in range(20):
        page.keyboard.press("n")
        if doubtful.locator(".rv-finding").count():
            break
    doubtful = page.locator(f"#{doubtful.get_attribute('id')}")  # Tab may select another row on its way
    finding = doubtful.locator(".rv-finding").first
    tab_to(page, finding.locator(".rv-decide"))
    page.keyboard.press("Enter")
    expect(finding.get_by_label("Vì sao chấp nhận?")).to_be_focused()
    page.keyboard.type("Đúng theo văn bản gốc")
    page.keyboard.press("Enter")
    expect(doubtful.locator(".rv-finding.is-accepted")).to_contain_text("Đúng theo văn bản gốc")


def accept_by_keyboard(page: Page) -> None:
    page.evaluate("document.activeElement.blur()")
    page.evaluate("document.querySelector('main').focus()")
    tab_to(page, page.get_by_role("link", name="Chấp nhận kế hoạch…"))
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_role("button", name="Chấp nhận kế hoạch"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("tỉnh Mẫu năm 2026")
    page.wait_for_url(re.compile(r"/ke-hoach/\d+/$"))


def read_by_keyboard(page: Page) -> None:
    """The list of tasks, filtered; one task; its passage in the document."""
    tab_to(page, page.get_by_role("link", name="Xem nhiệm vụ"))
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_label("Tìm (không cần dấu)"))
    page.keyboard.type("hoi nghi")
    expect(page.locator(".plan-count")).to_contain_text("trong")
    first = page.locator("tbody th a").first
    words = first.inner_text()
    tab_to(page, first)
    page.keyboard.press("Enter")
    expect(page.locator("#nhiem-vu-ten")).to_contain_text(words)
    tab_to(page, page.get_by_role("link", name="Xem trong văn bản"))
    page.keyboard.press("Enter")
    lit_in_sight(page)


def test_on_a_phone(site: Site) -> None:
    page = site.person(FOCAL, PHONE)
    site.in_review(page, render("prose", "html"), "van-xuoi.html")
    assert fits(page)
    row = page.locator(".rv-row").first
    row.get_by_role("link", name="Xem trong văn bản").click()
    expect(page.locator(".rv-source")).to_be_visible()
    expect(row).to_be_hidden()
    lit_in_sight(page)
    assert fits(page)
    page.get_by_role("button", name="Các dòng đã đọc").click()
    row.get_by_role("link", name="Sửa").click()
    due_field(row).fill("Tháng 10/2026")
    expect(row.locator(".rv-due").first).to_contain_text("31/10/2026")
    assert fits(page)
    row.get_by_role("button", name="Xong").click()
    expect(row.locator(".rv-facts")).to_contain_text("Tháng 10/2026")
    assert violations(page) == []
    for path in ("/ke-hoach/1/", "/ke-hoach/1/nhiem-vu/", "/ke-hoach/1/tien-do-nam/", "/ke-hoach/1/van-ban/"):
        page.goto(site.base + path)
        assert fits(page), path


def test_two_people_at_once(site: Site) -> None:
    lan, minh = site.person(STANDING), site.person(FOCAL)
    address = site.in_review(lan, plan_with("hai người"), "hai-nguoi.html")
    minh.goto(address)
    rows = [page.locator(".rv-row").first for page in (lan, minh)]
    for row in rows:
        row.get_by_role("link", name="Sửa").click()
        expect(due_field(row)).to_be_visible()
    due_field(rows[0]).fill("Quý II/2026")
    rows[0].get_by_role("button", name="Xong").click()
    expect(rows[0].locator(".rv-facts")).to_contain_text("Quý II/2026")
    due_field(rows[1]).fill("Quý IV/2026")
    rows[1].get_by_role("button", name="Xong").click()
    conflict = rows[1].get_by_role("alert")
    expect(conflict).to_contain_text("Quý II/2026")
    expect(conflict).to_contain_text("Quý IV/2026")
    expect(due_field(rows[1])).to_have_value("Quý IV/2026")
    assert violations(minh) == []
    rows[1].get_by_role("button", name="Lưu nội dung của tôi").click()
    expect(rows[1].locator(".rv-facts")).to_contain_text("Quý IV/2026")
    lan.reload()
    expect(rows[0].locator(".rv-facts")).to_contain_text("Quý IV/2026")


def test_without_scripts(site: Site) -> None:
    page = open_page(site.browser, script=False)
    log_in(page, site.base, STANDING)
    site.send(page, plan_with("không kịch bản"), "khong-script.html")
    page.wait_for_url(REVIEW, timeout=READ_WITHIN)  # the page of the progress asks again by itself
    row = page.locator(".rv-row").first
    row.get_by_role("link", name="Sửa").click()
    page.get_by_label("Thời hạn").fill("Quý IV/2026")
    page.get_by_role("button", name="Xong").click()
    expect(page.get_by_text("Đã lưu.")).to_be_visible()
    expect(row.locator(".rv-facts")).to_contain_text("31/12/2026")
    page.get_by_role("button", name="Hoàn tác").click()
    expect(row.locator(".rv-facts")).to_contain_text("Quý I/2026")
    page.get_by_role("link", name="Chấp nhận kế hoạch…").click()
    page.get_by_role("button", name="Chấp nhận kế hoạch").click()
    expect(page.get_by_role("link", name="Xem nhiệm vụ")).to_be_visible()


def cat() -> bytes:
    """A photograph of a cat, as far as one can be drawn."""
    picture = Image.new("RGB", (640, 480), "#88aacc")
    draw = ImageDraw.Draw(picture)
    draw.ellipse((170, 120, 470, 420), fill="#d98c3f")
    for left in (180, 380):
        draw.polygon([(left, 180), (left + 40, 60), (left + 90, 160)], fill="#d98c3f")
        draw.ellipse((left + 40, 220, left + 80, 270), fill="#224422")
    buffer = io.BytesIO()
    picture.save(buffer, "PNG")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("meo.png", cat()),
        ("rong.docx", b""),
        ("mat-khau.docx", OLE + "EncryptedPackage".encode("utf-16-le").rjust(2048, b"\0")),
    ],
    ids=["cat", "empty", "password"],
)
def test_a_wrong_file_gets_one_clear_sentence(site: Site, name: str, data: bytes) -> None:
    page = site.person()
    site.send(page, data, name)
    wrong = page.locator(".field-error, .notice-error").first
    expect(wrong).to_be_visible(timeout=READ_WITHIN)
    said = wrong.inner_text()
    assert len(said) < 400
    assert "Traceback" not in page.content()
    assert re.search(r"hãy|Hãy", said), said
    assert faults(page) == []


def test_a_double_click_sends_once_and_the_same_file_opens_what_is_there(site: Site) -> None:
    page = site.person()
    data = plan_with("nháy đúp")
    page.goto(f"{site.base}/ke-hoach/tai-len/")
    page.locator("#id_document").set_input_files(
        {"name": "dup.html", "mimeType": "text/html", "buffer": data}
    )
    page.get_by_role("button", name="Tải lên và đọc").dblclick()
    page.wait_for_url(REVIEW, timeout=READ_WITHIN)
    first = page.url
    page.goto(f"{site.base}/ke-hoach/")
    expect(page.get_by_text("dup.html")).to_have_count(1)
    site.send(page, data, "ten-khac.html")
    page.wait_for_url(REVIEW)
    assert page.url == first
    expect(page.get_by_text("Tệp này đã được")).to_be_visible()


def test_back_after_accepting_changes_nothing(site: Site) -> None:
    page = site.person()
    address = site.in_review(page, plan_with("quay lại"), "quay-lai.html")
    page.get_by_role("link", name="Chấp nhận kế hoạch…").click()
    page.get_by_role("button", name="Chấp nhận kế hoạch").dblclick()
    page.wait_for_url(re.compile(r"/ke-hoach/\d+/$"))
    plan = page.url
    page.go_back()
    again = page.get_by_role("button", name="Chấp nhận kế hoạch")
    if again.count():
        again.click()
    page.wait_for_load_state()
    page.goto(address)
    expect(page.get_by_text("bản rà soát chỉ còn để xem")).to_be_visible()
    expect(page.get_by_role("link", name="Sửa")).to_have_count(0)
    page.get_by_role("link", name="Mở kế hoạch").click()
    assert page.url == plan


def test_what_was_typed_survives_a_lost_session(site: Site) -> None:
    page = site.person()
    site.in_review(page, plan_with("mất phiên"), "mat-phien.html")
    row = page.locator(".rv-row").first
    row.get_by_role("link", name="Sửa").click()
    page.context.clear_cookies()
    due_field(row).fill("Quý IV/2026")
    row.get_by_role("button", name="Xong").click()
    expect(page.get_by_text("Phiên đăng nhập đã hết").first).to_be_visible()
    expect(due_field(row)).to_have_value("Quý IV/2026")
    other = page.context.new_page()  # log in again beside it, come back, press the same button
    log_in(other, site.base, STANDING)
    row.get_by_role("button", name="Xong").click()
    expect(row.locator(".rv-facts")).to_contain_text("Quý IV/2026")
    expect(row.locator("form.rv-edit")).to_have_count(0)


def test_a_reading_that_failed_can_be_taken_back(site: Site) -> None:
    page = site.person()
    data = b"%PDF-1.4\n1 0 obj\n<</Type/Catalog>>\nendobj\n" + b"x" * 3000
    site.send(page, data, "hong.pdf")
    withdraw = page.get_by_role("button", name="Rút văn bản")
    expect(withdraw).to_be_visible(timeout=READ_WITHIN)
    assert faults(page) == []
    failed = page.url
    withdraw.click()
    page.goto(failed)
    expect(withdraw).to_have_count(0)
    assert faults(page) == []


PLAN_PAGES = (
    "",
    "nhiem-vu/",
    "tien-do-nam/",
    "chi-tieu/",
    "bao-cao/",
    "dan-chieu/",
    "phat-hien/",
    "van-ban/",
)
PARTS = ("nhiem-vu", "chi-tieu", "van-de", "thong-tin", "che-do", "van-ban")
KINDS = """[...new Set([...document.body.querySelectorAll("*")].map((one) => one.tagName + "." + one.className))]"""


def test_every_page_of_every_role(site: Site) -> None:
    """No violation of accessibility at both widths, nothing wider than the screen, a title of its own.

    A page that shows a role nothing that another role did not see there is not measured a second time.
    """
    wrong: dict[str, list[str]] = {}
    seen: dict[str, set[str]] = {}
    for username in (STANDING, FOCAL, "quantri", "lanhdao", "nguoixem"):
        page = site.person(username)
        titles: dict[str, str] = {}
        for address in addresses(site, page, username):
            page.set_viewport_size({"width": DESK[0], "height": DESK[1]})
            answer = page.goto(site.base + address)
            found = [] if answer and answer.ok else ["not for this role, or broken"]
            twin = titles.setdefault(page.title(), address)
            found += [f"has the title of {twin}"] if twin != address else []
            kinds = set(page.evaluate(KINDS))
            if not kinds <= seen.get(address, set()):
                seen[address] = seen.get(address, set()) | kinds
                found += faults(page)
                page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
                found += faults(page)
            if found:
                wrong[f"{username} {address}"] = found
        page.context.close()
    assert wrong == {}


def addresses(site: Site, page: Page, username: str) -> list[str]:
    """Every page that this person may see."""
    all_see = ["/", "/ke-hoach/", "/tro-giup/", "/tai-khoan/mat-khau/", task_of(page, site)]
    all_see += [f"/ke-hoach/1/{part}" for part in PLAN_PAGES]
    if username == "nguoixem":
        return all_see
    if username == "lanhdao":
        return [*all_see, "/ke-hoach/1/nhat-ky/"]
    if username == "quantri":
        return [*all_see, "/ke-hoach/1/nhat-ky/", "/he-thong/", "/he-thong/thanh-phan/"]
    review = f"/ke-hoach/tiep-nhan/{page_of_a_review(site, page)}/"
    reviewers = [*all_see, "/ke-hoach/tai-len/", *(f"{review}ra-soat/?phan={part}" for part in PARTS)]
    reviewers.append(f"{review}nhat-ky/")
    return [*reviewers, f"{review}chap-nhan/"] if username == STANDING else reviewers


def faults(page: Page) -> list[str]:
    found = violations(page)
    if not fits(page):
        found.append("wider than the screen")
    if page.locator("html").get_attribute("lang") != "vi":
        found.append("no language")
    if page.locator(".skip-link").count() != 1:
        found.append("no link to the content")
    return found


def page_of_a_review(site: Site, page: Page) -> str:
    """The number of an intake that is open for review."""
    address = site.in_review(page, plan_with("mọi vai trò"), "moi-vai-tro.html")
    found = re.search(r"tiep-nhan/(\d+)/", address)
    assert found
    return found[1]


def task_of(page: Page, site: Site) -> str:
    """The address of one task."""
    page.goto(f"{site.base}/ke-hoach/1/nhiem-vu/")
    return str(page.locator("tbody th a").first.get_attribute("href"))
