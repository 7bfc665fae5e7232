"""The frame of every page: errors, language, menu, limits, security headers."""

from typing import Any

import pytest
from django.test import Client, RequestFactory
from django.urls import reverse

from cchc.shared.accounts import roles
from cchc.web.site.templatetags.site import filesize, number, percent
from cchc.web.site.views import errors, guide
from tests.cast import ROLES, log_in

pytestmark = pytest.mark.django_db


def test_numbers_are_vietnamese() -> None:
    assert number(1234567) == "1.234.567"
    assert percent(98.5) == "98,5\N{NO-BREAK SPACE}%"
    assert number(None) == "–"
    assert filesize(1572864) == "1,5\N{NO-BREAK SPACE}MB"
    assert filesize(12) == "12\N{NO-BREAK SPACE}B"


@pytest.mark.parametrize("role", ROLES)
def test_the_menu_shows_only_what_one_may_see(role: str) -> None:
    page = log_in(role).get("/").content.decode()
    assert ("Hệ thống</span>" in page) == (role == "admin")
    assert 'aria-current="page"' in page


def test_vietnamese_until_one_chooses_english(client: Client) -> None:
    answer = client.get("/tai-khoan/dang-nhap/", headers={"Accept-Language": "en"})
    assert 'lang="vi"' in answer.content.decode()
    client.post("/ngon-ngu/", {"language": "en", "next": "/tai-khoan/dang-nhap/"})
    answer = client.get("/tai-khoan/dang-nhap/")
    assert '<html lang="en"' in answer.content.decode()
    assert answer.headers["Content-Language"] == "en"


@pytest.mark.parametrize(
    ("view", "status", "words"),
    [
        (errors.bad_request, 400, "Hãy quay lại trang trước"),
        (errors.forbidden, 403, "người quản trị hệ thống đổi vai trò"),
        (errors.not_found, 404, "Hãy kiểm tra lại địa chỉ"),
        (errors.broken, 500, "Hãy thử lại sau ít phút"),
        (errors.csrf_failure, 403, "tải lại trang rồi gửi lần nữa"),
    ],
)
def test_an_error_page_says_what_to_do(view: Any, status: int, words: str) -> None:
    """They come before session and person are known: a bare request has to do."""
    answer = view(RequestFactory().get("/"))
    assert answer.status_code == status
    assert words in answer.content.decode()


def test_what_weighs_too_much_is_refused_before_it_is_read(client: Client) -> None:
    answer = client.post("/tai-khoan/dang-nhap/", {}, CONTENT_LENGTH=str(2**40))
    assert answer.status_code == 413
    assert "100\N{NO-BREAK SPACE}MB" in answer.content.decode()


def test_a_lost_session_does_not_put_the_log_in_form_into_a_page(client: Client) -> None:
    assert client.get("/", headers={"HX-Request": "true"}).status_code == 401
    assert client.get("/").status_code == 302


def test_only_our_own_scripts_and_styles_may_run(client: Client) -> None:
    policy = client.get("/tai-khoan/dang-nhap/").headers["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy


def test_who_has_nothing_to_do_is_told_the_next_step() -> None:
    page = log_in("standing").get("/").content.decode()
    assert "Không có việc nào đang chờ" in page
    assert reverse("plans:upload") in page
    assert reverse("plans:upload") not in log_in("viewer").get("/").content.decode()


def test_every_help_page_opens() -> None:
    client = log_in("viewer")
    page = client.get("/tro-giup/").content.decode()
    links = [part.split('"')[0] for part in page.split('href="')[1:] if part.startswith("/tro-giup/")]
    assert len(set(links)) > 3
    assert {client.get(link).status_code for link in links} == {200}
    assert client.get("/tro-giup/khong-co/").status_code == 404


def test_a_page_leads_to_the_help_about_it() -> None:
    assert set(guide.TOPICS) == {slug for _start, slug in guide.ABOUT}
    assert (
        reverse("help_topic", args=["ke-hoach"])
        in log_in("viewer").get(reverse("plans:list")).content.decode()
    )
    assert [guide.about(path) for path in ("/", "/viec/3/", "/tro-giup/")] == ["tien-do", "tien-do", ""]


def test_help_names_every_role_as_the_rule_does() -> None:
    page = log_in("admin").get("/tro-giup/nguoi-dung/").content.decode()
    assert all(str(role.name) in page and str(role.what) in page for role in roles.ROLES.values())
