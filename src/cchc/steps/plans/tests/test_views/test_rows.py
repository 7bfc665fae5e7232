from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cchc.shared.accounts.models import User
from cchc.steps.plans.forms import ROW_FORMS
from cchc.steps.plans.grouping import in_fields
from cchc.steps.plans.models import Intake, Plan, Row
from cchc.steps.plans.tests import samples
from cchc.steps.plans.tests.conftest import ReadIn, log_in
from cchc.steps.plans.tests.test_forms import posted

HTMX = {"HX-Request": "true"}


def review(intake: Intake, what: str = "") -> str:
    return f"/ke-hoach/tiep-nhan/{intake.pk}/ra-soat/{what}"


def url(row: Row, what: str = "") -> str:
    return review(row.intake, f"dong/{row.key}/{what}")


def items(intake: Intake) -> list[Row]:
    return in_fields(intake.rows.filter(kind=Row.Kind.ITEM))


def typed(row: Row, **fields: str) -> dict[str, str]:
    return posted(row.kind, row.data, **fields) | {"version": str(row.version), "phan": "nhiem-vu"}


@pytest.mark.parametrize("kind", Row.Kind.values)
def test_every_kind_of_row_has_its_form_as_a_page(browser: Client, intake: Intake, kind: str) -> None:
    row = intake.rows.filter(kind=kind)[0]
    page = browser.get(url(row)).content.decode()
    assert 'class="rv-edit"' in page
    assert "</html>" in page
    if kind == Row.Kind.ITEM:
        assert "Nguyên văn trong văn bản" in page


def test_a_plain_form_saves_and_goes_back_to_the_row(browser: Client, intake: Intake) -> None:
    row = items(intake)[0]
    answer = browser.post(url(row), typed(row, text="Nội dung mới", xong="1"))
    assert answer.headers["Location"] == review(intake, f"?phan=nhiem-vu#d-{row.key}")
    row.refresh_from_db()
    assert row.data["text"] == "Nội dung mới"


def test_autosave_answers_the_time_the_version_and_the_deadline(browser: Client, intake: Intake) -> None:
    row = items(intake)[0]
    answer = browser.post(url(row), typed(row, due="Quý IV/2026"), headers=HTMX)
    said = answer.content.decode()
    row.refresh_from_db()
    assert "Đã lưu " in said
    assert f'id="v-{row.key}" value="{row.version}"' in said
    assert "→ 01/10/2026–31/12/2026" in said
    assert answer.headers["HX-Trigger"] == "plans:recheck"


def test_done_shows_the_row_again(browser: Client, intake: Intake) -> None:
    row = items(intake)[0]
    said = browser.post(url(row), typed(row, text="Mới", xong="1"), headers=HTMX).content.decode()
    assert f'id="d-{row.key}"' in said
    assert 'hx-swap-oob="true"' in said
    assert "đã sửa" in said


def test_an_edit_takes_the_same_queries_however_many_rows_there_are(browser: Client, read_in: ReadIn) -> None:
    counts = []
    for count, name in ((4, "nhỏ"), (120, "lớn"), (4, "lại")):
        row = items(read_in(samples.reading(count), text=name))[1]
        with CaptureQueriesContext(connection) as queries:
            browser.post(url(row), typed(row, text="Mới", xong="1"), headers=HTMX)
        counts.append(len(queries))
    assert counts[1] == counts[2] <= 26


def test_what_is_wrong_is_said_beside_the_field_and_nothing_is_lost(browser: Client, intake: Intake) -> None:
    row = items(intake)[0]
    said = browser.post(url(row), typed(row, text=" ", output="Đã gõ")).content.decode()
    assert "Hãy ghi nội dung nhiệm vụ." in said
    assert "Đã gõ" in said
    row.refresh_from_db()
    assert row.version == 0


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_a_stale_save_shows_both_texts_and_overwrites_nothing(
    browser: Client, intake: Intake, minh: User, headers: dict[str, str]
) -> None:
    row = items(intake)[0]
    form = typed(row, text="Minh gõ")
    browser.post(url(row), typed(row, text="Lan đã lưu", xong="1"))
    said = log_in(minh).post(url(row), form, headers=headers).content.decode()
    row.refresh_from_db()
    assert row.data["text"] == "Lan đã lưu"
    assert "Nguyễn Thị Lan vừa sửa dòng này" in said
    assert "Lan đã lưu" in said
    assert "Minh gõ" in said
    assert f'value="{row.version}"' in said
    again = log_in(minh).post(url(row), {**form, "version": str(row.version), "xong": "1"})
    assert again.status_code == 302
    row.refresh_from_db()
    assert row.data["text"] == "Minh gõ"


