"""The pages: what they say and link to, who sees what, how many questions they ask."""

import io
import re
from datetime import date
from xml.etree import ElementTree

import pytest
from django.test import Client
from openpyxl import load_workbook

from cchc.shared.accounts.models import User
from cchc.shared.programs.found import path_of
from cchc.steps.work.models import AgencyPlan, Job
from cchc.web.site.overview.tests import factory
from tests.cast import log_in, queries

pytestmark = pytest.mark.django_db
PAGE = "/dieu-hanh/"
BEHIND = re.compile(r'href="(/dieu-hanh/viec/\?[^"]+)"')


def _text(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def _counted(client: Client, path: str) -> int:
    """The number in the heading of a list behind a number."""
    found = re.search(r"<h1>([\d.]+) việc", _text(client, path))
    assert found, path
    return int(found[1].replace(".", ""))


def test_before_there_is_a_plan_the_page_says_what_it_will_be() -> None:
    assert "Chưa có kế hoạch nào để theo dõi" in _text(log_in("leader"), PAGE)


def test_a_plan_that_nobody_was_given_says_so(officer: User) -> None:
    factory.plan(officer)
    assert "Chưa có việc nào để đếm" in _text(log_in("leader"), PAGE)


def test_the_page_says_its_findings(officer: User) -> None:
    factory.province(officer, items=8)
    page = _text(log_in("leader"), PAGE)
    late = Job.objects.filter(state="doing", due_on__lt=factory.TODAY).count()
    assert f"quá hạn {late} việc" in page
    assert re.search(r"<h2 id=\"bang-nhiet\">\d+ cơ quan có việc quá hạn, nhiều nhất", page)
    assert re.search(r"<h2 id=\"ban-do\">\d+/6 đơn vị cấp xã có việc quá hạn", page)
    assert "Chưa có đầu mối trong hệ thống" in page


@pytest.mark.parametrize("query", ["", "?ngay=2026-03-31", "?khoi=xa", "?khoi=so&ngay=31/03/2026"])
def test_every_number_opens_as_many_jobs_as_it_says(officer: User, query: str) -> None:
    factory.province(officer, items=5, departments=3, centrals=1, communes=2)
    client = log_in("leader")
    page = _text(client, PAGE + query)
    boxes = re.findall(
        r'<a href="(/dieu-hanh/viec/[^"]+)"><svg.*?<span>([\d.]+)<span class="ov-of">/([\d.]+)', page
    )
    assert len(boxes) > 10
    for address, late, total in boxes[:: max(len(boxes) // 12, 1)]:
        said = int(late.replace(".", "")) or int(total.replace(".", ""))
        assert _counted(client, address.replace("&amp;", "&")) == said
    figures = re.findall(
        r'<li class="ov-figure[^"]*"><a href="([^"]+)">.*?<strong>([\d.]+)</strong>', page, re.DOTALL
    )
    assert {_counted(client, address.replace("&amp;", "&")) == int(count) for address, count in figures} == {
        True
    }


def test_the_day_is_kept_in_every_address_of_the_page(officer: User) -> None:
    factory.province(officer, items=4)
    page = _text(log_in("leader"), PAGE + "?ngay=2026-03-31")
    assert "Tính đến 31/03/2026" in page
    behind = BEHIND.findall(page)
    assert behind
    assert all("ngay=2026-03-31" in address for address in behind)


@pytest.mark.parametrize("day", ["2026-12-31", "2026-02-30", "mai"])
def test_a_day_that_cannot_be_is_told_and_today_is_shown(officer: User, day: str) -> None:
    factory.province(officer, items=2)
    page = _text(log_in("leader"), f"{PAGE}?ngay={day}")
    assert "Ngày đã chọn không có hoặc chưa tới" in page
    assert "Tính đến 20/11/2026" in page


def test_the_block_narrows_table_figures_and_weeks(officer: User) -> None:
    factory.province(officer, items=4)
    client = log_in("leader")
    central = _text(client, PAGE + "?khoi=trung-uong")
    assert "Thuế tỉnh Mẫu" in central
    assert "Sở Nội vụ" not in central
    assert 'id="ban-do"' not in central
    late = Job.objects.filter(agency_code__startswith="tw-", state="doing", due_on__lt=factory.TODAY).count()
    assert f"quá hạn {late} việc" in central
    assert f'dy="6">{late}</text>' in central


def test_many_communes_are_cut_to_the_worst_and_all_are_one_click_away(officer: User) -> None:
    factory.province(officer, items=3, communes=30)
    client = log_in("leader")
    assert "Xem cả 30 cơ quan" in _text(client, PAGE)
    assert "Xem cả 30 cơ quan" not in _text(client, PAGE + "?khoi=xa")


def test_the_drawings_are_valid_and_carry_their_words(officer: User) -> None:
    factory.province(officer, items=6)
    page = _text(log_in("leader"), PAGE)
    drawings = re.findall(r"<svg[^>]*role=\"img\".*?</svg>", page, re.DOTALL)
    assert len(drawings) == 2
    for drawing in drawings:
        root = ElementTree.fromstring(drawing)
        assert root.find("title") is not None
        assert root.find("desc") is not None
        named = root.attrib["aria-labelledby"].split()
        assert {
            one.attrib["id"] for one in (root.find("title"), root.find("desc")) if one is not None
        } == set(named)
    assert " style=" not in page
    assert page.count('class="ov-area"') == 6 + 5  # communes, and the key


@pytest.mark.parametrize("path", [PAGE, PAGE + "?ngay=2026-03-31", "/dieu-hanh/viec/", "/co-quan/so-0/viec/"])
def test_the_pages_ask_as_many_questions_for_many_as_for_few(officer: User, path: str) -> None:
    client = log_in("leader")
    factory.province(officer, items=12, departments=2, centrals=2, communes=2)
    few = queries(client, path)
    plan = Job.objects.first().plan  # type: ignore[union-attr]
    factory.more(plan, departments=14, communes=40)
    assert queries(client, path) == few
    assert few <= 30


def test_the_sheet_holds_the_same_numbers(officer: User) -> None:
    made = factory.province(officer, items=6)
    Job.objects.filter(agency_code="so-0").update(state="doing", done_on=None)
    answer = log_in("leader").get("/dieu-hanh/xuat/?dang=xlsx")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="dieu-hanh-2026-2026-11-20.xlsx"'
    book = load_workbook(io.BytesIO(answer.content))
    assert book.sheetnames == ["Tổng hợp", "Cơ quan và lĩnh vực", "Theo tuần", "Cần đôn đốc"]
    sums = {row[0]: row[1] for row in book["Tổng hợp"].iter_rows(min_row=5, values_only=True)}
    assert sums["Tổng số việc"] == Job.objects.count()
    assert sums["Quá hạn"] == Job.objects.filter(state="doing", due_on__lt=factory.TODAY).count()
    rows = {row[0]: row for row in book["Cơ quan và lĩnh vực"].iter_rows(min_row=5, values_only=True)}
    own = Job.objects.filter(agency_code="so-0", due_on__lt=factory.TODAY).count()
    assert rows["Sở Nội vụ"][1:4] == (own, len(made.items), 0)
    assert book["Theo tuần"].max_row > 40
    assert book["Cần đôn đốc"]["A5"].value == "Sở Nội vụ"
    assert all(sheet.page_setup.orientation == "landscape" for sheet in book)


def test_a_name_that_looks_like_a_formula_stays_a_text(officer: User) -> None:
    made = factory.province(officer, items=2, departments=1, centrals=0, communes=0)
    type(made.agencies[0]).objects.update(name="=1+1")
    book = load_workbook(io.BytesIO(log_in("leader").get("/dieu-hanh/xuat/?dang=xlsx").content))
    assert book["Cơ quan và lĩnh vực"]["A5"].data_type == "s"


def test_without_the_program_the_page_says_how_to_get_a_pdf(
    officer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    factory.province(officer, items=2)
    monkeypatch.setattr("cchc.web.site.views.overview.path_of", lambda name: None)
    answer = log_in("leader").get("/dieu-hanh/xuat/?dang=pdf", follow=True)
    assert "Máy chủ chưa có LibreOffice để tạo PDF" in answer.content.decode()


def test_a_pdf_comes_where_the_program_is_there(officer: User) -> None:
    if path_of("libreoffice") is None:
        pytest.skip("LibreOffice is not installed")
    factory.province(officer, items=2)
    answer = log_in("leader").get("/dieu-hanh/xuat/?dang=pdf")
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF-")


def test_an_agency_shows_its_work_its_plan_and_its_people(officer: User, focal: User) -> None:
    made = factory.province(officer, items=8)
    AgencyPlan.objects.create(
        plan=made.plan,
        agency=made.agencies[0],
        agency_code="so-0",
        due_on=date(2026, 1, 14),
        made_by=focal,
        made_at=factory.at(date(2026, 1, 10)),
    )
    page = _text(log_in("leader"), "/co-quan/so-0/viec/")
    assert "chủ trì 8 việc" in page
    assert "Đang soạn, quá hạn trình từ 14/01/2026" in page
    assert focal.full_name in page
    assert log_in("leader").get("/co-quan/khong-co/viec/").status_code == 404


def test_a_focal_point_sees_whole_only_the_own_agency(officer: User, focal: User) -> None:
    factory.province(officer, items=4)
    client = Client()
    client.force_login(focal)
    assert "chủ trì 4 việc" in _text(client, "/co-quan/so-0/viec/")
    other = _text(client, "/co-quan/so-1/viec/")
    assert "cơ quan chưa được giao chủ trì việc nào" in other
    assert "Bạn chỉ thấy phần việc" in other
    assert "Đầu mối liên hệ" not in other
    assert _counted(client, "/dieu-hanh/viec/") == 4
    assert _counted(client, "/dieu-hanh/viec/?co-quan=so-1") == 0
    assert client.get(PAGE).status_code == 403


def test_a_field_shows_its_tasks_agencies_and_targets(officer: User) -> None:
    made = factory.province(officer, items=8)
    item = made.items[0]
    item.codes = {"target_codes": ["1"]}
    item.save()
    page = _text(log_in("leader"), f"/linh-vuc/{made.plan.pk}/1/")
    assert f"<h1>{item.field}</h1>" in page
    assert "2 nhiệm vụ" in page
    assert "12 cơ quan chủ trì" in page
    assert "Đúng hạn 95 %" in page
    assert log_in("leader").get(f"/linh-vuc/{made.plan.pk}/5/").status_code == 404
    assert log_in("leader").get(f"/linh-vuc/{made.plan.pk}/0/").status_code == 404


def test_who_only_reads_plans_sees_a_field_without_numbers(officer: User) -> None:
    made = factory.province(officer, items=4)
    page = _text(log_in("viewer"), f"/linh-vuc/{made.plan.pk}/1/")
    assert "Chưa có việc nào mà bạn được xem" in page
