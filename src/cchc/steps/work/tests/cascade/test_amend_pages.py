"""Pages of amendments and of the handover after a merger."""

import io
from datetime import date
from typing import Any

import pytest
from django.test import Client

from cchc.shared.accounts.models import User
from cchc.shared.agencies.models import Agency, Succession
from cchc.steps.plans.models import Plan, PlanItem
from cchc.steps.plans.queries import plans
from cchc.steps.plans.queries.overview import overview
from cchc.steps.work.actions import amend
from cchc.steps.work.actions.handover import HandedOver, hand_over
from cchc.steps.work.errors import Refused
from cchc.steps.work.models import AgencyPlan, Amendment, Assignment, Job
from cchc.steps.work.tests.cascade import cast
from cchc.steps.work.tests.cascade.cast import item_of, log_in


def body(answer: Any) -> str:
    return str(answer.content.decode())


@pytest.fixture
def client(lan: User) -> Client:
    return log_in(lan)


@pytest.fixture
def amendment(plan: Plan, lan: User) -> Amendment:
    return amend.start(plan, number="812/QĐ-UBND", issued_on=date(2026, 6, 1), words="Sắp xếp", by=lan)


def typed(item: PlanItem, version: int, **changed: str) -> dict[str, Any]:
    """The form of a row as it is shown, with some fields typed over."""
    named = {
        role: "\n".join(item.named.filter(role=role).values_list("name", flat=True))
        for role in ("lead", "support")
    }
    activities = "\n".join(f"{one['code']}. {one['text']}" for one in item.activities)
    shown = {
        name: getattr(item, name) for name in ("field", "code", "target", "text", "output", "budget", "note")
    }
    return {**shown, **named, "activities": activities, "due": item.due_text, "version": version, **changed}


def test_from_the_document_to_what_holds(client: Client, plan: Plan) -> None:
    new = f"/viec/dieu-chinh/ke-hoach/{plan.pk}/moi/"
    assert client.post(new, {"number": "", "issued_on": "2026-06-01"}).status_code == 422
    program = io.BytesIO(b"MZ")
    program.name = "qd.exe"
    sent = {"number": "812/QĐ-UBND", "issued_on": "2026-06-01", "document": program}
    refused = client.post(new, sent)
    assert (refused.status_code, "không phải tài liệu" in body(refused)) == (422, True)
    file = io.BytesIO(b"quyet dinh")
    file.name = "qd.txt"
    facts = {"number": "812/QĐ-UBND", "issued_on": "2026-06-01", "words": "Sắp xếp", "document": file}
    url = client.post(new, facts).url
    found = Amendment.objects.get()
    assert "Đang soạn: kế hoạch chưa thay đổi" in body(client.get(url))
    item = item_of(plan, "1")
    row = f"{url}dong/{item.key}/"
    assert "Nội dung hiện nay trong kế hoạch" in body(client.get(row))
    client.post(row, typed(item, found.version, text="Rà soát quy trình điện tử"))
    client.post(f"{url}dong/{item_of(plan, '2').key}/bo/", {"version": 1, "reason": "Trùng"})
    data = {"text": "Mở cổng dữ liệu", "lead": "Sở Tư pháp", "due": "Quý III", "version": 2}
    assert client.post(f"{url}them-dong/", {**data, "text": ""}).status_code == 422
    client.post(f"{url}them-dong/", data)
    page = body(client.get(url))
    assert "Áp dụng 3 điều chỉnh" in page
    page = body(client.post(f"{url}ap-dung/", {"version": 3}, follow=True))
    assert "sửa 1, thêm 1, bỏ 1 nhiệm vụ" in page
    assert PlanItem.objects.get(pk=item.pk).text == "Rà soát quy trình điện tử"
    answer = client.get(f"{url}tep/")
    assert b"".join(answer.streaming_content) == b"quyet dinh"  # type: ignore[attr-defined]
    assert "812/QĐ-UBND" in body(client.get(f"/viec/dieu-chinh/ke-hoach/{plan.pk}/"))