def test_drop_restore_undo_and_redo_by_plain_forms(browser: Client, intake: Intake) -> None:
    row = items(intake)[0]
    browser.post(url(row, "bo/"), {"version": row.version})
    row.refresh_from_db()
    assert row.dropped
    browser.post(url(row, "khoi-phuc/"), {"version": row.version})
    row.refresh_from_db()
    assert not row.dropped
    browser.post(review(intake, "hoan-tac/"))
    row.refresh_from_db()
    assert row.dropped
    answer = browser.post(review(intake, "lam-lai/"), follow=True)
    row.refresh_from_db()
    assert not row.dropped
    assert "Đã làm lại: khôi phục." in answer.content.decode()


def test_nothing_to_undo_is_said(browser: Client, intake: Intake) -> None:
    assert "Không còn thao tác nào" in browser.post(review(intake, "hoan-tac/"), follow=True).content.decode()
    answer = browser.post(review(intake, "hoan-tac/"), headers=HTMX)
    assert "cchc:toast" in answer.headers["HX-Trigger-After-Settle"]


def test_splitting_asks_for_both_texts_and_the_activities(browser: Client, intake: Intake) -> None:
    row = items(intake)[2]
    page = browser.get(url(row, "tach/")).content.decode()
    assert "Hoạt động chuyển sang dòng thứ hai" in page
    sent = {"first": "Nửa đầu", "second": "Nửa sau", "moved": ["1"], "version": "0", "phan": "nhiem-vu"}
    said = browser.post(url(row, "tach/"), sent, headers=HTMX).content.decode()
    first, second = items(intake)[2:4]
    assert (first.data["text"], second.data["text"]) == ("Nửa đầu", "Nửa sau")
    assert [one["code"] for one in second.data["activities"]] == ["3.2"]
    assert f'hx-swap-oob="afterend:#d-{first.key}"' in said


def test_one_row_is_merged_into_the_row_above(browser: Client, intake: Intake) -> None:
    first, second = items(intake)[:2]
    said = browser.post(
        review(intake, "gop/"), {"dong": f"{second.key}:0", "phan": "nhiem-vu"}, headers=HTMX
    ).content.decode()
    first.refresh_from_db()
    assert first.data["text"].endswith("nhóm 2")
    assert said.count('<li class="rv-row') == 2


def test_chosen_rows_are_merged(browser: Client, intake: Intake) -> None:
    chosen = [f"{row.key}:0" for row in items(intake)[:3]]
    browser.post(review(intake, "gop/"), {"dong": chosen})
    assert sum(row.dropped for row in items(intake)) == 2


def test_the_first_row_has_nothing_above_it(browser: Client, intake: Intake) -> None:
    row = items(intake)[0]
    answer = browser.post(review(intake, "gop/"), {"dong": f"{row.key}:0"}, follow=True)
    assert "Hãy chọn từ hai dòng" in answer.content.decode()


def test_a_row_is_added_and_opened(browser: Client, intake: Intake) -> None:
    first = items(intake)[0]
    answer = browser.post(review(intake, "them/"), {"sau": first.key, "phan": "nhiem-vu"}, headers=HTMX)
    new = items(intake)[1]
    assert new.data["field"] == first.data["field"]
    assert f'"key": "{new.key}", "edit": true' in answer.headers["HX-Trigger-After-Settle"]
    plain = browser.post(review(intake, "them/"), {"phan": "chi-tieu"})
    assert "Chỉ tiêu" in plain.content.decode()
    assert intake.rows.filter(kind=Row.Kind.TARGET).count() == 2


