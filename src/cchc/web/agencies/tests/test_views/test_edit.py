"""New, corrected, renamed, merged, split, dissolved: the pages."""

from datetime import date

import pytest
from django.test import Client

from cchc.shared.agencies.models import Agency
from cchc.shared.agencies.queries import agency_on
from cchc.web.site.demo.agencies import build
from tests.cast import log_in

pytestmark = pytest.mark.django_db
ON = date(2026, 3, 1)


@pytest.fixture
def client() -> Client:
    build()
    return log_in("standing")


def typed(row: Agency, **other: str) -> dict[str, str]:
    return {
        "name": row.name,
        "short_name": row.short_name,
        "kind": row.kind,
        "parent": "UBND tỉnh",
        "blocks": "so-nganh",
        "position": "5",
        "valid_from": row.valid_from.isoformat(),
        "version": str(row.version),
        **other,
    }


def test_a_new_agency(client: Client) -> None:
    data = {
        "code": "so-du-lich",
        "name": "Sở Du lịch",
        "kind": "department",
        "parent": "UBND tỉnh",
        "position": "9",
        "valid_from": "2026-01-01",
        "version": "0",
    }
    answer = client.post("/co-quan/them/", data, follow=True)
    assert "Đã thêm Sở Du lịch" in answer.content.decode()
    assert Agency.objects.get(code="so-du-lich").parent.code == "tinh-mau"
    again = client.post("/co-quan/them/", data)
    assert again.status_code == 422
    assert "đã dùng cho Sở Du lịch" in again.content.decode()
    assert "trùng với địa chỉ" in client.post("/co-quan/them/", data | {"code": "nhom"}).content.decode()


def test_what_cannot_be_understood_is_told_and_what_was_typed_stays(client: Client) -> None:
    row = Agency.objects.get(code="so-noi-vu")
    answer = client.post(
        f"/co-quan/so-noi-vu/sua/{row.pk}/", typed(row, parent="Bộ Nội vụ", name="Sở Nội vụ mới")
    )
    said = answer.content.decode()
    assert answer.status_code == 422
    assert "Không xác định được “Bộ Nội vụ”" in said
    assert 'value="Sở Nội vụ mới"' in said


def test_a_stale_save_tells_both_and_keeps_what_was_typed(client: Client) -> None:
    row = Agency.objects.get(code="so-noi-vu")
    first = typed(row, short_name="Sở NV")
    second = typed(row, short_name="Sở N.Vụ")
    assert client.post(f"/co-quan/so-noi-vu/sua/{row.pk}/", first).status_code == 302
    answer = client.post(f"/co-quan/so-noi-vu/sua/{row.pk}/", second)
    said = answer.content.decode()
    assert answer.status_code == 409
    assert "vừa được người khác sửa" in said
    assert "Sở NV" in said
    assert 'value="Sở N.Vụ"' in said
    assert Agency.objects.get(pk=row.pk).short_name == "Sở NV"
    again = client.post(f"/co-quan/so-noi-vu/sua/{row.pk}/", second | {"version": "1"})
    assert again.status_code == 302


def test_renamed(client: Client) -> None:
    data = {"name": "Sở Nội vụ và Tổ chức", "on": "2026-03-01", "decision": "NQ 9", "version": "0"}
    answer = client.post("/co-quan/so-noi-vu/doi-ten/", data, follow=True)
    assert "Sở Nội vụ và Tổ chức" in answer.content.decode()
    assert agency_on("so-noi-vu", ON).name == "Sở Nội vụ và Tổ chức"
    twice = client.post("/co-quan/so-noi-vu/doi-ten/", data)
    assert twice.status_code == 422
    assert Agency.objects.filter(code="so-noi-vu").count() == 2


def test_merged_with_names_typed_as_people_write_them(client: Client) -> None:
    data = {
        "olds": "Sở Ngoại vụ\nSở DTTG",
        "name": "Sở Đối ngoại, Dân tộc và Tôn giáo",
        "code": "so-ngoai-vu",
        "on": "2026-03-01",
    }
    said = client.post("/co-quan/so-ngoai-vu/hop-nhat/", data, follow=True).content.decode()
    assert "Sở Đối ngoại, Dân tộc và Tôn giáo" in said
    assert agency_on("so-dan-toc-ton-giao", ON) is None
    wrong = client.post("/co-quan/so-y-te/hop-nhat/", data | {"olds": "Sở Trên Trời", "code": "so-y-te"})
    assert "Không xác định được “Sở Trên Trời”" in wrong.content.decode()


def test_split(client: Client) -> None:
    data = {
        "on": "2026-03-01",
        "version": "0",
        "phan-TOTAL_FORMS": "5",
        "phan-INITIAL_FORMS": "1",
        "phan-0-code": "so-van-hoa",
        "phan-0-name": "Sở Văn hóa và Thể thao",
        "phan-1-code": "so-du-lich",
        "phan-1-name": "Sở Du lịch",
    }
    assert client.post("/co-quan/so-van-hoa/chia-tach/", data).status_code == 302
    assert agency_on("so-du-lich", ON).kind == "department"
    half = client.post("/co-quan/so-y-te/chia-tach/", data | {"phan-1-name": ""})
    assert "Ghi cả mã và tên" in half.content.decode()


def test_dissolved(client: Client) -> None:
    data = {"on": "2026-03-01", "heirs": "VP UBND tỉnh"}
    said = client.post("/co-quan/so-ngoai-vu/giai-the/", data, follow=True).content.decode()
    assert "Kế thừa bởi" in said
    assert agency_on("so-ngoai-vu", ON) is None


@pytest.mark.parametrize("act", ["doi-ten", "hop-nhat", "chia-tach", "giai-the"])
def test_an_empty_form_says_what_is_missing(act: str, client: Client) -> None:
    assert client.get(f"/co-quan/so-y-te/{act}/").status_code == 200
    answer = client.post(f"/co-quan/so-y-te/{act}/", {"phan-TOTAL_FORMS": "1", "phan-INITIAL_FORMS": "1"})
    assert answer.status_code == 422
    assert "Hãy sửa những chỗ sau" in answer.content.decode()
