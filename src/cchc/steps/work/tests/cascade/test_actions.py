"""An agency's own plan: drafted from what it was given, written, submitted, decided on."""

from datetime import date, timedelta

import pytest

from cchc.shared.accounts import scope
from cchc.shared.accounts.models import Delegation, Membership, User
from cchc.shared.accounts.roles import FOCAL, STANDING
from cchc.shared.agencies.models import Agency
from cchc.shared.records.models import Event
from cchc.steps.plans.models import Plan
from cchc.steps.work.access_cascade import Place, to_review
from cchc.steps.work.actions import cascade, cascade_review
from cchc.steps.work.actions.cascade import Typed
from cchc.steps.work.actions.cascade_state import StalePlan
from cchc.steps.work.errors import Refused
from cchc.steps.work.models import AgencyPlan, AgencyTask
from cchc.steps.work.queries.cascade import AgencyPage, agency_page
from cchc.steps.work.tests.cascade import cast
from cchc.steps.work.tests.cascade.cast import SINCE, TODAY

S = AgencyPlan.State


def page_of(own: AgencyPlan) -> AgencyPage:
    own.refresh_from_db()
    return agency_page(Place(own.plan, own.agency, own), today=TODAY)


def row(own: AgencyPlan, code: str) -> AgencyTask:
    return own.tasks.get(parent__code=code)


def submitted(own: AgencyPlan, by: User) -> AgencyPlan:
    own.refresh_from_db()
    return cascade_review.submit(own, version=own.version, by=by)


def approved(own: AgencyPlan, hoa: User, lan: User) -> AgencyPlan:
    current = submitted(own, hoa)
    return cascade_review.approve(current, version=current.version, by=lan)


def test_a_draft_has_a_row_for_every_task_given_and_copies_nothing(own: AgencyPlan, plan: Plan) -> None:
    tasks = list(own.tasks.all())
    assert [task.parent.code for task in tasks] == ["1", "2", "3", "4", "5"]
    assert all(task.text == task.output == task.due_text == "" for task in tasks)
    page = page_of(own)
    assert [view.text for view in page.rows] == [item.text for item in plan.planitem_set.order_by("position")]
    assert [view.role for view in page.rows] == ["lead"] * 4 + ["support"]
    assert (page.carried, page.given, page.missing) == (5, 5, [])


def test_drafting_twice_is_once(own: AgencyPlan, plan: Plan, stp: Agency, hoa: User) -> None:
    before = list(own.tasks.values_list("pk", "version"))
    again = cascade.draft(plan, agency=stp, by=hoa)
    assert again.pk == own.pk
    assert list(own.tasks.values_list("pk", "version")) == before
    assert Event.objects.filter(kind="work.cascade_pulled").count() == 1


def test_what_is_written_stands_and_an_empty_text_says_what_the_parent_says(
    own: AgencyPlan, hoa: User
) -> None:
    task = row(own, "1")
    typed = Typed(output="Báo cáo của Sở", unit="Văn phòng Sở", due_text="trước ngày 15/6/2026")
    cascade.save_task(task, typed=typed, version=task.version, by=hoa)
    view = next(one for one in page_of(own).rows if one.code == "1")
    assert view.text == task.parent.text
    assert (view.output, view.task.unit, view.task.due_on) == (
        "Báo cáo của Sở",
        "Văn phòng Sở",
        date(2026, 6, 14),
    )
    assert [one.name for one in view.own_words] == ["kết quả, sản phẩm", "thời hạn"]
    assert not view.is_later


def test_an_own_date_after_the_provinces_is_told(own: AgencyPlan, hoa: User) -> None:
    task = row(own, "1")
    cascade.save_task(task, typed=Typed(due_text="Tháng 9"), version=task.version, by=hoa)
    view = next(one for one in page_of(own).rows if one.code == "1")
    assert view.parent is not None
    assert view.parent.last_day == date(2026, 6, 30)
    assert view.is_later


def test_a_stale_save_changes_nothing(own: AgencyPlan, hoa: User) -> None:
    task = row(own, "1")
    cascade.save_task(task, typed=Typed(unit="Phòng A"), version=task.version, by=hoa)
    with pytest.raises(StalePlan):
        cascade.save_task(task, typed=Typed(unit="Phòng B"), version=task.version, by=hoa)
    assert row(own, "1").unit == "Phòng A"


def test_two_rows_can_be_saved_at_once(own: AgencyPlan, hoa: User) -> None:
    first, second = row(own, "1"), row(own, "2")
    cascade.save_task(first, typed=Typed(unit="A"), version=first.version, by=hoa)
    cascade.save_task(second, typed=Typed(unit="B"), version=second.version, by=hoa)
    assert [row(own, "1").unit, row(own, "2").unit] == ["A", "B"]


