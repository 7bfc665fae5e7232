"""An agency typed into a field: what is offered, whom the words mean."""

from datetime import date

import pytest
from django import forms
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cchc.shared.agencies.fields import AgencyInput, AgencyPick
from cchc.shared.agencies.models import Agency
from cchc.shared.agencies.picking import MOST, offers, picked, written
from cchc.web.site.demo.agencies import build

pytestmark = pytest.mark.django_db
NOW = date(2026, 1, 1)


@pytest.fixture(autouse=True)
def agencies() -> None:
    build()


def test_offers_hold_every_word_and_are_few() -> None:
    assert [row.code for row in offers("NOI vu", NOW)] == ["so-noi-vu"]
    assert [row.code for row in offers("Sở Nội vụ (so-noi-vu)", NOW)] == ["so-noi-vu"]
    assert len(offers("xa", NOW)) == MOST
    assert offers("  ", NOW) == offers("không có cơ quan này", NOW) == []
    with CaptureQueriesContext(connection) as asked:
        offers("ubnd xã", NOW)
    assert len(asked) == 1


def test_whom_the_words_mean() -> None:
    row = Agency.objects.get(code="so-noi-vu", valid_to=None)
    for said in ("so-noi-vu", written(row), "Sở Nội vụ", " so noi vu "):
        assert picked(said, NOW) == row
    for said in ("Sở", "Sở Nội vụ (khong-co)", "", "UBND xã"):
        assert picked(said, NOW) is None


def test_the_field_takes_a_code_and_shows_a_name() -> None:
    class Form(forms.Form):
        agency = AgencyPick(required=False)

    def form(said: str | None = None, **more: object) -> Form:
        made = Form({"agency": said} if said is not None else None, **more)
        made.fields["agency"].day = NOW
        return made

    assert form("Sở Nội vụ (so-noi-vu)").is_valid()
    good = form("Sở Nội vụ")
    assert good.is_valid()
    assert good.cleaned_data == {"agency": "so-noi-vu"}
    assert form("").is_valid()
    assert "hãy chọn trong gợi ý" in str(form("Sở Nào Đó").errors)
    shown = str(form(initial={"agency": "so-noi-vu"})["agency"])
    assert 'value="Sở Nội vụ (so-noi-vu)"' in shown
    assert 'list="id_agency-goi-y"' in shown
    assert '<datalist id="id_agency-goi-y"></datalist>' in shown


def test_a_name_is_written_as_text() -> None:
    assert "<script>" not in AgencyInput().render("a", '"><script>', {"id": "b"})
