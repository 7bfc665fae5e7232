"""The list of jobs: filters, groups, pages, saved filters, the workbook."""

import io
from urllib.parse import parse_qs, urlsplit

import pytest
from openpyxl import load_workbook

from cchc.shared.accounts.models import User
from cchc.steps.plans.models import Plan
from cchc.steps.work.models import Job, SavedFilter
from cchc.steps.work.queries import job_list
from cchc.steps.work.tests.conftest import MakePlan
from cchc.steps.work.tests.test_views.pages import log_in, queries, report, said, text_of
from cchc.steps.work.tests.world import Row

LIST = "/viec/"


@pytest.fixture
def plan(given: MakePlan) -> Plan:
    """Eight jobs: one lead with five communes, one late, one undated."""
    return given(
        Row("Kiểm tra công vụ", lead=("Sở Tư pháp",), support=("UBND cấp xã",)),
        Row("Báo cáo quý", lead=("Sở Tư pháp",), due="31/3/2026", field="Chính quyền số"),
        Row("Sắp xếp bộ máy", lead=("Sở Khoa học và Công nghệ",), due="Theo lộ trình"),
    )


def test_a_task_of_many_is_one_line_with_its_spread(plan: Plan, people: dict[str, User]) -> None:
    report(plan.jobs.get(agency_code="X0"), people["xuan"])
    page = text_of(log_in(people["chau"]), LIST)
    assert "<strong>8</strong> việc của <strong>3</strong> nhiệm vụ" in page
    assert "1 chờ xác nhận" in page
    assert "5 chưa bắt đầu" in page
    assert "UBND xã An Bình" not in page.split("<table")[1]


def test_an_opened_task_shows_its_agencies(plan: Plan, people: dict[str, User]) -> None:
    item = plan.planitem_set.get(code="1")
    page = text_of(log_in(people["chau"]), LIST, mo=str(item.pk))
    assert page.count('class="work-job work-under"') == 6
    assert "UBND xã An Bình" in page


def test_what_is_too_long_to_open_is_one_link_away(
    plan: Plan, people: dict[str, User], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(job_list, "OPENED", 0)
    item = plan.planitem_set.get(code="1")
    page = text_of(log_in(people["chau"]), LIST, mo=str(item.pk))
    assert f'href="/viec/?ke-hoach={plan.pk}&amp;nhiem-vu={item.pk}">Xem cả 6 việc của nhiệm vụ này' in page
    assert "<strong>6</strong> việc" in text_of(log_in(people["chau"]), LIST, **{"nhiem-vu": str(item.pk)})


def test_one_line_a_job(plan: Plan, people: dict[str, User]) -> None:
    page = text_of(log_in(people["chau"]), LIST, **{"tung-viec": "1"})
    assert page.count('class="work-job"') == 8


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ({"han": "qua-han"}, 1),
        ({"han": "chua-co-han"}, 1),
        ({"han": "con-viec"}, 8),
        ({"tim": "xa an binh"}, 1),
        ({"tim": "kiem tra"}, 6),
        ({"co-quan": "STP"}, 2),
        ({"co-quan": "STP", "vai-tro": "phoi-hop"}, 0),
        ({"linh-vuc": "Chính quyền số"}, 1),
        ({"trang-thai": "chua-bat-dau"}, 8),
        ({"tu": "1/4/2026", "den": "30/6/2026"}, 6),
        ({"ke-hoach": "tat-ca"}, 8),
    ],
)
def test_filters_stand_in_the_address(
    plan: Plan, people: dict[str, User], asked: dict[str, str], count: int
) -> None:
    page = text_of(log_in(people["chau"]), LIST, **asked)
    assert f"<strong>{count}</strong> việc" in page


def test_a_chip_takes_its_filter_off(plan: Plan, people: dict[str, User]) -> None:
    page = text_of(log_in(people["chau"]), LIST, **{"co-quan": "STP", "han": "qua-han"})
    assert "Cơ quan: Sở Tư pháp" in page
    assert f'class="chip is-on" href="?ke-hoach={plan.pk}&amp;co-quan=STP"' in page


def test_each_sees_their_own_and_says_so(plan: Plan, people: dict[str, User]) -> None:
    page = text_of(log_in(people["xuan"]), LIST)
    assert "<strong>1</strong> việc, trong tổng số 1 việc" in page
    lead = log_in(people["hang"])
    assert "<strong>2</strong> việc, trong tổng số 7 việc" in text_of(
        lead, LIST
    )  # answers for the communes' part
    assert "<strong>7</strong> việc" in text_of(lead, LIST, cua="tat-ca")