def test_saving_the_same_is_no_change(own: AgencyPlan, hoa: User) -> None:
    task = row(own, "1")
    cascade.save_task(task, typed=Typed(), version=task.version, by=hoa)
    assert row(own, "1").version == task.version
    assert not Event.objects.filter(kind="work.cascade_row_saved").exists()


def test_what_is_sent_twice_is_written_once(own: AgencyPlan, hoa: User, lan: User) -> None:
    added = [cascade.add_own(own, typed=Typed(text="Số hóa kho lưu trữ"), by=hoa) for _n in range(2)]
    assert added[0] == added[1]
    first, fifth = row(own, "1"), row(own, "5")
    saved = [
        cascade.save_task(first, typed=Typed(unit="A"), version=first.version, by=hoa) for _n in range(2)
    ]
    dropped = [cascade.drop_task(fifth, why="Ngoài", version=fifth.version, by=hoa) for _n in range(2)]
    assert [one.version for one in (*saved, *dropped)] == [1, 1, 1, 1]
    cascade.restore_task(fifth, version=1, by=hoa)
    cascade.restore_task(fifth, version=1, by=hoa)
    current = approved(own, hoa, lan)
    facts = {"reason": "x", "until": TODAY, "rows": [], "version": current.version, "by": lan}
    assert cascade_review.reopen(current, **facts).version == cascade_review.reopen(current, **facts).version


def test_a_task_of_its_own_has_no_parent_and_must_have_words(own: AgencyPlan, hoa: User) -> None:
    with pytest.raises(Refused):
        cascade.add_own(own, typed=Typed(output="Báo cáo"), by=hoa)
    task = cascade.add_own(own, typed=Typed(text="Số hóa kho lưu trữ"), by=hoa)
    assert (task.parent, task.position) == (None, 6)
    with pytest.raises(Refused):
        cascade.save_task(task, typed=Typed(), version=task.version, by=hoa)
    assert [view.text for view in page_of(own).own] == ["Số hóa kho lưu trữ"]


def test_a_row_is_dropped_with_a_reason_and_put_back(own: AgencyPlan, hoa: User) -> None:
    task = row(own, "5")
    with pytest.raises(Refused):
        cascade.drop_task(task, why="", version=task.version, by=hoa)
    task = cascade.drop_task(task, why="Không thuộc chức năng", version=task.version, by=hoa)
    page = page_of(own)
    assert [view.code for view in page.dropped] == ["5"]
    assert (page.carried, page.given) == (4, 5)
    cascade.restore_task(task, version=task.version, by=hoa)
    assert page_of(own).carried == 5


def test_it_is_not_submitted_while_a_task_that_it_leads_is_missing(own: AgencyPlan, hoa: User) -> None:
    row(own, "2").delete()
    with pytest.raises(Refused, match="1 nhiệm vụ do cơ quan chủ trì"):
        submitted(own, hoa)
    own.refresh_from_db()
    assert own.state == S.DRAFT
    assert cascade.pull(own, by=hoa) == 1
    assert submitted(own, hoa).state == S.SUBMITTED


def test_a_supported_task_may_be_missing(own: AgencyPlan, hoa: User) -> None:
    row(own, "5").delete()
    assert submitted(own, hoa).state == S.SUBMITTED


def test_submitting_twice_is_once_and_closes_the_plan(own: AgencyPlan, hoa: User) -> None:
    first = submitted(own, hoa)
    again = cascade_review.submit(own, version=first.version - 1, by=hoa)
    assert again.version == first.version
    assert first.first_submitted_on == TODAY
    task = row(own, "1")
    with pytest.raises(Refused, match="Đã trình"):
        cascade.save_task(task, typed=Typed(unit="A"), version=task.version, by=hoa)


def test_a_return_has_a_reason_and_the_agency_reads_it(own: AgencyPlan, hoa: User, lan: User) -> None:
    current = submitted(own, hoa)
    with pytest.raises(Refused):
        cascade_review.return_(current, reason="", version=current.version, by=lan)
    done = cascade_review.return_(current, reason="Thiếu đơn vị thực hiện", version=current.version, by=lan)
    assert (done.state, done.reason, done.decided_by) == (S.RETURNED, "Thiếu đơn vị thực hiện", lan)
    again = submitted(own, hoa)
    assert again.state == S.SUBMITTED
    assert [event.kind for event in Event.objects.filter(kind__startswith="work.cascade_").order_by("pk")][
        -3:
    ] == [
        "work.cascade_submitted",
        "work.cascade_returned",
        "work.cascade_submitted",
    ]


def test_approving_what_has_changed_meanwhile_is_refused(own: AgencyPlan, hoa: User, lan: User) -> None:
    current = submitted(own, hoa)
    with pytest.raises(StalePlan):
        cascade_review.approve(current, version=current.version - 1, by=lan)
    own.refresh_from_db()
    assert own.state == S.SUBMITTED


