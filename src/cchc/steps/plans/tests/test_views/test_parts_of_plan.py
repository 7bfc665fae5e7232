"""Targets, duties, citations and findings of a plan."""

from decimal import Decimal

import pytest
from django.test import Client

from cchc.shared.accounts.models import User
from cchc.steps.plans import actions
from cchc.steps.plans.models import Intake, Plan
from cchc.steps.plans.tests.conftest import ReadIn
from cchc.steps.plans.tests.test_views.pages import costs_the_same, text_of
from cchc.steps.plans.wording import figure_words


def test_targets_say_their_figures_in_words(accepted: Plan, browser: Client) -> None:
    page = text_of(browser, f"/ke-hoach/{accepted.pk}/chi-tieu/")
    assert 'tối thiểu <strong class="nowrap">95 %</strong>' in page
    assert "hồ sơ đúng hạn</span>" in page
    assert "<strong>1</strong> trong 1 chỉ tiêu" in text_of(
        browser, f"/ke-hoach/{accepted.pk}/chi-tieu/", tim="phan dau"
    )
    assert "Không có chỉ tiêu nào khớp" in text_of(
        browser, f"/ke-hoach/{accepted.pk}/chi-tieu/", tim="khác hẳn"
    )


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        ((">=", Decimal(95), None, "%"), ("tối thiểu", "95\N{NO-BREAK SPACE}%")),
        (("<", Decimal("2.5"), None, ""), ("dưới", "2,5")),
        (("range", Decimal(2), Decimal(3), "cuộc"), ("", "từ 2 đến 3\N{NO-BREAK SPACE}cuộc")),
        (("=", None, None, ""), ("", "")),
    ],
)
def test_figures_in_words(
    figure: tuple[str, Decimal | None, Decimal | None, str], expected: tuple[str, str]
) -> None:
    assert figure_words(*figure) == expected


def test_duties_with_who_and_when(accepted: Plan, browser: Client) -> None:
    page = text_of(browser, f"/ke-hoach/{accepted.pk}/bao-cao/")
    assert "Gửi báo cáo quý" in page
    assert "01/01/2026–31/03/2026" in page


def test_citations_with_every_place(accepted: Plan, browser: Client) -> None:
    citation = accepted.citation_set.get()
    page = text_of(browser, f"/ke-hoach/{accepted.pk}/dan-chieu/", tim="76/nq")
    assert "15/07/2021" in page
    assert f"/van-ban/doan/{citation.key}/?noi=1" in page


def test_findings_that_were_let_stand_are_apart(intake: Intake, lan: User, browser: Client) -> None:
    held = intake.findings[0]
    actions.accept_finding(intake, held["key"], reason="Đúng theo bản gốc", by=lan)
    plan = actions.accept(intake, by=lan)
    page = text_of(browser, f"/ke-hoach/{plan.pk}/phat-hien/")
    assert page.index('id="muc-chap-nhan"') < page.index("Đúng theo bản gốc")
    assert page.count('class="plan-finding"') == len(intake.findings)


@pytest.mark.parametrize("part", ["chi-tieu", "bao-cao", "dan-chieu", "phat-hien"])
def test_the_number_of_queries_does_not_grow(browser: Client, read_in: ReadIn, lan: User, part: str) -> None:
    costs_the_same(browser, read_in, lan, lambda plan: f"/ke-hoach/{plan.pk}/{part}/", most=14)
