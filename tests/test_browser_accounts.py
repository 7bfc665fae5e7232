"""Accounts in a real browser: a passkey on a virtual authenticator, an authenticator app, and every page at both widths."""

from typing import Any

import pyotp
import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Page, expect

from cchc.shared.accounts.actions import delegate
from cchc.shared.accounts.models import Factor, SignIn
from cchc.shared.accounts.scope import today
from cchc.shared.accounts.tests.samples import give_app, give_session
from cchc.web.site.demo.agencies import build as agencies
from tests.browser import PHONE, enter, look, needs_browser, open_page
from tests.cast import PASSWORD, people, person

pytestmark = [pytest.mark.django_db(transaction=True), needs_browser]
OWN = "/tai-khoan/"
KEY = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}


def key_in(page: Page) -> tuple[Any, str]:
    """A key plugged into the browser, as its developer tools make one."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {**KEY, "isUserVerified": True, "automaticPresenceSimulation": True}
    made = session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return session, made["authenticatorId"]


def name_and_password(page: Page, base: str, username: str) -> None:
    """The first of two steps."""
    page.goto(f"{base}/tai-khoan/dang-nhap/")
    page.get_by_label("Tên đăng nhập").fill(username)
    page.locator("#id_password").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/buoc-hai/")


def log_out(page: Page) -> None:
    page.locator("details.person summary").click()
    page.get_by_role("button", name="Đăng xuất").click()
    page.wait_for_url("**/tai-khoan/dang-nhap/")


def test_a_passkey_is_made_and_lets_in(live_server: Any, running: Browser) -> None:
    people()
    page = open_page(running)
    enter(page, live_server.url, "daumoi", "/tai-khoan/xac-thuc/khoa/")
    session, key = key_in(page)
    page.get_by_label("Tên gợi nhớ").fill("Máy cơ quan")
    page.get_by_role("button", name="Tạo khóa").click()
    expect(page.locator(".account-codes li")).to_have_count(10)
    assert Factor.objects.get().name == "Máy cơ quan"
    log_out(page)

    name_and_password(page, live_server.url, "daumoi")
    page.get_by_role("button", name="Dùng khóa bảo mật").click()
    page.wait_for_url(f"{live_server.url}/")
    assert SignIn.objects.latest("pk").way == SignIn.Way.PASSKEY
    log_out(page)

    session.send("WebAuthn.removeVirtualAuthenticator", {"authenticatorId": key})
    key_in(page)  # another key, which does not know this account
    name_and_password(page, live_server.url, "daumoi")
    page.get_by_role("button", name="Dùng khóa bảo mật").click()
    expect(page.get_by_role("alert")).to_contain_text("Chưa dùng được khóa")
    page.goto(live_server.url + OWN)
    assert "/dang-nhap/" in page.url


def test_the_same_key_twice_is_told(live_server: Any, running: Browser) -> None:
    people()
    page = open_page(running)
    enter(page, live_server.url, "daumoi", None)
    key_in(page)
    for expected in (".account-codes", "[data-passkey-says]:not([hidden])"):
        page.goto(f"{live_server.url}/tai-khoan/xac-thuc/khoa/")
        page.get_by_label("Tên gợi nhớ").fill("Khóa")
        page.get_by_role("button", name="Tạo khóa").click()
        expect(page.locator(expected)).to_be_visible()
    assert "đã được thêm" in page.locator("[data-passkey-says]").inner_text()


def test_an_answer_that_was_heard_before_lets_nobody_in(live_server: Any, running: Browser) -> None:
    """The answer of a passkey is good for one question in one session: replayed elsewhere it is worth nothing."""
    people()
    page = open_page(running)
    enter(page, live_server.url, "daumoi", "/tai-khoan/xac-thuc/khoa/")
    key_in(page)
    page.get_by_label("Tên gợi nhớ").fill("Khóa")
    page.get_by_role("button", name="Tạo khóa").click()
    expect(page.locator(".account-codes")).to_be_visible()
    log_out(page)
    name_and_password(page, live_server.url, "daumoi")
    with page.expect_request(lambda one: one.method == "POST" and "buoc-hai" in one.url) as sent:
        page.get_by_role("button", name="Dùng khóa bảo mật").click()
    page.wait_for_url(f"{live_server.url}/")
    heard = sent.value.post_data_json["answer"]
    thief = Client(headers={"Host": live_server.url.removeprefix("http://")})
    thief.post("/tai-khoan/dang-nhap/", {"username": "daumoi", "password": PASSWORD})
    step = "/tai-khoan/dang-nhap/buoc-hai/"
    assert thief.get(step).status_code == 200
    assert "không được nhận" in thief.post(step, {"answer": heard}).content.decode()
    assert "không được nhận" in thief.post(step, {"answer": "{"}).content.decode()
    assert thief.get(OWN).status_code == 302


def test_an_authenticator_app_by_hand_and_keyboard(live_server: Any, running: Browser) -> None:
    people()
    page = open_page(running, PHONE)
    enter(page, live_server.url, "daumoi", "/tai-khoan/xac-thuc/ung-dung/")
    page.get_by_text("Không quét được?").click()
    secret = page.locator(".account-secret").inner_text()
    page.get_by_label("Mã xác thực").fill(pyotp.TOTP(secret).now())
    page.keyboard.press("Enter")
    expect(page.locator(".account-codes li")).to_have_count(10)
    code = page.locator(".account-codes li").first.inner_text()
    log_out(page)
    name_and_password(page, live_server.url, "daumoi")
    page.locator("#id_code").fill(code)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{live_server.url}/")


def rows() -> dict[str, str]:
    """Something on every page; name → address."""
    everybody = people()
    agencies()
    admin, officer = everybody["admin"], person("lanhdaoso")
    give_app(admin, "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
    give_session(officer, "c" * 32, "Mozilla/5.0 (iPhone) Version/18.0 Safari/604.1")
    for giver, taker in ((admin, officer), (officer, admin), (officer, person("daumoistc"))):
        delegate(
            giver=giver,
            taker=taker,
            valid_from=today(),
            valid_to=today(),
            reason="Đi công tác",
            today=today(),
        )
    return {
        "own": OWN,
        "delegations": "/tai-khoan/uy-quyen/",
        "sessions": "/tai-khoan/phien/",
        "factors": "/tai-khoan/xac-thuc/",
        "add-app": "/tai-khoan/xac-thuc/ung-dung/",
        "add-passkey": "/tai-khoan/xac-thuc/khoa/",
        "change-password": "/tai-khoan/mat-khau/",
        "people": "/tai-khoan/nguoi-dung/",
        "people-none": "/tai-khoan/nguoi-dung/?tim=khong+co+ai",
        "invite": "/tai-khoan/nguoi-dung/moi/",
        "person": f"/tai-khoan/nguoi-dung/{officer.pk}/",
    }


def test_pages_are_accessible_and_fit(live_server: Any, running: Browser) -> None:
    pages = rows()
    page = open_page(running)
    name_and_password(page, live_server.url, "quantri")
    found = {"second-step": look(page, page.url, "accounts-second-step")}
    page.locator("#id_code").fill(pyotp.TOTP("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP").now())
    page.keyboard.press("Enter")
    page.wait_for_url(f"{live_server.url}/")
    for name, path in pages.items():
        found[name] = look(page, live_server.url + path, f"accounts-{name}")
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def test_what_is_asked_for_leads_there_by_the_keyboard(live_server: Any, running: Browser) -> None:
    """Invite, find, switch off: without a mouse and without a mail server."""
    people()
    assert not settings.MAIL
    page = open_page(running)
    enter(page, live_server.url, "quantri", "/tai-khoan/nguoi-dung/moi/")
    page.get_by_label("Họ và tên").fill("Vũ Thị Na")
    page.get_by_label("Tên đăng nhập").fill("na")
    page.get_by_label("Vai trò").select_option("focal")
    page.get_by_role("button", name="Tạo tài khoản và mời").press("Enter")
    link = page.locator(".account-link code").inner_text()
    page.goto(f"{live_server.url}/tai-khoan/nguoi-dung/")
    page.get_by_label("Tìm (không cần dấu)").fill("vu thi na")
    expect(page.locator("#ket-qua tbody tr")).to_have_count(1)
    guest = open_page(running, PHONE)
    guest.goto(link)
    guest.locator("#id_new_password1").fill("mat-khau-moi-56")
    guest.locator("#id_new_password2").fill("mat-khau-moi-56")
    guest.keyboard.press("Enter")
    expect(guest.get_by_text("Đã đặt mật khẩu")).to_be_visible()
