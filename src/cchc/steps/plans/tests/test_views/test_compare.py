"""Two versions beside each other."""

from dataclasses import replace

import pytest
from django.test import Client

from cchc.pure.reading.read import Reading
from cchc.shared.accounts.models import User
from cchc.steps.plans import actions
from cchc.steps.plans.models import Plan
from cchc.steps.plans.tests import samples
from cchc.steps.plans.tests.conftest import ReadIn
from cchc.steps.plans.tests.test_views.pages import queries, text_of


@pytest.fixture
def path(accepted: Plan, read_in: ReadIn, lan: User) -> str:
    """The first task dropped, the second with another product."""
    _first, second, *rest = samples.reading().plan.items
    items = (replace(second, output="Báo cáo nhóm hai"), *rest)
    later = actions.accept(
        read_in(Reading(samples.source(items), samples.plan(items)), text="Hai", revises=accepted), by=lan
    )
    return f"/ke-hoach/{accepted.pk}/so-sanh/{later.pk}/"


def test_differences_with_marked_words(path: str, browser: Client) -> None:
    page = text_of(browser, path)
    assert "<strong>2</strong> trong 8 dòng" in page
    assert '<del><span class="visually-hidden">bỏ: </span>2</del>' in page
    assert '<ins><span class="visually-hidden">thêm: </span>hai</ins>' in page


def test_filters(path: str, browser: Client) -> None:
    assert "<strong>1</strong> trong 8 dòng" in text_of(browser, path, loai="bo")
    assert "<strong>6</strong> trong 8 dòng" in text_of(browser, path, loai="giu")
    assert "<strong>1</strong> trong 8 dòng" in text_of(browser, path, tim="BAO cao nhom hai")
    assert "Không có dòng nào ở đây" in text_of(browser, path, phan="chi-tieu")
    assert "<strong>0</strong> trong 8 dòng" in text_of(browser, path, loai="khong-co", phan="la")


def test_a_plan_beside_itself_has_no_differences(accepted: Plan, browser: Client) -> None:
    page = text_of(browser, f"/ke-hoach/{accepted.pk}/so-sanh/{accepted.pk}/")
    assert "Không có dòng nào ở đây" in page


def test_an_unknown_plan_is_not_there(accepted: Plan, browser: Client) -> None:
    assert browser.get(f"/ke-hoach/{accepted.pk}/so-sanh/999/").status_code == 404


def test_the_number_of_queries_is_bounded(read_in: ReadIn, lan: User, browser: Client) -> None:
    paths = []
    for count in (5, 50):
        pair = [
            actions.accept(read_in(samples.reading(count), text=f"{count} {n}"), by=lan).pk for n in (1, 2)
        ]
        paths.append(f"/ke-hoach/{pair[0]}/so-sanh/{pair[1]}/")
    queries(browser, paths[0])
    assert queries(browser, paths[0]) == queries(browser, paths[1]) <= 24
