"""A plan in force is changed by a document: rows, those who have them, their jobs; nothing is deleted."""

from datetime import date
from typing import Any

import pytest

from cchc.shared.accounts.models import User
from cchc.shared.agencies.models import Agency
from cchc.shared.records.models import Event
from cchc.steps.plans.models import Plan, PlanItem
from cchc.steps.plans.queries.export import item_data, whole
from cchc.steps.plans.rowstate import empty
from cchc.steps.plans.shapes import assignees_of, due_of
from cchc.steps.work.actions import amend, give
from cchc.steps.work.actions.amend_apply import Applied, apply
from cchc.steps.work.errors import Refused
from cchc.steps.work.models import Amendment, Assignment, Extension, Job, Progress
from cchc.steps.work.queries.amend import amendments, changes_of_item
from cchc.steps.work.tests.cascade.cast import item_of

DAY = date(2026, 6, 1)


@pytest.fixture
def amendment(plan: Plan, lan: User) -> Amendment:
    return amend.start(plan, number="812/QĐ-UBND", issued_on=DAY, words="Sắp xếp lại", by=lan)


def changed(item: PlanItem, **parts: Any) -> dict[str, Any]:
    """The item's data with other words: due, lead and support as they would be typed."""
    data = item_data(item)
    for name, words in parts.items():
        if name == "due":
            data[name] = due_of(words, year=2026)
        else:
            data[name] = assignees_of(words) if name in ("lead", "support") else words
    return data


def put(amendment: Amendment, item: PlanItem, by: User, **parts: Any) -> Amendment:
    amendment.refresh_from_db()
    return amend.put_change(
        amendment, item=item, data=changed(item, **parts), version=amendment.version, by=by
    )


def applied(amendment: Amendment, by: User) -> Applied:
    amendment.refresh_from_db()
    return apply(amendment, version=amendment.version, by=by)


def live(item: PlanItem) -> dict[str, str]:
    return dict(item.assignments.filter(ended_on=None).values_list("agency_code", "role"))


def test_nothing_holds_before_it_is_applied(amendment: Amendment, plan: Plan, lan: User) -> None:
    item = item_of(plan, "1")
    put(amendment, item, lan, text="Nhiệm vụ mới")
    assert PlanItem.objects.get(pk=item.pk).text == item.text
    assert amendments(plan, prepared=False) == []
    (view,) = amendments(plan, prepared=True)
    assert [row.kind for row in view.rows] == ["sua"]


def test_words_change_and_the_old_ones_are_kept(amendment: Amendment, plan: Plan, lan: User) -> None:
    item = item_of(plan, "1")
    put(amendment, item, lan, text="Rà soát quy trình điện tử", output="Quyết định")
    assert applied(amendment, lan) == Applied(changed=1, added=0, ended=0, given=True)
    now = PlanItem.objects.get(pk=item.pk)
    assert (now.text, now.output, now.amended_on) == ("Rà soát quy trình điện tử", "Quyết định", DAY)
    assert "quy trinh dien tu" in now.folded
    ((by, row),) = changes_of_item(now)
    assert by.number == "812/QĐ-UBND"
    assert {one.name for one in row.fields} == {"nội dung", "kết quả, sản phẩm"}
    assert item.text in "".join(run.text for run in row.fields[0].runs if run.mark != "ins")
    assert live(now) == {"so-tu-phap": "lead", "so-noi-vu": "support"}


def test_applying_twice_is_once(amendment: Amendment, plan: Plan, lan: User) -> None:
    put(amendment, item_of(plan, "1"), lan, text="Mới")
    first = applied(amendment, lan)
    assert apply(amendment, version=0, by=lan) == first
    assert Event.objects.filter(kind="work.amendment_applied").count() == 1


def test_an_empty_amendment_is_refused(amendment: Amendment, lan: User) -> None:
    with pytest.raises(Refused, match="Chưa có dòng nào"):
        applied(amendment, lan)


def test_what_says_the_same_is_no_change(amendment: Amendment, plan: Plan, lan: User) -> None:
    item = item_of(plan, "1")
    put(amendment, item, lan, text="Mới")
    current = put(amendment, item, lan)
    assert current.changes == []


