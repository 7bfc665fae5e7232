"""Groups, files, provinces, and whom words mean: the pages."""

import io
import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook

from cchc.shared.agencies import actions
from cchc.shared.agencies.book import load_book
from cchc.shared.agencies.models import Agency, Group
from cchc.shared.agencies.resolve import resolve
from cchc.web.site.demo.agencies import build
from tests.cast import log_in

pytestmark = pytest.mark.django_db
CSV = "Mã,Tên,Loại,Có từ ngày\nso-du-lich,Sở Du lịch,Sở,01/01/2026\n"


@pytest.fixture
def client() -> Client:
    build()
    return log_in("standing")


def said(client: Client, path: str, data: dict[str, object] | None = None) -> str:
    answer = client.get(path) if data is None else client.post(path, data, follow=True)
    return answer.content.decode()


def test_groups_with_how_many_they_stand_for(client: Client) -> None:
    page = said(client, "/co-quan/nhom/")
    assert "Các sở, ban, ngành cấp tỉnh" in page
    assert "chọn khi giao việc" not in page
    assert "ngoài hệ thống, không giao việc" in page
    assert "12" in said(client, "/co-quan/nhom/?ngay=2024-01-01")


def test_a_group_is_changed_and_what_words_mean_follows(client: Client) -> None:
    group = Group.objects.get(key="so-ban-nganh")
    data = {
        "name": group.name,
        "kinds": ["department"],
        "without": "Sở Ngoại vụ",
        "when_concerned": "stand_by",
        "aliases": "sở, ban, ngành\ncác sở ban",
        "valid_from": "2004-01-01",
        "version": "0",
    }
    page = said(client, f"/co-quan/nhom/{group.pk}/", data)
    assert "Đã lưu nhóm" in page
    assert "<strong>11</strong> cơ quan" in page
    found = resolve("các sở, ban, ngành", date(2026, 1, 1), load_book())
    assert (len(found.agencies), found.is_settled) == (11, True)


def test_two_who_save_a_group_are_both_told(client: Client) -> None:
    """The second sees what stands now where it differs; what they typed stays, and saves the next time."""
    group = Group.objects.get(key="so-ban-nganh")
    where = f"/co-quan/nhom/{group.pk}/"
    data = {
        "name": group.name,
        "kinds": group.kinds,
        "when_concerned": "ask",
        "note": "Của người thứ nhất",
        "valid_from": "2004-01-01",
        "version": "0",
    }
    client.post(where, data)
    stale = client.post(where, data | {"when_concerned": "stand_by", "note": "Của người thứ hai"})
    page = stale.content.decode()
    assert stale.status_code == 409
    assert "vừa được người khác sửa" in page
    theirs, typed = page.split('id="nhom"')
    assert "Của người thứ nhất" in theirs
    assert "luôn chờ chọn" in theirs
    assert "Của người thứ hai" in typed
    assert Group.objects.get(pk=group.pk).note == "Của người thứ nhất"
    client.post(where, data | {"note": "Của người thứ hai", "version": "1"})
    assert Group.objects.get(pk=group.pk).note == "Của người thứ hai"


def test_blocks_are_called_by_name(client: Client) -> None:
    assert "Sở, ban, ngành" in said(client, "/co-quan/so-noi-vu/").split("Khối chấm điểm")[1][:60]
    group = Group.objects.get(key="cac-so")
    data = {"name": group.name, "blocks": "UBND cấp xã; Cơ quan trung ương", "valid_from": "2004-01-01"}
    client.post(f"/co-quan/nhom/{group.pk}/", data | {"version": "0", "when_concerned": "ask"})
    assert Group.objects.get(pk=group.pk).blocks == ["cap-xa", "trung-uong"]
    assert 'value="UBND cấp xã; Cơ quan Trung ương"' in said(client, f"/co-quan/nhom/{group.pk}/")


def test_a_new_group_is_counted_while_it_is_written(client: Client) -> None:
    part = said(client, "/co-quan/nhom/dem/?kinds=central&codes=Sở Nội vụ&ngay=2026-01-01")
    assert "<strong>9</strong> cơ quan" in part
    assert "<html" not in part
    data = {"name": "Khối nội chính", "codes": "Công an tỉnh\nThanh tra tỉnh", "valid_from": "2025-07-01"}
    data |= {"version": "0", "when_concerned": "ask"}
    assert "<strong>2</strong> cơ quan" in said(client, "/co-quan/nhom/them/", data)


def test_who_may_only_read_sees_the_rule_and_cannot_change_it(client: Client) -> None:
    group = Group.objects.get(key="so-ban-nganh")
    viewer = log_in("viewer")
    page = said(viewer, f"/co-quan/nhom/{group.pk}/")
    assert "Văn phòng UBND tỉnh" in page
    assert "<textarea" not in page
    assert viewer.post(f"/co-quan/nhom/{group.pk}/", {"name": "x"}).status_code == 403


