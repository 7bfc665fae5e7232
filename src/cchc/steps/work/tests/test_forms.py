"""What people type: amounts of money, and the report's own rules."""

import contextlib
from datetime import date

import pytest
from django import forms
from hypothesis import given
from hypothesis import strategies as st

from cchc.steps.work.forms.fields import MoneyField
from cchc.steps.work.forms.report import ReportForm

DAY = date(2026, 4, 15)


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("1.250.000", 1_250_000),
        ("1250000", 1_250_000),
        ("1 250 000 đồng", 1_250_000),
        ("1,25 tỷ", 1_250_000_000),
        ("1,25 tỉ đồng", 1_250_000_000),
        ("-2 triệu", -2_000_000),
        ("500 nghìn", 500_000),
    ],
)
def test_money_as_people_write_it(typed: str, amount: int) -> None:
    assert MoneyField().clean(typed) == amount


@pytest.mark.parametrize("typed", ["", "nhiều", "0", "1,5", "1,2,3 triệu", "9" * 30, "1 xu", "--1"])
def test_what_is_no_amount_is_refused(typed: str) -> None:
    with pytest.raises(forms.ValidationError):
        MoneyField().clean(typed)


@given(st.integers(1, MoneyField.MOST), st.booleans())
def test_what_is_shown_is_read_back(amount: int, taken_back: bool) -> None:
    amount = -amount if taken_back else amount
    assert MoneyField().clean(f"{amount:,}".replace(",", ".")) == amount


@given(st.text(max_size=30))
def test_any_text_is_an_amount_or_a_sentence(text: str) -> None:
    with contextlib.suppress(forms.ValidationError):
        assert isinstance(MoneyField().clean(text), int)


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"state": "doing", "percent": "40"}, None),
        ({"state": "doing", "percent": "100"}, "percent"),
        ({"state": "doing", "percent": "101"}, "percent"),
        ({"state": "done", "done_on": "15/4/2026"}, None),
        ({"state": "done", "done_on": "16/4/2026"}, "done_on"),
        ({"state": "done"}, "done_on"),
        ({"state": "na"}, "reason"),
        ({"state": "na", "reason": "Không có đối tượng"}, None),
        ({"state": "confirming"}, "state"),
        ({}, "state"),
    ],
)
def test_a_report_says_what_is_missing(typed: dict[str, str], wrong: str | None) -> None:
    form = ReportForm({"version": "0", **typed}, today=DAY)
    assert set(form.errors) == ({wrong} if wrong else set())
