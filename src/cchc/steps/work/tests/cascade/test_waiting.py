"""What of agencies' plans stands in "Việc của tôi"."""

from cchc.shared.accounts.models import User
from cchc.steps.plans.models import Plan
from cchc.steps.work.actions import cascade_review
from cchc.steps.work.models import AgencyPlan
from cchc.steps.work.queries.cascade_waiting import cascade_todos
from cchc.steps.work.tests.cascade import cast


def said(person: User) -> list[tuple[str, str]]:
    return [(one.what, one.state) for one in cascade_todos(person, cast.TODAY)]


def test_a_plan_that_is_not_submitted_is_asked_for(plan: Plan, hoa: User) -> None:
    assert said(hoa) == [("Chưa trình, quá hạn 6 ngày", "late")]
    assert "Chưa trình, quá hạn 6 ngày" in cast.log_in(hoa).get("/").content.decode()


def test_before_the_last_day_the_day_is_told(own: AgencyPlan, hoa: User) -> None:
    AgencyPlan.objects.update(due_on=cast.TODAY.replace(day=30))
    assert said(hoa) == [("Cần trình chậm nhất ngày 30/01/2026", "soon")]


def test_what_is_submitted_waits_for_the_standing_agency_and_comes_back(
    own: AgencyPlan, hoa: User, lan: User
) -> None:
    own.refresh_from_db()
    current = cascade_review.submit(own, version=own.version, by=hoa)
    assert said(hoa) == []
    assert ("1 kế hoạch chờ duyệt", "soon") in said(lan)
    cascade_review.return_(current, reason="Sửa", version=current.version, by=lan)
    assert said(hoa) == [("Bị trả lại, cần sửa và trình lại", "late")]


def test_a_change_of_the_province_is_told(own: AgencyPlan, hoa: User) -> None:
    own.tasks.filter(parent__code="1").update(seen="other")
    assert ("1 thay đổi của tỉnh chờ tiếp nhận", "soon") in said(hoa)


def test_who_has_no_part_in_it_is_told_nothing(own: AgencyPlan) -> None:
    assert said(cast.viewer()) == said(cast.leader()) == []