def test_a_new_deadline_moves_open_jobs_and_the_first_day_stays(
    amendment: Amendment, plan: Plan, lan: User
) -> None:
    item = item_of(plan, "1")
    before = Job.objects.get(item=item, agency_code="so-tu-phap")
    put(amendment, item, lan, due="Trước ngày 01/10/2026")
    applied(amendment, lan)
    job = Job.objects.get(pk=before.pk)
    assert (job.due_on, job.first_due_on) == (date(2026, 9, 30), before.due_on)
    ledger = Extension.objects.get(job=job)
    assert (ledger.old_due_on, ledger.new_due_on, ledger.decision) == (before.due_on, job.due_on, "granted")
    assert "812/QĐ-UBND" in ledger.why


def test_periods_that_are_no_longer_asked_for_end_and_new_ones_begin(
    amendment: Amendment, plan: Plan, lan: User
) -> None:
    item = item_of(plan, "1")
    put(amendment, item, lan, due="Hằng quý")
    applied(amendment, lan)
    jobs = {job.period: job for job in Job.objects.filter(item=item, agency_code="so-tu-phap")}
    assert set(jobs) == {"", "2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"}
    assert jobs[""].state == Job.State.NOT_APPLICABLE
    assert all(job.state == Job.State.TODO for period, job in jobs.items() if period)


def test_finished_jobs_stay_as_they_are(amendment: Amendment, plan: Plan, lan: User) -> None:
    item = item_of(plan, "1")
    Job.objects.filter(item=item, agency_code="so-tu-phap").update(state="done", done_on=DAY)
    put(amendment, item, lan, due="Quý IV", lead="Sở Tài chính")
    applied(amendment, lan)
    job = Job.objects.get(item=item, agency_code="so-tu-phap")
    assert (job.state, job.due_on) == ("done", date(2026, 6, 30))


def test_another_lead_gets_the_item_and_the_old_one_loses_it(
    amendment: Amendment, plan: Plan, lan: User
) -> None:
    item = item_of(plan, "1")
    put(amendment, item, lan, lead="Sở Tài chính")
    applied(amendment, lan)
    assert live(item) == {"so-tai-chinh": "lead", "so-noi-vu": "support"}
    assert item.assignments.get(agency_code="so-tai-chinh", ended_on=None).answers
    old = Job.objects.get(item=item, agency_code="so-tu-phap")
    assert (old.state, old.ended) == (Job.State.NOT_APPLICABLE, True)
    line = Progress.objects.get(job=old)
    assert "Điều chỉnh theo 812/QĐ-UBND" in line.reason
    assert Job.objects.filter(item=item, agency_code="so-tai-chinh", state="todo").count() == 1


def test_lead_and_support_change_places_and_keep_their_progress(
    amendment: Amendment, plan: Plan, lan: User
) -> None:
    item = item_of(plan, "1")
    Job.objects.filter(item=item).update(percent=40, state="doing")
    put(amendment, item, lan, lead="Sở Nội vụ", support="Sở Tư pháp")
    applied(amendment, lan)
    assert live(item) == {"so-noi-vu": "lead", "so-tu-phap": "support"}
    jobs = Job.objects.filter(item=item)
    assert {(job.agency_code, job.role, job.percent) for job in jobs} == {
        ("so-noi-vu", "lead", 40),
        ("so-tu-phap", "support", 40),
    }
    assert item.assignments.get(answers=True).agency_code == "so-noi-vu"
    assert [one.name for one in item.named.order_by("role")] == ["Sở Nội vụ", "Sở Tư pháp"]


def test_what_was_given_by_hand_stays(
    amendment: Amendment, plan: Plan, lan: User, agencies: dict[str, Agency]
) -> None:
    item = item_of(plan, "1")
    give(item, agency_code="thue", role="support", why="Theo đề nghị", by=lan)
    put(amendment, item, lan, support="Sở Tài chính")
    applied(amendment, lan)
    assert live(item) == {"so-tu-phap": "lead", "so-tai-chinh": "support", "thue": "support"}


def test_a_task_that_is_taken_out_ends_its_jobs_and_stays(
    amendment: Amendment, plan: Plan, lan: User
) -> None:
    item = item_of(plan, "2")
    with pytest.raises(Refused):
        amend.put_end(amendment, item=item, why="", version=amendment.version, by=lan)
    amend.put_end(amendment, item=item, why="Trùng với đề án", version=amendment.version, by=lan)
    assert applied(amendment, lan) == Applied(0, 0, 1, given=True)
    now = PlanItem.objects.get(pk=item.pk)
    assert (now.ended_on, live(now)) == (DAY, {})
    assert set(Job.objects.filter(item=item).values_list("state", "ended")) == {("na", True)}
    assert all("Trùng với đề án" in line.reason for line in Progress.objects.filter(job__item=item))
    assert item.text not in [one.text for one in whole(plan).items]


