"""The province's plan changes: agencies see it as a proposal, take it over, or keep their own words with a reason."""

from dataclasses import replace
from datetime import date

import pytest

from cchc.shared.accounts.models import User
from cchc.shared.agencies.models import Agency
from cchc.steps.plans import actions as plans
from cchc.steps.plans.models import Plan
from cchc.steps.work.access_cascade import Place
from cchc.steps.work.actions import amend, assign_plan, cascade, cascade_changes
from cchc.steps.work.actions.amend_apply import apply
from cchc.steps.work.actions.cascade import Typed
from cchc.steps.work.actions.cascade_changes import Followed, follow_revision, keep_own, take_over
from cchc.steps.work.actions.cascade_state import StalePlan
from cchc.steps.work.errors import Refused
from cchc.steps.work.models import AgencyPlan, AgencyTask
from cchc.steps.work.parents import digest_of, parents_of
from cchc.steps.work.queries.cascade import AgencyPage, TaskView, agency_page
from cchc.steps.work.tests.cascade import cast
from cchc.steps.work.tests.cascade.cast import item_of
from cchc.steps.work.tests.cascade.test_amend import changed


def page_of(own: AgencyPlan) -> AgencyPage:
    own = AgencyPlan.objects.select_related("plan", "agency").get(pk=own.pk)
    return agency_page(Place(own.plan, own.agency, own), today=cast.TODAY)


def view(own: AgencyPlan, code: str) -> TaskView:
    return next(one for one in page_of(own).rows if one.code == code)


def row(own: AgencyPlan, code: str) -> AgencyTask:
    return own.tasks.get(parent__code=code)


@pytest.fixture
def amended(own: AgencyPlan, plan: Plan, lan: User) -> Plan:
    """Task 1 says something else and is due later, task 2 is taken out."""
    amendment = amend.start(plan, number="812/QĐ-UBND", issued_on=date(2026, 6, 1), words="", by=lan)
    item = item_of(plan, "1")
    data = changed(item, text="Rà soát quy trình điện tử nhóm 1 của ngành", due="Quý III")
    amend.put_change(amendment, item=item, data=data, version=0, by=lan)
    amend.put_end(amendment, item=item_of(plan, "2"), why="Trùng", version=1, by=lan)
    apply(amendment, version=2, by=lan)
    return plan


def test_without_a_change_nothing_is_proposed(own: AgencyPlan) -> None:
    assert page_of(own).changed == []


def test_a_change_is_proposed_and_the_row_says_what_was_agreed(own: AgencyPlan, amended: Plan) -> None:
    assert [one.code for one in page_of(own).changed] == ["1", "2"]
    first = view(own, "1")
    assert first.text == "Rà soát quy trình nội bộ nhóm 1 của ngành"
    assert first.due_text == "Quý II"
    assert [one.name for one in first.proposal] == ["nội dung", "thời hạn"]
    second = view(own, "2")
    assert second.parent is not None
    assert second.parent.ended


def test_taking_over_says_what_the_province_says_now(own: AgencyPlan, amended: Plan, hoa: User) -> None:
    task = row(own, "1")
    take_over(task, version=task.version, by=hoa)
    first = view(own, "1")
    assert first.text == "Rà soát quy trình điện tử nhóm 1 của ngành"
    assert (first.task.text, first.is_changed) == ("", False)
    take_over(task, version=task.version, by=hoa)  # a second click
    assert row(own, "1").version == task.version + 1


def test_taking_over_a_task_that_is_out_drops_the_row_with_the_reason(
    own: AgencyPlan, amended: Plan, hoa: User
) -> None:
    task = row(own, "2")
    take_over(task, version=task.version, by=hoa)
    (dropped,) = page_of(own).dropped
    assert dropped.task.dropped_why == "Kế hoạch của tỉnh không còn nhiệm vụ này."


def test_keeping_needs_a_reason_and_keeps_the_agreed_words(own: AgencyPlan, amended: Plan, hoa: User) -> None:
    task = row(own, "1")
    with pytest.raises(Refused):
        keep_own(task, why="", version=task.version, by=hoa)
    keep_own(task, why="Đã ký hợp đồng", version=task.version, by=hoa)
    first = view(own, "1")
    assert (first.text, first.due_text) == ("Rà soát quy trình nội bộ nhóm 1 của ngành", "Quý II")
    assert (first.task.due_on, first.task.kept_why) == (date(2026, 6, 30), "Đã ký hợp đồng")
    assert not first.is_changed
    assert first.own_words


def test_a_kept_row_is_asked_again_when_the_province_changes_again(
    own: AgencyPlan, amended: Plan, hoa: User, lan: User
) -> None:
    task = row(own, "1")
    keep_own(task, why="Đã ký hợp đồng", version=task.version, by=hoa)
    later = amend.start(amended, number="900/QĐ-UBND", issued_on=date(2026, 7, 1), words="", by=lan)
    item = item_of(amended, "1")
    amend.put_change(later, item=item, data=changed(item, output="Quyết định"), version=0, by=lan)
    apply(later, version=1, by=lan)
    first = view(own, "1")
    assert first.is_changed
    assert [one.name for one in first.proposal] == ["kết quả, sản phẩm"]


def test_a_stale_answer_changes_nothing(own: AgencyPlan, amended: Plan, hoa: User) -> None:
    task = row(own, "1")
    cascade.save_task(task, typed=Typed(unit="Phòng A"), version=task.version, by=hoa)
    with pytest.raises(StalePlan):
        take_over(task, version=task.version, by=hoa)
    assert view(own, "1").is_changed


