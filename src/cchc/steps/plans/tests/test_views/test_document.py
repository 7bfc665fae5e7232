"""The document of a plan: lit passages, and the file as it arrived."""

from django.test import Client

from cchc.shared.accounts.models import User
from cchc.steps.plans.models import Plan
from cchc.steps.plans.tests.conftest import ReadIn
from cchc.steps.plans.tests.test_views.pages import costs_the_same, text_of


def test_a_task_leads_to_its_lit_passage(accepted: Plan, browser: Client) -> None:
    item = accepted.planitem_set.get(code="2")
    answer = browser.get(f"/ke-hoach/{accepted.pk}/van-ban/doan/{item.key}/")
    assert answer.status_code == 302
    assert answer["Location"] == f"/ke-hoach/{accepted.pk}/van-ban/?dong={item.key}&noi=1#t1r3"
    page = text_of(browser, answer["Location"].split("#")[0])
    assert '<tr id="t1r3" class="is-lit">' in page
    assert page.count("is-lit") == 1
    assert "Đoạn được tô sáng" in page


def test_every_kind_of_part_has_its_place(accepted: Plan, browser: Client) -> None:
    keys = [accepted.target_set.get().key, accepted.duty_set.get().key, accepted.citation_set.get().key]
    for key in [*keys, accepted.findings.exclude(places=[]).first().key]:
        assert "#" in browser.get(f"/ke-hoach/{accepted.pk}/van-ban/doan/{key}/")["Location"]


def test_a_place_that_is_not_there_lights_nothing(accepted: Plan, browser: Client) -> None:
    citation = accepted.citation_set.get()
    for number in ("0", "9", "x", "99999999"):
        assert (
            browser.get(f"/ke-hoach/{accepted.pk}/van-ban/doan/{citation.key}/", {"noi": number}).status_code
            == 302
        )
    page = text_of(browser, f"/ke-hoach/{accepted.pk}/van-ban/", dong=citation.key, noi="9")
    assert "is-lit" not in page
    assert browser.get(f"/ke-hoach/{accepted.pk}/van-ban/doan/khong-co/").status_code == 404


def test_the_file_is_a_download_under_its_name(accepted: Plan, viewer: User, browser: Client) -> None:
    answer = browser.get(f"/ke-hoach/{accepted.pk}/van-ban/tep/")
    assert b"".join(answer) == "Kế hoạch tỉnh Mẫu".encode()
    assert answer["Content-Disposition"] == 'attachment; filename="ke-hoach.txt"'
    assert answer["Content-Type"].startswith("text/plain")
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_a_lost_file_is_said_in_words(accepted: Plan, browser: Client) -> None:
    accepted.document.path.unlink()
    page = browser.get(f"/ke-hoach/{accepted.pk}/van-ban/tep/", follow=True).content.decode()
    assert "Không còn tìm thấy tệp đã lưu" in page


def test_the_number_of_queries_does_not_grow(browser: Client, read_in: ReadIn, lan: User) -> None:
    costs_the_same(browser, read_in, lan, lambda plan: f"/ke-hoach/{plan.pk}/van-ban/", most=12)
