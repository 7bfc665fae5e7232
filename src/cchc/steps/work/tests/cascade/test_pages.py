"""The pages of agencies' plans: who sees and does what, what is told, what stays when a save is refused."""

import io
from datetime import date
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook

from cchc.shared.accounts.models import User
from cchc.shared.agencies.models import Agency
from cchc.steps.plans.actions import reading as worker
from cchc.steps.plans.models import Plan
from cchc.steps.work.actions import cascade, cascade_review
from cchc.steps.work.actions.cascade import Typed
from cchc.steps.work.models import AgencyPlan
from cchc.steps.work.tests.cascade import cast
from cchc.steps.work.tests.cascade.cast import log_in
from cchc.steps.work.tests.cascade.test_document import document_of_agency


def base(plan: Plan, code: str = "so-tu-phap") -> str:
    return f"/viec/ke-hoach-co-quan/{plan.pk}/co-quan/{code}/"


def body(answer: Any) -> str:
    return str(answer.content.decode())


def test_one_click_drafts_the_plan(plan: Plan, hoa: User) -> None:
    client = log_in(hoa)
    page = body(client.get(base(plan)))
    assert "Cơ quan được giao <strong>5</strong> nhiệm vụ" in page
    assert "Đã quá hạn 6 ngày" in page
    answer = client.post(f"{base(plan)}du-thao/", follow=True)
    assert "Đã lập dự thảo" in body(answer)
    assert AgencyPlan.objects.get(plan=plan, agency_code="so-tu-phap").tasks.count() == 5


def test_the_landing_leads_to_ones_own_plan(plan: Plan, hoa: User, lan: User) -> None:
    assert log_in(hoa).get("/viec/ke-hoach-co-quan/").url == base(plan)
    assert log_in(lan).get("/viec/ke-hoach-co-quan/").url == f"/viec/ke-hoach-co-quan/{plan.pk}/"
    assert log_in(cast.viewer()).get("/viec/ke-hoach-co-quan/").status_code == 404


def test_before_there_is_a_plan_the_page_says_so(lan: User) -> None:
    assert "Tỉnh chưa có kế hoạch nào" in body(log_in(lan).get("/viec/ke-hoach-co-quan/"))


def test_an_agency_sees_neither_another_agencys_plan_nor_all(own: AgencyPlan, plan: Plan, hoa: User) -> None:
    stranger = log_in(cast.focal("so-tai-chinh", "binh"))
    assert stranger.get(base(plan)).status_code == 404
    assert stranger.post(f"{base(plan)}trinh/").status_code == 404
    assert log_in(hoa).get(f"/viec/ke-hoach-co-quan/{plan.pk}/nhiem-vu/").status_code == 404
    table = body(log_in(hoa).get(f"/viec/ke-hoach-co-quan/{plan.pk}/"))
    assert "Sở Tư pháp" in table
    assert "Sở Nội vụ" not in table


def test_a_leader_reads_and_changes_nothing(own: AgencyPlan, plan: Plan) -> None:
    client = log_in(cast.leader())
    assert client.get(base(plan)).status_code == 200
    for act in ("trinh/", "duyet/", "bo-sung/"):
        assert client.post(base(plan) + act).status_code == 403


def test_a_row_is_written(own: AgencyPlan, plan: Plan, hoa: User) -> None:
    task = own.tasks.get(parent__code="1")
    client, url = log_in(hoa), f"{base(plan)}dong/{task.pk}/"
    assert "Kế hoạch của tỉnh ghi" in body(client.get(url))
    typed = {
        "version": task.version,
        "text": "",
        "output": "",
        "unit": "Phòng Hành chính",
        "due_text": "Tháng 9",
    }
    page = body(client.post(url, typed, follow=True))
    assert "Phòng Hành chính" in page
    assert "muộn hơn hạn của tỉnh (30/06/2026)" in page


def test_a_stale_save_keeps_what_was_typed_and_can_be_saved_again(
    own: AgencyPlan, plan: Plan, hoa: User
) -> None:
    task = own.tasks.get(parent__code="1")
    cascade.save_task(task, typed=Typed(unit="Phòng A"), version=task.version, by=hoa)
    client, url = log_in(hoa), f"{base(plan)}dong/{task.pk}/"
    typed = {"version": task.version, "unit": "Phòng B"}
    answer = client.post(url, typed)
    assert answer.status_code == 409
    assert "vừa được người khác sửa" in body(answer)
    assert 'value="Phòng B"' in body(answer)
    task.refresh_from_db()
    assert (task.unit, answer.context["form"]["version"].value()) == ("Phòng A", str(task.version))
    client.post(url, {**typed, "version": task.version})
    task.refresh_from_db()
    assert task.unit == "Phòng B"