def test_an_approved_plan_takes_over_and_a_submitted_one_waits(
    own: AgencyPlan, amended: Plan, hoa: User
) -> None:
    task = row(own, "1")
    AgencyPlan.objects.filter(pk=own.pk).update(state="submitted", submitted_at=amended.accepted_at)
    with pytest.raises(Refused, match="chờ duyệt"):
        take_over(task, version=task.version, by=hoa)
    AgencyPlan.objects.filter(pk=own.pk).update(state="approved")
    take_over(task, version=task.version, by=hoa)
    assert not view(own, "1").is_changed


def test_numbering_budget_and_notes_are_no_proposal(plan: Plan) -> None:
    data = next(iter(parents_of(plan).values())).data
    assert digest_of(data) == digest_of({**data, "code": "99", "budget": "1 tỷ", "note": "ghi chú"})
    assert digest_of(data) != digest_of({**data, "output": "khác"})
    assert digest_of(data) != digest_of(data, ended=True)


@pytest.fixture
def revised(own: AgencyPlan, plan: Plan, lan: User, monkeypatch: pytest.MonkeyPatch) -> Plan:
    """A later version: task 1 as before, task 2 due later, 3 gone, 4 and 5 as before, 6 new."""
    items = [cast.item(1), cast.item(2, due="Quý IV"), cast.item(4)]
    items += [
        cast.item(5, lead="Sở Nội vụ", support="Sở Tư pháp"),
        cast.item(6, text="Mở cổng dữ liệu số của tỉnh"),
    ]
    items = [replace(one, code=str(number)) for number, one in enumerate(items, start=1)]
    intake = cast.read_in(monkeypatch, cast.reading(items), by=lan, text="bản sửa đổi", revises=plan)
    later = plans.accept(intake, by=lan)
    assign_plan(later, by=lan)
    return later


def test_a_revision_is_told_and_followed_row_by_row(own: AgencyPlan, revised: Plan, hoa: User) -> None:
    assert page_of(own).newer == revised
    assert follow_revision(own, by=hoa) == Followed(same=3, changed=1, gone=1)
    page = page_of(own)
    assert (page.plan, page.newer) == (revised, None)
    (moved, gone) = sorted(page.changed, key=lambda one: bool(one.parent and one.parent.ended))
    assert [one.name for one in moved.proposal] == ["thời hạn"]
    assert gone.parent is not None
    assert gone.parent.ended
    assert gone.text == "Rà soát quy trình nội bộ nhóm 3 của ngành"
    assert [parent.item.text for parent, _role in page.missing] == ["Mở cổng dữ liệu số của tỉnh"]
    assert follow_revision(own, by=hoa) == Followed(0, 0, 0)


def test_after_a_revision_a_changed_row_is_kept_with_the_old_words(
    own: AgencyPlan, revised: Plan, hoa: User
) -> None:
    follow_revision(own, by=hoa)
    task = own.tasks.get(parent__plan=revised, parent__due_text="Quý IV")
    keep_own(task, why="Giữ hạn cũ", version=task.version, by=hoa)
    task.refresh_from_db()
    assert (task.due_text, task.text) == ("Quý II", "")


def test_an_agency_with_a_plan_for_the_revision_does_not_follow(
    own: AgencyPlan, revised: Plan, stp: Agency, hoa: User
) -> None:
    cascade.draft(revised, agency=stp, by=hoa)
    with pytest.raises(Refused, match="đã có kế hoạch"):
        follow_revision(own, by=hoa)


def test_a_revised_plan_gets_no_new_agency_plans(
    own: AgencyPlan, revised: Plan, plan: Plan, agencies: dict[str, Agency], lan: User
) -> None:
    plan = Plan.objects.get(pk=plan.pk)
    with pytest.raises(Refused, match="bản sửa đổi"):
        cascade.begin(plan, agency=agencies["so-noi-vu"], by=lan)


def test_a_task_of_its_own_has_nothing_to_take_over(own: AgencyPlan, hoa: User) -> None:
    task = cascade.add_own(own, typed=Typed(text="Việc riêng"), by=hoa)
    with pytest.raises(Refused, match="nhiệm vụ riêng"):
        cascade_changes.take_over(task, version=task.version, by=hoa)


def test_the_page_offers_both_answers_to_who_writes_the_plan(
    own: AgencyPlan, amended: Plan, hoa: User, lan: User
) -> None:
    url = f"/viec/ke-hoach-co-quan/{amended.pk}/co-quan/so-tu-phap/"
    client, task = cast.log_in(hoa), row(own, "1")
    page = client.get(url).content.decode()
    assert f"{url}dong/{task.pk}/tiep-nhan/" in page
    assert "Bỏ theo kế hoạch của tỉnh" in page
    assert "tiep-nhan" not in cast.log_in(lan).get(url).content.decode()
    kept = client.post(
        f"{url}dong/{task.pk}/giu-rieng/", {"version": task.version, "reason": "Đã ký"}, follow=True
    )
    assert "Giữ nội dung riêng: Đã ký" in kept.content.decode()
    task = row(own, "2")
    client.post(f"{url}dong/{task.pk}/tiep-nhan/", {"version": task.version})
    assert page_of(own).changed == []


def test_following_a_revision_leads_to_the_plan_under_it(own: AgencyPlan, revised: Plan, hoa: User) -> None:
    url = f"/viec/ke-hoach-co-quan/{own.plan_id}/co-quan/so-tu-phap/"
    client = cast.log_in(hoa)
    assert "đã được thay bằng bản sửa đổi" in client.get(url).content.decode()
    answer = client.post(f"{url}theo-ban-sua-doi/")
    assert answer.headers["Location"] == f"/viec/ke-hoach-co-quan/{revised.pk}/co-quan/so-tu-phap/"
