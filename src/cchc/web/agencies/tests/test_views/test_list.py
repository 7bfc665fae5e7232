"""The list of agencies, and one agency's page."""

from datetime import date

import pytest
from django.test import Client

from cchc.shared.agencies import actions
from cchc.shared.agencies.models import Agency
from cchc.web.site.demo.agencies import build
from tests.cast import log_in, queries

pytestmark = pytest.mark.django_db
NEXT = date(2026, 3, 1)


@pytest.fixture
def client() -> Client:
    build()
    return log_in("standing")


def page(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_list_of_today_and_of_then(client: Client) -> None:
    now = page(client, "/co-quan/")
    assert "<strong>103</strong> cơ quan" in now
    assert "Sở Kế hoạch và Đầu tư" not in now
    then = page(client, "/co-quan/?ngay=2024-01-01&loai=department")
    assert "Sở Kế hoạch và Đầu tư" in then
    assert "Sở Nông nghiệp và Môi trường" not in then
    assert "Loại" in then


def test_words_find_without_accents_by_alias_and_by_former_name(client: Client) -> None:
    assert "Sở Nội vụ" in page(client, "/co-quan/?tim=so noi vu")
    assert "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh" in page(client, "/co-quan/?tim=mat tran to quoc tinh")
    found = page(client, "/co-quan/?tim=giao thong van tai")
    assert "Không có cơ quan nào khớp" in found
    assert "Tên không còn dùng" in found
    assert "Sở Giao thông vận tải" in found


def test_nonsense_in_the_address_is_passed_over(client: Client) -> None:
    assert "103" in page(client, "/co-quan/?ngay=32/13/2026&loai=xyz&trang=abc")


def test_an_empty_list_says_what_to_do_next() -> None:
    assert "Chọn tỉnh, thành phố" in page(log_in("standing"), "/co-quan/")
    assert "Chọn tỉnh, thành phố" not in page(log_in("viewer"), "/co-quan/")


def test_one_agency_with_its_past_and_its_children(client: Client) -> None:
    said = page(client, "/co-quan/so-nong-nghiep-moi-truong/")
    assert "Hình thành từ" in said
    assert "Sở Tài nguyên và Môi trường" in said
    assert "Nghị quyết số 02/NQ-HĐND" in said
    office = page(client, "/co-quan/van-phong-ubnd/")
    assert "Trung tâm Phục vụ hành chính công tỉnh" in office
    assert "Các cơ quan chủ trì các lĩnh vực CCHC của tỉnh" in office
    district = page(client, "/co-quan/huyen-suoi-nga/")
    assert "Không hoạt động vào ngày" in district
    assert "UBND xã Khe Đá" in district
    assert client.get("/co-quan/khong-co/").status_code == 404


def test_who_may_not_edit_sees_no_buttons(client: Client) -> None:
    assert "Sắp xếp, đổi tên" in page(client, "/co-quan/so-noi-vu/")
    viewer = page(log_in("viewer"), "/co-quan/so-noi-vu/")
    assert "Sắp xếp, đổi tên" not in viewer
    assert "Thêm cách gọi" not in viewer
    assert "Nhật ký" not in viewer


def test_a_constant_number_of_queries(client: Client) -> None:
    paths = (
        "/co-quan/",
        "/co-quan/?tim=so",
        "/co-quan/tinh-mau/",
        "/co-quan/nhom/",
        "/co-quan/tra-ten/?chu=Sở",
    )
    before = {path: queries(client, path) for path in paths}
    root = Agency.objects.get(code="tinh-mau")
    for number in range(30):
        row = actions.create(
            code=f"so-{number}", name=f"Sở {number}", kind="department", valid_from=NEXT, parent=root, by=None
        )
        actions.add_alias(f"Sở số {number}", row.code, by=None)
    assert {path: queries(client, path) for path in paths} == before
    assert max(before.values()) <= 30


def test_an_alias_is_added_and_taken_away(client: Client) -> None:
    answer = client.post("/co-quan/so-noi-vu/cach-goi/", {"words": "Sở Nội chính"}, follow=True)
    assert "Sở Nội chính" in answer.content.decode()
    assert client.post("/co-quan/so-noi-vu/cach-goi/", {"words": " -- "}).status_code == 422
    alias = Agency.objects.model._meta.apps.get_model("agencies", "Alias").objects.get(words="Sở Nội chính")
    gone = client.post(f"/co-quan/cach-goi/{alias.pk}/bo/", follow=True).content.decode()
    assert "Đã bỏ cách gọi “Sở Nội chính”" in gone
    assert client.post(f"/co-quan/cach-goi/{alias.pk}/bo/").status_code == 404