def test_an_own_task_and_a_dropped_row(own: AgencyPlan, plan: Plan, hoa: User) -> None:
    client = log_in(hoa)
    assert client.post(f"{base(plan)}them/", {"text": ""}).status_code == 422
    page = body(client.post(f"{base(plan)}them/", {"text": "Số hóa kho lưu trữ"}, follow=True))
    assert "Nhiệm vụ riêng của cơ quan" in page
    task = own.tasks.get(parent__code="5")
    drop = f"{base(plan)}dong/{task.pk}/bo/"
    assert client.post(drop, {"version": task.version, "reason": ""}).status_code == 422
    page = body(client.post(drop, {"version": task.version, "reason": "Ngoài chức năng"}, follow=True))
    assert "Lý do: Ngoài chức năng" in page
    task.refresh_from_db()
    client.post(f"{base(plan)}dong/{task.pk}/dua-lai/", {"version": task.version})
    task.refresh_from_db()
    assert not task.dropped


def test_submit_return_submit_approve(own: AgencyPlan, plan: Plan, hoa: User, lan: User) -> None:
    agency, standing = log_in(hoa), log_in(lan)
    own.refresh_from_db()
    assert "Đã trình kế hoạch" in body(
        agency.post(f"{base(plan)}trinh/", {"version": own.version}, follow=True)
    )
    own.refresh_from_db()
    refused = standing.post(f"{base(plan)}tra-lai/", {"version": own.version, "reason": ""})
    assert (refused.status_code, "cơ quan biết cần sửa gì" in body(refused)) == (422, True)
    standing.post(f"{base(plan)}tra-lai/", {"version": own.version, "reason": "Thiếu sản phẩm"})
    page = body(agency.get(base(plan)))
    assert "Thiếu sản phẩm" in page
    own.refresh_from_db()
    agency.post(f"{base(plan)}trinh/", {"version": own.version})
    stale = body(standing.post(f"{base(plan)}duyet/", {"version": own.version}, follow=True))
    assert "vừa được người khác cập nhật" in stale
    own.refresh_from_db()
    standing.post(f"{base(plan)}duyet/", {"version": own.version})
    own.refresh_from_db()
    assert own.state == "approved"
    trail = body(agency.get(f"{base(plan)}nhat-ky/"))
    assert "trả lại kế hoạch, lý do “Thiếu sản phẩm”" in trail.replace("&quot;", '"')


def test_reopening_names_rows_and_a_day(own: AgencyPlan, plan: Plan, hoa: User, lan: User) -> None:
    own.refresh_from_db()
    current = cascade_review.submit(own, version=own.version, by=hoa)
    current = cascade_review.approve(current, version=current.version, by=lan)
    first = own.tasks.get(parent__code="1")
    typed = {"version": current.version, "reason": "Bổ sung", "until": "2026-01-31", "rows": [first.pk]}
    page = body(log_in(lan).post(f"{base(plan)}mo-lai/", typed, follow=True))
    assert "Mở lại" in page
    page = body(log_in(hoa).get(base(plan)))
    assert f"dong/{first.pk}/" in page
    second = own.tasks.get(parent__code="2")
    assert f'href="{base(plan)}dong/{second.pk}/"' not in page
    own.refresh_from_db()
    log_in(lan).post(f"{base(plan)}dong-lai/", {"version": own.version})
    own.refresh_from_db()
    assert own.state == "approved"


def test_number_day_and_last_day(own: AgencyPlan, plan: Plan, hoa: User, lan: User) -> None:
    own.refresh_from_db()
    client = log_in(hoa)
    wrong = client.post(
        f"{base(plan)}quyet-dinh/", {"version": own.version, "number": "", "issued_on": "2026-01-12"}
    )
    assert wrong.status_code == 422
    typed = {"version": own.version, "number": "15/KH-STP", "issued_on": "12/01/2026"}
    assert "15/KH-STP" in body(client.post(f"{base(plan)}quyet-dinh/", typed, follow=True))
    own.refresh_from_db()
    log_in(lan).post(f"{base(plan)}han-trinh/", {"version": own.version, "due_on": "2026-01-31"})
    own.refresh_from_db()
    assert own.due_on == date(2026, 1, 31)


def test_a_version_that_is_no_number_is_a_stale_one(own: AgencyPlan, plan: Plan, hoa: User) -> None:
    answer = log_in(hoa).post(f"{base(plan)}trinh/", {"version": "x"}, follow=True)
    assert "vừa được người khác cập nhật" in body(answer)


