"""A plan as a file."""

import io
import json
import zipfile

import pytest
from django.test import Client

from cchc.pure.writing import xlsx
from cchc.shared.accounts.models import User
from cchc.steps.plans.models import Plan
from cchc.steps.plans.tests.conftest import ReadIn, log_in
from cchc.steps.plans.tests.test_views.pages import costs_the_same


@pytest.fixture
def path(accepted: Plan) -> str:
    return f"/ke-hoach/{accepted.pk}/xuat/"


@pytest.mark.parametrize("kind", ["docx", "xlsx", "json"])
def test_a_download_under_a_plain_name(path: str, browser: Client, kind: str) -> None:
    answer = browser.get(path, {"dang": kind})
    assert answer["Content-Disposition"] == f'attachment; filename="ke-hoach-12-kh-ubnd-2026.{kind}"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "html" not in answer["Content-Type"]
    assert answer.content


def test_the_appendix_has_every_task(path: str, browser: Client) -> None:
    with zipfile.ZipFile(io.BytesIO(browser.get(path, {"dang": "docx"}).content)) as package:
        body = package.read("word/document.xml").decode()
    assert all(f"Rà soát quy trình nội bộ nhóm {number}" in body for number in range(1, 9))


def test_exactly_what_is_shown(path: str, browser: Client) -> None:
    asked = {"thoi-han": "quy-1", "co-quan": "Sở Nội vụ", "vai-tro": "chu-tri"}
    answer = browser.get(path, {"dang": "xlsx", **asked})
    assert "trich.xlsx" in answer["Content-Disposition"]
    assert [item.code for item in xlsx.parse(answer.content).items] == ["4", "8"]
    made = json.loads(browser.get(path, {"dang": "json", **asked}).content)
    assert [item["code"] for item in made["items"]] == ["4", "8"]


def test_another_kind_leads_back_to_the_list(path: str, browser: Client) -> None:
    assert browser.get(path, {"dang": "exe"}).status_code == 302


def test_a_viewer_takes_nothing_out(path: str, viewer: User) -> None:
    assert log_in(viewer).get(path, {"dang": "json"}).status_code == 403


def test_the_number_of_queries_does_not_grow(browser: Client, read_in: ReadIn, lan: User) -> None:
    costs_the_same(browser, read_in, lan, lambda plan: f"/ke-hoach/{plan.pk}/xuat/?dang=json", most=12)