def test_a_file_is_looked_at_then_written_and_not_twice(client: Client) -> None:
    def send() -> str:
        file = SimpleUploadedFile("co-quan.csv", CSV.encode())
        return client.post("/co-quan/nhap/", {"file": file}).url

    where = send()
    assert "Ghi vào danh mục" in said(client, where)
    assert not Agency.objects.filter(code="so-du-lich").exists()
    assert "Đã nhập: 1 dòng mới" in said(client, where, {})
    assert "không có gì để ghi" in said(client, send())
    said(client, where, {})
    assert Agency.objects.filter(code="so-du-lich").count() == 1


def test_an_import_is_taken_back_by_one_button(client: Client) -> None:
    file = SimpleUploadedFile("co-quan.csv", CSV.encode())
    page = said(client, client.post("/co-quan/nhap/", {"file": file}).url, {})
    (where,) = re.findall(r'action="(/co-quan/nhap/\d+/hoan-tac/)"', page)
    agency = Agency.objects.get(code="so-du-lich")
    below = actions.create(
        code="duoi", name="Chi cục", kind="unit", valid_from=agency.valid_from, parent=agency, by=None
    )
    page = said(client, where, {})
    assert "Không hoàn tác được lần nhập này: Chi cục đã được đặt dưới" in page
    below.delete()
    page = said(client, where, {})
    assert "Đã hoàn tác lần nhập “co-quan.csv”" in page
    assert where not in page
    assert not Agency.objects.filter(code="so-du-lich").exists()
    assert "đã được hoàn tác trước đó" in said(client, where, {})


def test_errors_of_a_file_stand_by_cell_and_nothing_is_written(client: Client) -> None:
    file = SimpleUploadedFile("a.csv", CSV.replace("Sở,01", "Cục,31/31").encode())
    where = client.post("/co-quan/nhap/", {"file": file}).url
    page = said(client, where)
    assert "C2" in page
    assert "D2" in page
    assert "Ghi vào danh mục" not in page
    assert client.post(where).status_code == 422
    bad = client.post("/co-quan/nhap/", {"file": SimpleUploadedFile("a.xlsx", b"PK rac")})
    assert bad.status_code == 422


def test_a_document_that_is_no_list_of_agencies_is_not_shown(client: Client) -> None:
    from cchc.shared.records.actions import store_document

    plan = store_document("kế hoạch".encode(), "ke-hoach.txt", by=None)
    assert client.get(f"/co-quan/nhap/{plan.pk}/").status_code == 404


def test_export(client: Client) -> None:
    answer = client.get("/co-quan/xuat/?dang=xlsx")
    book = load_workbook(io.BytesIO(answer.content))
    assert book.sheetnames == ["Cơ quan", "Kế thừa", "Nhóm", "Cách gọi"]
    assert book["Cơ quan"].max_row == Agency.objects.count() + 1
    assert load_workbook(io.BytesIO(client.get("/co-quan/xuat/?mau=1").content))["Cơ quan"].max_row == 1
    assert client.get("/co-quan/xuat/?dang=csv").content.startswith(b"\xef\xbb\xbf")
    assert client.get("/co-quan/xuat/?dang=pdf").status_code == 302


def test_a_province_is_looked_at_and_taken_in() -> None:
    client = log_in("admin")
    assert "Hà Tĩnh" in said(client, "/co-quan/tinh/")
    assert "Phường Thành Sen" in said(client, "/co-quan/tinh/?ma=42")
    page = said(client, "/co-quan/tinh/", {"ma": "42", "co-quan": ["so-noi-vu"]})
    assert "Đã thêm 71 cơ quan và 69 địa giới của tỉnh Hà Tĩnh" in page
    assert client.post("/co-quan/tinh/", {"ma": "99"}).status_code == 422


def test_words_are_looked_up_and_a_choice_is_remembered(client: Client) -> None:
    assert "đúng tên" in said(client, "/co-quan/tra-ten/?chu=Sở KHCN")
    assert "khi có liên quan" in said(client, "/co-quan/tra-ten/?chu=các cơ quan liên quan")
    assert "cần chọn cụ thể" in said(client, "/co-quan/tra-ten/?chu=một số xã, phường")
    several = said(client, "/co-quan/tra-ten/?chu=các sở, ban, ngành liên quan; UBND cấp xã; đơn vị tư vấn")
    for part in (
        "“các sở, ban, ngành liên quan”",
        "15 cơ quan",
        "“UBND cấp xã”",
        "69 cơ quan",
        "“đơn vị tư vấn”",
    ):
        assert part in several
    assert "Chưa xác định được" in said(client, "/co-quan/tra-ten/?chu=Đội cải cách")
    page = said(client, "/co-quan/tra-ten/ghi-nho/", {"chu": "Đội cải cách", "co-quan": "sở nội vụ"})
    assert "Từ nay “Đội cải cách” là Sở Nội vụ" in page
    assert "cách gọi đã khai báo" in page
    assert "Không xác định được" in said(client, "/co-quan/tra-ten/ghi-nho/", {"chu": "a", "co-quan": "b"})


def test_offers_while_somebody_writes(client: Client) -> None:
    part = said(client, "/co-quan/goi-y/?agency=noi vu")
    assert part.strip() == '<option value="Sở Nội vụ (so-noi-vu)">UBND tỉnh Mẫu</option>'
    assert "<option" not in said(client, "/co-quan/goi-y/")
