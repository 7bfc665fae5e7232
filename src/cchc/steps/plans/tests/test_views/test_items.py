"""The tasks of a plan: the list, and one task."""

import pytest
from django.test import Client

from cchc.shared.accounts.models import User
from cchc.steps.plans import actions
from cchc.steps.plans.models import Plan
from cchc.steps.plans.tests import samples
from cchc.steps.plans.tests.conftest import ReadIn
from cchc.steps.plans.tests.test_views.pages import costs_the_same, text_of


@pytest.fixture
def path(accepted: Plan) -> str:
    return f"/ke-hoach/{accepted.pk}/nhiem-vu/"


def test_every_task_with_its_number_and_total(path: str, browser: Client) -> None:
    page = text_of(browser, path)
    assert "<strong>8</strong> nhiệm vụ" in page
    assert all(f"Rà soát quy trình nội bộ nhóm {number}<" in page for number in range(1, 9))


def test_filters_stand_in_the_address_and_as_chips(path: str, browser: Client) -> None:
    asked = {"co-quan": "Sở Nội vụ", "vai-tro": "chu-tri", "thoi-han": "quy-1"}
    page = text_of(browser, path, **asked)
    assert "<strong>2</strong> trong 8 nhiệm vụ" in page
    assert "Cơ quan: Sở Nội vụ (chủ trì)" in page
    assert 'href="?thoi-han=quy-1"' in page  # the chip that takes the agency off, its role with it
    assert "dang=xlsx&amp;co-quan=S%E1%BB%9F+N%E1%BB%99i+v%E1%BB%A5" in page


def test_nothing_found_says_what_to_do(path: str, browser: Client) -> None:
    assert "Không có nhiệm vụ nào khớp" in text_of(browser, path, tim="không có chữ này")


def test_sorted_by_deadline(path: str, browser: Client) -> None:
    page = text_of(browser, path, xep="-thoi-han")
    assert 'aria-sort="descending"' in page
    assert page.index("nhóm 1<") < page.index("nhóm 4<") < page.index("nhóm 3<")


@pytest.mark.parametrize("asked", [{"trang": "x"}, {"trang": "99"}, {"thoi-han": "thang-13"}, {"xep": "?"}])
def test_an_address_that_was_tampered_with_shows_something(
    path: str, browser: Client, asked: dict[str, str]
) -> None:
    assert "nhiệm vụ" in text_of(browser, path, **asked)


def test_long_plans_come_in_pages(read_in: ReadIn, lan: User, browser: Client) -> None:
    plan = actions.accept(read_in(samples.reading(120)), by=lan)
    page = text_of(browser, f"/ke-hoach/{plan.pk}/nhiem-vu/")
    assert "1–50 trong 120" in page
    assert "101–120 trong 120" in text_of(browser, f"/ke-hoach/{plan.pk}/nhiem-vu/", trang="3")


def test_one_task_with_everything(accepted: Plan, path: str, browser: Client) -> None:
    item = accepted.planitem_set.get(code="3")
    page = text_of(browser, f"{path}{item.key}/")
    for words in (item.text, "Tổ chức hội nghị số 3", item.output, "Sở Tư pháp", item.field):
        assert words in page
    assert f"/ke-hoach/{accepted.pk}/van-ban/doan/{item.key}/" in page
    assert item.passage.words.split(" | ")[1] in page
    assert 'rel="prev"' in page
    assert 'rel="next"' in page


def test_a_task_of_another_plan_is_not_there(accepted: Plan, path: str, browser: Client) -> None:
    assert browser.get(f"{path}khong-co/").status_code == 404


def test_what_people_wrote_is_never_markup(read_in: ReadIn, lan: User, browser: Client) -> None:
    reading = samples.reading(1)
    intake = read_in(reading)
    row = intake.rows.get(kind="item")
    row.data = {**row.data, "text": "<script>alert(1)</script>", "field": '"><img src=x>'}
    row.save()
    plan = actions.accept(intake, by=lan)
    page = text_of(browser, f"/ke-hoach/{plan.pk}/nhiem-vu/")
    assert "<script>alert" not in page
    assert "<img" not in page


def test_the_number_of_queries_does_not_grow(browser: Client, read_in: ReadIn, lan: User) -> None:
    costs_the_same(browser, read_in, lan, lambda plan: f"/ke-hoach/{plan.pk}/nhiem-vu/", most=14)