def test_a_new_task_stands_in_its_field_and_is_given_out(amendment: Amendment, plan: Plan, lan: User) -> None:
    first = item_of(plan, "1")
    data = empty("item") | {"text": "Xây dựng kho dữ liệu", "field": first.field, "code": "1a"}
    data |= {"lead": assignees_of("Sở Tư pháp"), "due": due_of("Quý III", year=2026)}
    amend.put_new(amendment, data=data, version=amendment.version, by=lan)
    assert applied(amendment, lan) == Applied(0, 1, 0, given=True)
    item = item_of(plan, "1a")
    assert live(item) == {"so-tu-phap": "lead"}
    assert Job.objects.get(item=item).due_on == date(2026, 9, 30)
    positions = list(plan.planitem_set.order_by("position").values_list("code", "field"))
    fields = [field for _code, field in positions]
    assert fields == sorted(fields, key=fields.index)
    assert Amendment.objects.get(pk=amendment.pk).changes[0]["item"] == item.pk


def test_a_row_that_another_amendment_changed_meanwhile_stops_all_of_it(
    amendment: Amendment, plan: Plan, lan: User
) -> None:
    item, other = item_of(plan, "1"), item_of(plan, "2")
    second = amend.start(plan, number="900/QĐ-UBND", issued_on=DAY, words="", by=lan)
    put(amendment, item, lan, text="Một")
    put(second, item, lan, text="Hai")
    put(second, other, lan, text="Ba")
    applied(amendment, lan)
    with pytest.raises(amend.StaleAmendment, match="theo văn bản khác"):
        applied(second, lan)
    assert PlanItem.objects.get(pk=item.pk).text == "Một"
    assert PlanItem.objects.get(pk=other.pk).text == other.text
    put(second, PlanItem.objects.get(pk=item.pk), lan, text="Hai")
    assert applied(second, lan).changed == 2


def test_a_stale_preparation_changes_nothing(amendment: Amendment, plan: Plan, lan: User) -> None:
    item = item_of(plan, "1")
    put(amendment, item, lan, text="Một")
    with pytest.raises(amend.StaleAmendment):
        amend.put_change(amendment, item=item, data=changed(item, text="Hai"), version=0, by=lan)
    amendment.refresh_from_db()
    assert amendment.changes[0]["after"]["text"] == "Một"


def test_a_prepared_row_is_taken_out_and_a_prepared_amendment_given_up(
    amendment: Amendment, plan: Plan, lan: User
) -> None:
    current = put(amendment, item_of(plan, "1"), lan, text="Một")
    current = amend.take_out(current, key=current.changes[0]["key"], version=current.version, by=lan)
    assert current.changes == []
    amend.discard(current, by=lan)
    assert not Amendment.objects.exists()
    assert Event.objects.filter(kind="work.amendment_discarded").count() == 1


def test_an_applied_amendment_is_closed(amendment: Amendment, plan: Plan, lan: User) -> None:
    put(amendment, item_of(plan, "1"), lan, text="Một")
    applied(amendment, lan)
    for act in (
        lambda: amend.discard(amendment, by=lan),
        lambda: put(amendment, item_of(plan, "2"), lan, text="Hai"),
    ):
        with pytest.raises(Refused):
            act()


def test_the_same_document_is_started_once_and_not_before_the_plan(
    amendment: Amendment, plan: Plan, lan: User
) -> None:
    again = amend.start(plan, number="812/QĐ-UBND", issued_on=DAY, words="", by=lan)
    assert again.pk == amendment.pk
    with pytest.raises(Refused, match="trước ngày ban hành"):
        amend.start(plan, number="1/QĐ", issued_on=date(2025, 1, 1), words="", by=lan)


def test_a_plan_that_was_not_given_out_is_only_reworded(amendment: Amendment, plan: Plan, lan: User) -> None:
    Job.objects.all().delete()
    Assignment.objects.all().delete()
    item = item_of(plan, "1")
    put(amendment, item, lan, lead="Sở Tài chính")
    assert applied(amendment, lan).given is False
    assert not Assignment.objects.exists()
    assert [one.name for one in item.named.filter(role="lead")] == ["Sở Tài chính"]