def test_a_row_moves_to_its_new_place_on_the_page(browser: Client, intake: Intake) -> None:
    first, second = items(intake)[:2]
    answer = browser.post(
        url(second, "chuyen/?huong=len"), {"version": "0", "phan": "nhiem-vu"}, headers=HTMX
    ).content.decode()
    assert answer.startswith(f'<li id="d-{second.key}" hx-swap-oob="delete"></li>')
    assert f'hx-swap-oob="beforebegin:#d-{first.key}"' in answer
    assert items(intake)[0].key == second.key


def test_a_row_in_a_field_of_its_own_brings_its_section(browser: Client, intake: Intake) -> None:
    row = items(intake)[0]
    answer = browser.post(
        url(row), typed(row, field="Tài chính công", xong="1"), headers=HTMX
    ).content.decode()
    assert 'data-field="Tài chính công"' in answer


def test_the_acts_have_a_page_of_their_own(browser: Client, intake: Intake) -> None:
    page = browser.get(url(items(intake)[0], "thao-tac/")).content.decode()
    for words in ("Tách thành hai dòng", "Gộp vào dòng trên", "Chuyển lên", "Bỏ dòng"):
        assert words in page


def test_a_deadline_is_understood_while_it_is_typed(browser: Client, intake: Intake) -> None:
    def said(words: str) -> str:
        return browser.get(review(intake, "thoi-han/"), {"due": words}).content.decode().strip()

    assert said("Quý III") == "→ 01/07/2026–30/09/2026"
    assert said("abc xyz") == "→ chưa xác định được ngày"
    assert said("") == ""


def test_another_part_is_gone_to_when_undo_touches_it(browser: Client, intake: Intake) -> None:
    target = intake.rows.get(kind=Row.Kind.TARGET)
    form: dict[str, Any] = posted(target.kind, target.data, text="Mới") | {"version": "0", "xong": "1"}
    browser.post(url(target), form)
    answer = browser.post(review(intake, "hoan-tac/"), {"phan": "nhiem-vu"}, headers=HTMX)
    assert answer.headers["HX-Redirect"] == review(intake, f"?phan=chi-tieu#d-{target.key}")


def test_nothing_is_corrected_after_acceptance(browser: Client, accepted: Plan) -> None:
    row = items(accepted.intake)[0]
    answer = browser.post(url(row), typed(row, text="Muộn"), follow=True)
    assert "nên không sửa được nữa" in answer.content.decode()


def test_a_row_of_another_intake_is_not_there(browser: Client, intake: Intake, read_in: ReadIn) -> None:
    other = read_in(samples.reading(3), text="Khác")
    assert browser.get(review(other, "dong/i-khong-co/")).status_code == 404


def test_every_form_is_known() -> None:
    assert set(ROW_FORMS) == set(Row.Kind.values)


def test_in_a_conflict_what_the_other_did_elsewhere_is_kept(
    browser: Client, intake: Intake, minh: User
) -> None:
    row = items(intake)[0]
    form = typed(row, text="Minh gõ")
    browser.post(url(row), typed(row, output="Lan đã lưu", xong="1"))
    said = log_in(minh).post(url(row), form).content.decode()
    assert "Minh gõ" in said
    assert ">Lan đã lưu</textarea>" in said


def test_who_typed_nothing_has_no_conflict(browser: Client, intake: Intake, minh: User) -> None:
    row = items(intake)[0]
    form = typed(row, xong="1")
    browser.post(url(row), typed(row, output="Lan đã lưu", xong="1"))
    assert log_in(minh).post(url(row), form).status_code == 302
    row.refresh_from_db()
    assert row.data["output"] == "Lan đã lưu"


def test_figures_in_a_conflict(browser: Client, intake: Intake, minh: User) -> None:
    row = intake.rows.get(kind=Row.Kind.TARGET)
    form = {**posted(row.kind, row.data), "so-lieu-0-value": "97", "version": "0"}
    browser.post(url(row), posted(row.kind, row.data, text="Lan sửa chữ") | {"version": "0", "xong": "1"})
    said = log_in(minh).post(url(row), form).content.decode()
    assert 'value="97"' in said
    assert ">Lan sửa chữ</textarea>" in said