def test_the_document_is_sent_in_matched_and_confirmed(
    plan: Plan, stp: Agency, hoa: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = log_in(hoa)
    monkeypatch.setattr(worker, "read_safely", lambda data, name, progress=None: document_of_agency())
    file = io.BytesIO("Kế hoạch của Sở Tư pháp".encode())
    file.name = "ke-hoach.txt"
    page = body(client.post(f"{base(plan)}van-ban/", {"document": file}, follow=True))
    assert "Hệ thống đang đọc văn bản" in page
    assert client.get(f"{base(plan)}van-ban/doi-chieu/").status_code == 302
    own = AgencyPlan.objects.get(plan=plan, agency_code=stp.code)
    worker.run(own.intake_id or 0)
    assert "Đối chiếu với nhiệm vụ của tỉnh" in body(client.get(f"{base(plan)}van-ban/"))
    answer = client.get(f"{base(plan)}van-ban/doi-chieu/")
    rows = answer.context["matching"].rows
    assert "(đề xuất, giống" in body(answer)
    typed = {f"r-{match.row.key}": match.chosen for match in rows}
    same = dict.fromkeys(typed, rows[0].chosen)
    refused = client.post(f"{base(plan)}van-ban/doi-chieu/", {**same, "version": own.version})
    assert refused.status_code == 422
    own.refresh_from_db()
    page = body(
        client.post(f"{base(plan)}van-ban/doi-chieu/", {**typed, "version": own.version}, follow=True)
    )
    assert "2 nhiệm vụ theo kế hoạch của tỉnh và 1 nhiệm vụ riêng" in page


def test_a_file_of_no_known_kind_is_refused_with_a_sentence(plan: Plan, hoa: User) -> None:
    file = io.BytesIO(b"\x00\x01\x02")
    file.name = "x.bin"
    answer = log_in(hoa).post(f"{base(plan)}van-ban/", {"document": file})
    assert answer.status_code == 422
    assert answer.context["form"].errors["document"]


def test_it_is_taken_out_as_the_official_appendix_and_as_a_workbook(
    own: AgencyPlan, plan: Plan, hoa: User
) -> None:
    task = own.tasks.get(parent__code="1")
    cascade.save_task(task, typed=Typed(unit="Phòng Hành chính"), version=task.version, by=hoa)
    client = log_in(hoa)
    answer = client.get(f"{base(plan)}xuat/?dang=docx")
    assert 'filename="ke-hoach-so-tu-phap-2026.docx"' in answer["Content-Disposition"]
    document = Document(io.BytesIO(answer.content))
    words = " ".join(cell.text for table in document.tables for row in table.rows for cell in row.cells)
    assert "Phòng Hành chính" in words
    assert "Rà soát quy trình nội bộ nhóm 1 của ngành" in words
    book = load_workbook(io.BytesIO(client.get(f"{base(plan)}xuat/?dang=xlsx").content))
    assert any("Phòng Hành chính" in str(cell.value) for row in book.worksheets[0] for cell in row)
    assert client.get(f"{base(plan)}xuat/").status_code == 302


def test_the_table_filters_by_state_kind_and_name(own: AgencyPlan, plan: Plan, lan: User) -> None:
    client, url = log_in(lan), f"/viec/ke-hoach-co-quan/{plan.pk}/"
    assert "<strong>2</strong> trong 2 cơ quan" in body(client.get(url))
    assert "<strong>1</strong> trong 2 cơ quan" in body(client.get(f"{url}?trang-thai=dang-soan"))
    assert "<strong>1</strong> trong 2 cơ quan" in body(client.get(f"{url}?tim=tu+phap"))
    assert "Không có cơ quan nào khớp" in body(client.get(f"{url}?loai=commune"))
    assert "<strong>2</strong> trong 2 cơ quan" in body(client.get(f"{url}?trang-thai=gi-do&loai=x"))


def test_the_coverage_says_who_carried_a_task_down(own: AgencyPlan, plan: Plan, lan: User) -> None:
    client = log_in(lan)
    url = f"/viec/ke-hoach-co-quan/{plan.pk}/nhiem-vu/"
    assert "<strong>5</strong> trong 5 nhiệm vụ" in body(client.get(f"{url}?muc=thieu"))
    item = plan.planitem_set.get(code="1")
    page = body(client.get(f"{url}{item.key}/"))
    assert "<strong>1</strong> trong 2 cơ quan" in page
    assert client.get(f"{url}khong-co/").status_code == 404