def test_the_old_words_stand_on_the_tasks_page(
    client: Client, plan: Plan, amendment: Amendment, lan: User
) -> None:
    item = item_of(plan, "1")
    url = f"/viec/dieu-chinh/ke-hoach/{plan.pk}/nhiem-vu/{item.key}/"
    assert "chưa được điều chỉnh" in body(client.get(url))
    at = f"/viec/dieu-chinh/van-ban/{amendment.pk}/"
    client.post(f"{at}dong/{item.key}/", typed(item, 0, text="Rà soát quy trình điện tử nhóm 1 của ngành"))
    client.post(f"{at}ap-dung/", {"version": 1})
    page = body(log_in(cast.viewer()).get(url))
    assert "Đã điều chỉnh theo 812/QĐ-UBND ngày 01/06/2026" in page
    assert "nội bộ</del>" in page
    piece = body(client.get(url, headers={"HX-Request": "true"}))
    assert "<html" not in piece
    assert "nội bộ</del>" in piece


def test_what_was_taken_out_is_counted_nowhere_and_can_be_read(
    client: Client, plan: Plan, amendment: Amendment, lan: User
) -> None:
    at = f"/viec/dieu-chinh/van-ban/{amendment.pk}/"
    item = item_of(plan, "2")
    client.post(f"{at}dong/{item.key}/bo/", {"version": 0, "reason": "Trùng"})
    client.post(f"{at}ap-dung/", {"version": 1})
    assert overview(plan).whole.items == 4
    assert sum(field.items for field in overview(plan).fields) == 4
    assert plans.totals(plan)["items"] == 4
    assert plans.plans(lan).get().item_count == 4
    assert item.text not in body(client.get(f"/ke-hoach/{plan.pk}/tien-do-nam/"))
    listed = body(client.get(f"/ke-hoach/{plan.pk}/nhiem-vu/"))
    assert item.text not in listed
    assert "?da-bo=1" in listed
    gone = body(client.get(f"/ke-hoach/{plan.pk}/nhiem-vu/?da-bo=1"))
    assert item.text in gone
    assert "<strong>1</strong> trong 1 nhiệm vụ" in gone
    assert "bỏ khỏi kế hoạch" in body(client.get(f"/viec/nhiem-vu/{plan.pk}/{item.key}/"))


def test_the_plans_trail_tells_of_its_amendments(
    client: Client, plan: Plan, amendment: Amendment, lan: User
) -> None:
    at = f"/viec/dieu-chinh/van-ban/{amendment.pk}/"
    item = item_of(plan, "1")
    client.post(f"{at}dong/{item.key}/", typed(item, 0, text="Rà soát quy trình điện tử nhóm 1 của ngành"))
    client.post(f"{at}ap-dung/", {"version": 1})
    given_up = amend.start(plan, number="9/QĐ-UBND", issued_on=date(2026, 7, 1), words="", by=lan)
    amend.discard(given_up, by=lan)
    page = body(client.get(f"/ke-hoach/{plan.pk}/nhat-ky/"))
    for words in (
        "lập văn bản điều chỉnh 812/QĐ-UBND",
        "điều chỉnh kế hoạch theo 812/QĐ-UBND: 1 dòng sửa, 0 dòng thêm, 0 dòng bỏ",
        "bỏ văn bản điều chỉnh 9/QĐ-UBND đang soạn",
        "giao kế hoạch: 5 nhiệm vụ",
    ):
        assert words in page
    assert "work." not in page
    work = body(client.get(f"/viec/nhiem-vu/{plan.pk}/{item.key}/"))
    assert "nội bộ</del>" in work
    assert f'href="{at}"' in work


def test_a_stale_row_keeps_what_was_typed(client: Client, plan: Plan, amendment: Amendment) -> None:
    item, url = item_of(plan, "1"), f"/viec/dieu-chinh/van-ban/{amendment.pk}/"
    client.post(f"{url}dong/{item.key}/", typed(item, 0, text="Một"))
    answer = client.post(f"{url}dong/{item.key}/", typed(item, 0, text="Hai"))
    assert answer.status_code == 409
    assert ">\nHai</textarea>" in body(answer)
    amendment.refresh_from_db()
    assert amendment.changes[0]["after"]["text"] == "Một"


def test_a_row_that_is_sent_twice_is_prepared_once(client: Client, plan: Plan, amendment: Amendment) -> None:
    at = f"/viec/dieu-chinh/van-ban/{amendment.pk}/"
    item, other = item_of(plan, "1"), item_of(plan, "2")
    forms = (
        (f"{at}dong/{item.key}/", typed(item, 0, text="Một")),
        (f"{at}dong/{other.key}/bo/", {"version": 1, "reason": "Trùng"}),
        (
            f"{at}them-dong/",
            {"text": "Mở cổng dữ liệu", "lead": "Sở Tư pháp", "due": "Quý III", "version": 2},
        ),
    )
    for url, data in forms:
        assert [client.post(url, data).status_code for _n in range(2)] == [302, 302]
    amendment.refresh_from_db()
    assert (amendment.version, len(amendment.changes)) == (3, 3)


