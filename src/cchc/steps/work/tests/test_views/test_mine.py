"""What of the year's work stands on the first page of everybody."""

from cchc.shared.accounts.models import User
from cchc.steps.work import actions
from cchc.steps.work.tests.conftest import MakePlan
from cchc.steps.work.tests.test_views.pages import log_in, queries, report, text_of
from cchc.steps.work.tests.world import Row


def test_what_to_do_what_came_back_what_comes_soon(given: MakePlan, people: dict[str, User]) -> None:
    plan = given(
        Row("Quá hạn rồi", lead=("Sở Tư pháp",), due="31/3/2026"),
        Row("Bị trả", lead=("Sở Tư pháp",), due="30/4/2026"),
        Row("Còn lâu", lead=("Sở Tư pháp",), due="Tháng 5 năm 2026"),
    )
    job = report(plan.jobs.get(item__key="i2"), people["hang"])
    actions.return_(job, by=people["chau"], version=1, reason="Thiếu")
    page = text_of(log_in(people["hang"]), "/")
    back, now, soon = page.index('id="tra-lai"'), page.index('id="can-lam"'), page.index('id="sap-toi"')
    assert (
        back
        < page.index("Bị trả</a>")
        < now
        < page.index("Quá hạn rồi</a>")
        < soon
        < page.index("Còn lâu</a>")
    )
    late = plan.jobs.get(item__key="i1")
    assert f'hx-get="/viec/{late.pk}/bao-cao/?quay-lai=/"' in page
    assert f'action="/viec/{late.pk}/xong/"' in page


def test_what_waits_for_my_word(given: MakePlan, people: dict[str, User]) -> None:
    plan = given(Row(lead=("Sở Tư pháp",)))
    job = report(plan.jobs.get(), people["hang"])
    page = text_of(log_in(people["chau"]), "/")
    assert "Chờ bạn xác nhận" in page
    assert f'href="/viec/{job.pk}/#xac-nhan"' in page


def test_nothing_to_do_says_what_will_be_here(given: MakePlan, people: dict[str, User]) -> None:
    given(Row(lead=("Sở Nội vụ",)))
    assert "Không có việc nào cần làm" in text_of(log_in(people["hang"]), "/")


def test_who_has_no_part_in_it_sees_none_of_it(given: MakePlan, people: dict[str, User]) -> None:
    given(Row())
    page = text_of(log_in(people["xem"]), "/")
    assert "Danh sách việc" not in page


def test_the_number_of_queries_does_not_grow(given: MakePlan, people: dict[str, User]) -> None:
    client = log_in(people["noi"])
    given(*[Row(due="31/3/2026")] * 10, number="1/KH")
    few = queries(client, "/")
    given(*[Row(due="31/3/2026")] * 200, number="2/KH")
    assert queries(client, "/") == few <= 30
