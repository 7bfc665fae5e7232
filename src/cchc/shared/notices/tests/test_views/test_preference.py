"""How I want to be told."""

from datetime import date

import pytest

from cchc.shared.notices.models import Preference
from cchc.shared.records.models import Event
from tests.cast import log_in, people

pytestmark = pytest.mark.django_db
PATH = "/tai-khoan/nhac-viec/"
CHOSEN = {"way": "app", "news": "now", "before": ["14", "3"], "hour": "8", "rest_from": "", "rest_to": ""}


def test_the_defaults_are_shown_before_anything_is_chosen() -> None:
    page = log_in("focal").get(PATH).content.decode()
    assert page.count("checked") == 4, "in the app and by mail; news with the digest; 7 days and 1 day"
    assert not Preference.objects.exists()


def test_what_is_chosen_is_kept() -> None:
    client = log_in("focal")
    assert client.post(PATH, CHOSEN | {"rest_from": "2026-07-01", "rest_to": "2026-07-15"}).status_code == 302
    kept = Preference.objects.get()
    assert (kept.user, kept.way, kept.before, kept.hour) == (people()["focal"], "app", [14, 3], 8)
    assert kept.news == "now"
    assert kept.rests(date(2026, 7, 15))
    assert not kept.rests(date(2026, 7, 16))
    client.post(PATH, CHOSEN | {"way": "off"})
    assert Preference.objects.get().way == "off"
    assert Event.objects.filter(kind="notices.chosen").count() == 2


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"rest_from": "2026-07-01"}, "Hãy ghi cả ngày đầu và ngày cuối"),
        ({"rest_from": "2026-07-15", "rest_to": "2026-07-01"}, "phải từ ngày đầu trở đi"),
        ({"rest_from": "hôm qua"}, "Hãy ghi ngày đầu của kỳ nghỉ"),
        ({"hour": "3"}, "hour"),
        ({"before": ["5"]}, "before"),
    ],
)
def test_what_cannot_be_is_said_and_what_was_typed_stays(wrong: dict[str, object], said: str) -> None:
    answer = log_in("focal").post(PATH, CHOSEN | wrong)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Preference.objects.exists()


def test_without_a_mail_server_the_page_says_so(settings: object) -> None:
    assert "chưa đặt máy chủ thư" in log_in("focal").get(PATH).content.decode()