def test_a_prepared_row_is_taken_out_and_all_of_it_given_up(
    client: Client, plan: Plan, amendment: Amendment
) -> None:
    item, url = item_of(plan, "1"), f"/viec/dieu-chinh/van-ban/{amendment.pk}/"
    client.post(f"{url}dong/{item.key}/", typed(item, 0, text="Một"))
    client.post(f"{url}dong/{item.key}/thoi/", {"version": 1})
    amendment.refresh_from_db()
    assert amendment.changes == []
    client.post(f"{url}huy/")
    assert not Amendment.objects.exists()


def test_what_is_prepared_is_for_those_who_amend(plan: Plan, amendment: Amendment, hoa: User) -> None:
    url = f"/viec/dieu-chinh/van-ban/{amendment.pk}/"
    stranger = log_in(hoa)
    assert stranger.get(url).status_code == 404
    assert "812/QĐ-UBND" not in body(stranger.get(f"/viec/dieu-chinh/ke-hoach/{plan.pk}/"))
    assert stranger.post(f"/viec/dieu-chinh/ke-hoach/{plan.pk}/moi/").status_code == 403
    Amendment.objects.update(applied_at=plan.accepted_at, applied_by=plan.accepted_by)
    assert stranger.get(url).status_code == 200
    assert stranger.post(f"{url}ap-dung/").status_code == 403


def test_tasks_are_found_without_accents(client: Client, plan: Plan, amendment: Amendment) -> None:
    url = f"/viec/dieu-chinh/van-ban/{amendment.pk}/"
    assert "<strong>1</strong> trong 1 nhiệm vụ" in body(client.get(f"{url}?tim=nhom 3"))
    assert "<strong>5</strong> trong 5 nhiệm vụ" in body(client.get(url))


@pytest.fixture
def merger(agencies: dict[str, Agency]) -> Succession:
    """Sở Tư pháp goes into Sở Tài chính or Sở Nội vụ."""
    found = Succession.objects.create(kind="merge", on=date(2026, 1, 10), decision="5/NQ-HĐND")
    found.olds.add(agencies["so-tu-phap"])
    found.news.add(agencies["so-tai-chinh"], agencies["thue"])
    return found


def test_open_work_goes_to_the_successor_in_one_action(
    client: Client, plan: Plan, own: AgencyPlan, merger: Succession
) -> None:
    done = Job.objects.filter(agency_code="so-tu-phap").first()
    assert done is not None
    Job.objects.filter(pk=done.pk).update(state="done", done_on=cast.TODAY)
    url = f"/viec/dieu-chinh/ban-giao/{merger.pk}/"
    page = body(client.get(url))
    assert "Sở Tư pháp: 5 phần việc, 4 việc đang mở," in page
    refused = client.post(url, {"nhan-so-tu-phap": ""})
    assert (refused.status_code, "Hãy chọn cơ quan nhận bàn giao" in body(refused)) == (422, True)
    page = body(client.post(url, {"nhan-so-tu-phap": "so-tai-chinh"}, follow=True))
    assert "Không còn gì để bàn giao" in page
    assert Job.objects.filter(agency_code="so-tai-chinh", ended=False).count() == 4
    assert Job.objects.get(pk=done.pk).agency_code == "so-tu-phap"
    assert "Không có gì cần bàn giao" in body(client.get("/viec/dieu-chinh/ban-giao/"))
    assert "Sở Tư pháp" in body(client.get("/viec/dieu-chinh/ban-giao/?tat-ca"))


def test_a_second_handover_finds_nothing_and_a_stranger_is_no_heir(
    plan: Plan, merger: Succession, lan: User
) -> None:
    with pytest.raises(Refused, match="kế thừa"):
        hand_over(merger, heirs={"so-tu-phap": "so-noi-vu"}, by=lan)
    first = hand_over(merger, heirs={"so-tu-phap": "so-tai-chinh"}, by=lan)
    assert first.assignments == 5
    assert hand_over(merger, heirs={"so-tu-phap": "so-tai-chinh"}, by=lan) == HandedOver(0, 0, 0, 0)
    assert not Assignment.objects.filter(agency_code="so-tu-phap", ended_on=None).exists()
