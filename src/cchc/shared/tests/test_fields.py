"""The field for a day: shown and typed the Vietnamese way in every language, and never the browser's."""

from datetime import date, datetime

import pytest
from django import forms
from django.utils import translation

from cchc.shared.fields import DayField


class DayForm(forms.Form):
    on = DayField(label="Ngày", required=False)


@pytest.mark.parametrize("typed", ["31/12/2026", "31.12.26", "31122026", "2026-12-31", "31 12 2026"])
def test_a_day_is_taken_as_it_is_typed(typed: str) -> None:
    form = DayForm({"on": typed})
    assert form.is_valid()
    assert form.cleaned_data["on"] == date(2026, 12, 31)


@pytest.mark.parametrize("typed", ["31/02/2026", "12/31/2026", "ngày mai", "31/12/0226"])
def test_what_is_no_day_is_told_and_stays_in_the_field(typed: str) -> None:
    form = DayForm({"on": typed})
    assert form.errors == {"on": ["Hãy ghi ngày theo dạng 31/12/2026."]}
    assert f'value="{typed}"' in form.as_p()


def test_spaces_are_no_day() -> None:
    assert DayForm({"on": "  "}).is_valid()
    assert DayField().clean(datetime(2026, 1, 2, 3, 4)) == date(2026, 1, 2)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_day_stands_before_month_in_every_language(language: str) -> None:
    with translation.override(language):
        shown = DayForm(initial={"on": date(2026, 2, 1)}).as_p()
    assert 'type="text"' in shown
    assert 'value="01/02/2026"' in shown
    assert 'inputmode="numeric"' in shown
