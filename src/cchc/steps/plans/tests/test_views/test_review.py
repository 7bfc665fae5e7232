from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cchc.shared.accounts.models import User
from cchc.steps.plans import actions
from cchc.steps.plans.models import Intake, Plan, Row
from cchc.steps.plans.tests import samples
from cchc.steps.plans.tests.conftest import ReadIn, log_in

HTMX = {"HX-Request": "true"}


def url(intake: Intake, what: str = "") -> str:
    return f"/ke-hoach/tiep-nhan/{intake.pk}/ra-soat/{what}"


def page(client: Client, intake: Intake, what: str = "") -> str:
    answer = client.get(url(intake, what))
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_source_stands_beside_the_rows(browser: Client, intake: Intake) -> None:
    html = page(browser, intake)
    row = intake.rows.filter(kind=Row.Kind.ITEM).order_by("rank")[0]
    assert f'id="{row.anchors[0]}"' in html
    assert f'id="d-{row.key}"' in html
    assert f'data-anchors="{row.anchors[0]}"' in html
    for field in samples.FIELDS:
        assert f"<h3>{field} " in html


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ("chi-tieu", "≥ 95"),
        ("che-do", "Gửi báo cáo quý"),
        ("van-ban", "76/NQ-CP"),
        ("thong-tin", "12/KH-UBND"),
        ("van-de", "rv-finding"),
    ],
)
def test_every_part_has_its_page(browser: Client, intake: Intake, part: str, said: str) -> None:
    assert said in page(browser, intake, f"?phan={part}")


def test_what_is_doubtful_is_said(browser: Client, intake: Intake) -> None:
    html = page(browser, intake)
    assert "không có thời hạn" in html
    assert "chưa có chủ trì" in html


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ("?tim=QUY+TRINH+noi+bo+nhom+3", 1),
        ("?tim=hoi+nghi", 2),
        ("?linh-vuc=Chính quyền số", 2),
        ("?tim=khong+co+gi+nhu+vay", 0),
        ("?loc=nghi-van", 3),
    ],
)
def test_filters_work_without_script_and_without_accents(
    browser: Client, intake: Intake, asked: str, count: int
) -> None:
    assert page(browser, intake, asked).count('<li class="rv-row') == count


def test_the_number_of_queries_does_not_grow_with_the_rows(browser: Client, read_in: ReadIn) -> None:
    small, large = read_in(samples.reading(4), text="nhỏ"), read_in(samples.reading(120), text="lớn")
    counts = []
    for intake in (small, large):
        page(browser, intake)  # the first time also notes that Lan is there
        with CaptureQueriesContext(connection) as queries:
            page(browser, intake)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 20


def test_after_a_correction_the_findings_are_looked_at_again(
    browser: Client, intake: Intake, lan: User
) -> None:
    row = next(row for row in intake.rows.filter(kind=Row.Kind.ITEM) if not row.data["lead"]["agencies"])
    lead = {"text": "Sở Nội vụ", "agencies": ["Sở Nội vụ"]}
    actions.edit(row, {**row.data, "lead": lead}, version=0, by=lan)
    answer = browser.get(url(intake, "ra-lai/?phan=nhiem-vu"), headers=HTMX).content.decode()
    assert f'id="d-{row.key}"' in answer
    assert answer.count('<li class="rv-row') == 1
    assert 'id="rv-count"' in answer


def test_who_else_is_there_and_what_they_changed(
    browser: Client, intake: Intake, lan: User, minh: User
) -> None:
    page(browser, intake)
    html = page(log_in(minh), intake)
    assert "Nguyễn Thị Lan cũng đang rà soát" in html
    row = intake.rows.filter(kind=Row.Kind.ITEM)[0]
    actions.edit(row, {**row.data, "text": "Của Minh"}, version=0, by=minh)
    said = browser.post(url(intake, "hien-dien/"), {"moc": "0"}, headers=HTMX).content.decode()
    assert "Trần Văn Minh cũng đang rà soát" in said
    assert "Trần Văn Minh vừa sửa 1 chỗ" in said


def test_a_link_to_a_row_opens_its_part(browser: Client, intake: Intake) -> None:
    row = intake.rows.get(kind=Row.Kind.TARGET)
    answer = browser.get(url(intake, f"?dong={row.key}"))
    assert answer.headers["Location"] == url(intake, f"?phan=chi-tieu#d-{row.key}")


def test_after_acceptance_it_is_only_to_be_looked_at(browser: Client, accepted: Plan) -> None:
    html = page(browser, accepted.intake)
    assert "bản rà soát chỉ còn để xem" in html
    assert 'data-act="edit"' not in html
    assert 'name="dong"' not in html


def test_a_document_that_is_not_read_yet_shows_its_progress(browser: Client, lan: User) -> None:
    intake = actions.upload(data="Kế hoạch".encode(), name="a.txt", by=lan).intake
    assert browser.get(url(intake)).headers["Location"] == f"/ke-hoach/tiep-nhan/{intake.pk}/"


def test_who_may_not_review_is_refused(chair: User, intake: Intake) -> None:
    assert log_in(chair).get(url(intake)).status_code == 403


def test_words_of_a_document_are_never_markup(browser: Client, read_in: ReadIn) -> None:
    from dataclasses import replace

    from cchc.pure.reading.read import Reading

    evil = '"><script>alert(1)</script>'
    one = samples.reading(1)
    item = replace(one.plan.items[0], text=evil, field=evil, output=evil)
    intake = read_in(Reading(samples.source((item,)), replace(one.plan, items=(item,))))
    assert "<script>alert" not in page(browser, intake)


def finding(intake: Intake) -> dict[str, Any]:
    return Intake.objects.get(pk=intake.pk).findings[0]


def test_a_finding_is_accepted_with_a_reason_beside_its_row(browser: Client, intake: Intake) -> None:
    held = next(one for one in intake.findings if one["rows"])
    asked = browser.get(url(intake, f"van-de/{held['key']}/?dong={held['rows'][0]}"))
    assert "Vì sao chấp nhận?" in asked.content.decode()
    sent = {"ly-do": "Đúng theo văn bản gốc", "phan": "nhiem-vu", "dong": held["rows"][0]}
    answer = browser.post(url(intake, f"van-de/{held['key']}/chap-nhan/"), sent)
    assert answer.headers["Location"] == url(intake, f"?phan=nhiem-vu#d-{held['rows'][0]}")
    assert "Nguyễn Thị Lan chấp nhận ngày" in page(browser, intake, "?phan=van-de")
    reopened = browser.post(url(intake, f"van-de/{held['key']}/mo-lai/"), {"phan": "van-de"}, headers=HTMX)
    assert "Chấp nhận, ghi lý do" in reopened.content.decode()


def test_a_finding_without_a_reason_is_not_accepted(browser: Client, intake: Intake) -> None:
    key = finding(intake)["key"]
    answer = browser.post(url(intake, f"van-de/{key}/chap-nhan/"), {"ly-do": " "}, follow=True)
    assert "Hãy ghi lý do chấp nhận" in answer.content.decode()
