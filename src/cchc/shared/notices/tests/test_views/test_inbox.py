"""What I was told: mine only, and today only what my scope lets me see."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from cchc.shared.accounts.models import Membership
from cchc.shared.notices.channels import Line
from cchc.shared.notices.models import Message
from tests.cast import log_in, people, queries

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 23)


def told(role: str, *, agency: str = "so-khoa-hoc-cong-nghe", days: int = 0, lines: int = 1) -> Message:
    now = timezone.now()
    line = Line("late", "Rà soát thủ tục", "/ke-hoach/", agency, "work_read", "Sở Mẫu", DAY)
    return Message.objects.create(
        person=people()[role],
        day=DAY - timedelta(days=days),
        channel="app",
        state="sent",
        made_at=now,
        not_before=now,
        sent_at=now,
        subject="Nhắc việc: 1 việc quá hạn",
        lines=[line.to_json()] * lines,
    )


def test_a_number_in_the_header_until_it_is_read() -> None:
    message = told("focal")
    told("leader")
    client = log_in("focal")
    page = client.get("/thong-bao/").content.decode()
    assert "Nhắc việc: 1 việc quá hạn" in page
    assert page.count("Rà soát thủ tục") == 1, "nobody else's"
    assert "bell-count" in page
    assert client.post(f"/thong-bao/{message.pk}/da-doc/").status_code == 302
    assert "bell-count" not in client.get("/thong-bao/").content.decode()
    assert Message.objects.filter(read_at__isnull=True).count() == 1, "the leader's is not read"


def test_nobody_reads_for_another() -> None:
    message = told("leader")
    log_in("focal").post(f"/thong-bao/{message.pk}/da-doc/")
    log_in("focal").post("/thong-bao/da-doc/")
    message.refresh_from_db()
    assert message.read_at is None


def test_all_are_read_at_once() -> None:
    for days in range(3):
        told("focal", days=days)
    log_in("focal").post("/thong-bao/da-doc/")
    assert not Message.objects.filter(read_at__isnull=True).exists()


def test_what_left_the_scope_is_not_shown_any_more() -> None:
    told("focal")
    Membership.objects.filter(user=people()["focal"]).update(valid_to=date(2025, 12, 31))
    page = log_in("focal").get("/thong-bao/").content.decode()
    assert "Rà soát thủ tục" not in page
    assert "1 việc quá hạn" not in page, "the numbers of then tell too much as well"
    assert "1 dòng không hiện" in page


def test_the_page_asks_the_same_for_one_day_and_for_many() -> None:
    told("focal")
    client = log_in("focal")
    client.get("/thong-bao/")
    few = queries(client, "/thong-bao/")
    for days in range(1, 30):
        told("focal", days=days, lines=5)
    assert queries(client, "/thong-bao/") == few <= 30


def test_an_empty_inbox_says_what_will_be_there() -> None:
    page = log_in("focal").get("/thong-bao/").content.decode()
    assert "Chưa có thông báo nào" in page
    assert "/tai-khoan/nhac-viec/" in page