@pytest.mark.parametrize(
    "asked",
    [
        {"trang": "x"},
        {"ke-hoach": "9" * 30},
        {"xep": "?"},
        {"tu": "31/2/2026"},
        {"mo": "²"},
        {"nhiem-vu": "0"},
    ],
)
def test_an_address_that_was_tampered_with_shows_something(
    plan: Plan, people: dict[str, User], asked: dict[str, str]
) -> None:
    assert "Danh sách việc" in text_of(log_in(people["chau"]), LIST, **asked)


def test_sorted_by_day_what_has_none_stands_last(plan: Plan, people: dict[str, User]) -> None:
    for sort in ("thoi-han", "-thoi-han"):
        page = text_of(log_in(people["chau"]), LIST, xep=sort, **{"tung-viec": "1"})
        assert page.rindex("Sắp xếp bộ máy") > page.rindex("Báo cáo quý")
        assert page.rindex("Sắp xếp bộ máy") > page.rindex("Kiểm tra công vụ")


def test_an_empty_list_says_what_to_do(people: dict[str, User]) -> None:
    assert "Chọn kế hoạch để giao" in text_of(log_in(people["chau"]), LIST)
    assert "Việc hiện ở đây sau khi" in text_of(log_in(people["hang"]), LIST)


def test_nothing_found_offers_the_whole_list(plan: Plan, people: dict[str, User]) -> None:
    assert "Không có việc nào khớp" in text_of(log_in(people["chau"]), LIST, tim="không có chữ này")


def test_a_filter_is_kept_under_a_name(plan: Plan, people: dict[str, User]) -> None:
    client = log_in(people["chau"])
    page = said(client, "/viec/bo-loc/", {"ten": " Quá  hạn của tôi ", "loc": "han=qua-han&trang=7&la=x"})
    saved = SavedFilter.objects.get()
    assert (saved.name, parse_qs(saved.address)) == ("Quá hạn của tôi", {"han": ["qua-han"]})
    assert "Đã lưu bộ lọc “Quá hạn của tôi”." in page
    assert f'href="{LIST}?han=qua-han"' in page
    assert log_in(people["duc"]).post(f"/viec/bo-loc/{saved.pk}/bo/").status_code == 404
    said(client, f"/viec/bo-loc/{saved.pk}/bo/", {})
    assert not SavedFilter.objects.exists()


def test_a_filter_without_a_name_is_refused(plan: Plan, people: dict[str, User]) -> None:
    page = said(log_in(people["chau"]), "/viec/bo-loc/", {"ten": " ", "loc": "han=qua-han"})
    assert "đặt tên cho bộ lọc" in page


def workbook(people: dict[str, User], who: str, **asked: str) -> list[tuple[object, ...]]:
    answer = log_in(people[who]).get("/viec/xuat/", asked)
    assert answer.status_code == 200
    sheet = load_workbook(io.BytesIO(answer.content)).active
    return list(sheet.iter_rows(min_row=5, values_only=True))


def test_the_workbook_has_exactly_what_is_shown(plan: Plan, people: dict[str, User]) -> None:
    client = log_in(people["chau"])
    page = text_of(client, LIST, **{"co-quan": "STP", "han": "qua-han"})
    address = page.split('id="xuat" href="')[1].split('"')[0].replace("&amp;", "&")
    asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
    rows = workbook(people, "chau", **asked)
    assert [row[1] for row in rows] == ["Báo cáo quý"]
    assert f"{rows[0][6]:%d/%m/%Y}" == "31/03/2026"
    assert len(workbook(people, "chau")) == 8
    assert len(workbook(people, "xuan", **{"ke-hoach": "tat-ca"})) == 1


def test_a_formula_in_the_plan_is_no_formula_in_the_workbook(
    given: MakePlan, people: dict[str, User]
) -> None:
    given(Row('=HYPERLINK("x")'))
    answer = log_in(people["chau"]).get("/viec/xuat/")
    cell = load_workbook(io.BytesIO(answer.content)).active["B5"]
    assert (cell.value, cell.data_type) == ('=HYPERLINK("x")', "s")


def test_the_number_of_queries_does_not_grow(given: MakePlan, people: dict[str, User]) -> None:
    client = log_in(people["chau"])
    small = given(*[Row(f"Việc {n}") for n in range(10)], number="1/KH")
    rows = [Row(f"Việc {n}", support=("UBND cấp xã",)) for n in range(40)]
    large = given(*rows, Row("Một cơ quan"), number="2/KH")
    assert Job.objects.filter(plan=large).count() >= 200
    for more in ("", "&tung-viec=1", "&co-quan=SNV"):
        few, many = (queries(client, f"{LIST}?ke-hoach={plan.pk}{more}") for plan in (small, large))
        assert few == many <= 30