def test_nobody_approves_what_they_submitted(own: AgencyPlan, lan: User) -> None:
    current = submitted(own, lan)
    with pytest.raises(Refused, match="người trình"):
        cascade_review.approve(current, version=current.version, by=lan)


def test_nobody_decides_on_their_own_agencys_plan_by_another_hat(
    own: AgencyPlan, hoa: User, lan: User, stp: Agency
) -> None:
    """Who sits in Sở Tư pháp too, or stands in for the standing agency there, is no judge of its plan."""
    current = submitted(own, hoa)
    Membership.objects.create(user=lan, agency_code=stp.code, role=FOCAL.key, valid_from=SINCE)
    colleague, other = cast.focal(username="binh"), cast.person("minh", "Trần Minh", STANDING, "so-noi-vu")
    Delegation.objects.create(giver=other, taker=colleague, valid_from=SINCE, valid_to=TODAY)
    for person in (lan, colleague):
        fresh = User.objects.get(pk=person.pk)
        for act in (
            lambda by: cascade_review.approve(current, version=current.version, by=by),
            lambda by: cascade_review.return_(current, reason="x", version=current.version, by=by),
            lambda by: cascade_review.set_due(current, due_on=TODAY, version=current.version, by=by),
        ):
            with pytest.raises(Refused, match="cơ quan thường trực xem xét"):
                act(fresh)
        assert not to_review(fresh, TODAY).exists()
    assert to_review(other, TODAY).get() == current
    assert cascade_review.approve(current, version=current.version, by=other).state == S.APPROVED


def test_the_standing_agencys_own_plan_is_decided_on_by_a_second_person_there(
    plan: Plan, agencies: dict[str, Agency], lan: User
) -> None:
    other = cast.person("minh", "Trần Minh", STANDING, "so-noi-vu")
    current = submitted(cascade.draft(plan, agency=agencies["so-noi-vu"], by=lan), lan)
    assert not to_review(lan, TODAY).exists()
    assert cascade_review.approve(current, version=current.version, by=other).state == S.APPROVED


def test_an_approved_plan_is_closed_and_opens_for_some_rows_until_a_day(
    own: AgencyPlan, hoa: User, lan: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    current = approved(own, hoa, lan)
    first, second = row(own, "1"), row(own, "2")
    with pytest.raises(Refused):
        cascade.save_task(first, typed=Typed(unit="A"), version=first.version, by=hoa)
    until = TODAY + timedelta(days=5)
    facts = {"reason": "Bổ sung đơn vị", "until": until, "rows": [first.pk], "by": lan}
    cascade_review.reopen(current, version=current.version, **facts)
    cascade.save_task(first, typed=Typed(unit="A"), version=first.version, by=hoa)
    with pytest.raises(Refused, match="một số dòng"):
        cascade.save_task(second, typed=Typed(unit="B"), version=second.version, by=hoa)
    with pytest.raises(Refused, match="một số dòng"):
        cascade.add_own(own, typed=Typed(text="Việc mới"), by=hoa)
    monkeypatch.setattr(scope, "today", lambda: until + timedelta(days=1))
    first.refresh_from_db()
    with pytest.raises(Refused, match="đến hết ngày 25/01/2026"):
        cascade.save_task(first, typed=Typed(unit="C"), version=first.version, by=hoa)


def test_a_reopened_plan_is_closed_or_submitted_again(own: AgencyPlan, hoa: User, lan: User) -> None:
    current = approved(own, hoa, lan)
    facts = {"reason": "Rà soát", "until": TODAY, "rows": [], "by": lan}
    current = cascade_review.reopen(current, version=current.version, **facts)
    current = cascade_review.close(current, version=current.version, by=lan)
    assert (current.state, current.reopened_until) == (S.APPROVED, None)
    current = cascade_review.reopen(current, version=current.version, **facts)
    assert submitted(own, hoa).state == S.SUBMITTED


def test_only_an_approved_plan_is_opened_again(own: AgencyPlan, lan: User) -> None:
    own.refresh_from_db()
    with pytest.raises(Refused, match="đã duyệt"):
        cascade_review.reopen(own, reason="x", until=TODAY, rows=[], version=own.version, by=lan)


def test_number_and_day_may_be_written_at_any_time(own: AgencyPlan, hoa: User, lan: User) -> None:
    current = approved(own, hoa, lan)
    cascade.set_decision(
        current, number="15/KH-STP", issued_on=date(2026, 1, 12), version=current.version, by=hoa
    )
    own.refresh_from_db()
    assert (own.number, own.issued_on, own.state) == ("15/KH-STP", date(2026, 1, 12), S.APPROVED)


def test_the_last_day_of_one_agency_can_be_another(own: AgencyPlan, lan: User) -> None:
    assert page_of(own).days_late == 6  # 20/01 against 14/01
    cascade_review.set_due(own, due_on=date(2026, 1, 31), version=own.version, by=lan)
    assert page_of(own).days_late == 0
