"""Who sees which jobs, and who may do what: lists, pages and acts agree because they ask the same question."""

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from cchc.shared.accounts.models import Membership, User
from cchc.shared.accounts.permissions import Permission
from cchc.shared.accounts.roles import ADMIN, FIELD_LEAD, FOCAL, INSPECTOR
from cchc.steps.plans.models import Plan
from cchc.steps.work import access, actions
from cchc.steps.work.models import Job
from cchc.steps.work.tests.conftest import MakePlan
from cchc.steps.work.tests.world import SINCE, TODAY, Row, make_person

People = dict[str, User]


@pytest.fixture
def plan(given: MakePlan) -> Plan:
    return given(
        Row(lead=("Sở Tư pháp",), support=("Sở Khoa học và Công nghệ", "Sở Tài chính")),
        Row(lead=("UBND cấp xã",)),
        Row(lead=("Sở Nội vụ",), support=("Sở Tư pháp",)),
    )


def seen(person: User, permission: Permission = Permission.WORK_READ) -> set[tuple[str, str]]:
    return {(job.item.code, job.agency_code) for job in access.jobs_for(person, permission)}


def test_an_agency_sees_its_own_jobs_and_those_of_items_it_answers_for(plan: Plan, people: People) -> None:
    assert seen(people["hang"]) == {("1", "STP"), ("1", "SKH"), ("1", "STC"), ("3", "STP")}
    assert seen(people["khoa"]) == {("1", "SKH")}
    assert seen(people["xuan"]) == {("2", "X0")}


def test_who_sees_all_and_who_sees_nothing(plan: Plan, people: People) -> None:
    every = plan.jobs.count()
    assert len(seen(people["chau"])) == len(seen(people["chu"])) == every
    assert len(seen(make_person("kiem", INSPECTOR))) == every
    assert len(seen(make_person("linh", FIELD_LEAD, "SKH"))) == every
    assert seen(people["xem"]) == seen(make_person("quan", ADMIN)) == set()
    people["chu"].is_active = False
    assert seen(people["chu"]) == set()


def test_nobody_confirms_the_work_of_their_own_agency_by_another_hat(plan: Plan, people: People) -> None:
    two = make_person("hai", FOCAL, "STP", "SKH")
    assert seen(two, Permission.WORK_CONFIRM) == {("1", "STC")}
    Membership.objects.create(user=people["chau"], agency_code="STP", role=FOCAL.key, valid_from=SINCE)
    confirms = seen(User.objects.get(pk=people["chau"].pk), Permission.WORK_CONFIRM)
    assert ("1", "STP") not in confirms
    assert ("3", "SNV") in confirms  # nobody stands above the standing agency: a second person there confirms


def test_who_reports(plan: Plan, people: People) -> None:
    assert seen(people["hang"], Permission.WORK_REPORT) == {("1", "STP"), ("3", "STP")}
    assert seen(people["chau"], Permission.WORK_REPORT) == {("3", "SNV")}
    assert seen(people["chu"], Permission.WORK_REPORT) == set()


def test_who_confirms(plan: Plan, people: People) -> None:
    assert seen(people["hang"], Permission.WORK_CONFIRM) == {("1", "SKH"), ("1", "STC")}
    assert seen(people["noi"], Permission.WORK_CONFIRM) == {("3", "STP")}
    assert len(seen(people["chau"], Permission.WORK_CONFIRM)) == plan.jobs.count()
    assert seen(people["chu"], Permission.WORK_CONFIRM) == set()


def test_a_supports_report_comes_to_the_lead_and_a_leads_to_the_standing_agency(
    plan: Plan, people: People
) -> None:
    def waiting(who: str) -> set[tuple[str, str]]:
        return {(job.item.code, job.agency_code) for job in access.to_confirm(people[who], TODAY)}

    for who, code, item in (
        ("hang", "STP", "1"),
        ("khoa", "SKH", "1"),
        ("xuan", "X0", "2"),
        ("hang", "STP", "3"),
    ):
        job = plan.jobs.get(agency_code=code, item__code=item)
        actions.report(job, by=people[who], version=0, state="done", words="Xong")
    assert waiting("hang") == {("1", "SKH")}
    assert waiting("chau") == {("1", "STP"), ("2", "X0"), ("3", "STP")}  # it answers for the third itself
    assert waiting("khoa") == set()


def test_a_job_is_fetched_and_checked_in_one_call(plan: Plan, people: People) -> None:
    job = plan.jobs.get(agency_code="SKH")
    assert access.job_for(people["hang"], job.pk).item.code == "1"
    assert access.job_for(people["khoa"], job.pk, Permission.WORK_REPORT) == job
    assert access.job_for(people["hang"], job.pk, Permission.WORK_CONFIRM) == job
    with pytest.raises(PermissionDenied):
        access.job_for(people["hang"], job.pk, Permission.WORK_REPORT)
    for who, key in (("xuan", job.pk), ("xem", job.pk), ("chu", 999_999)):
        with pytest.raises(Http404):
            access.job_for(people[who], key)


def test_one_job_and_the_list_agree(plan: Plan, people: People) -> None:
    for job in Job.objects.all():
        for person in people.values():
            listed = access.jobs_for(person, Permission.WORK_CONFIRM).filter(pk=job.pk).exists()
            assert access.may_confirm(person, job, TODAY) == listed
            reported = access.jobs_for(person, Permission.WORK_REPORT).filter(pk=job.pk).exists()
            assert access.may_report(person, job, TODAY) == reported


def test_extensions_are_for_the_standing_agency_to_decide(plan: Plan, people: People) -> None:
    from datetime import date

    job = plan.jobs.get(agency_code="SKH")
    line = actions.ask_extension(job, new_due_on=date(2026, 8, 1), why="x", by=people["khoa"])
    assert access.extension_for(people["chau"], line.pk, Permission.WORK_CONFIRM) == line
    assert access.extension_for(people["hang"], line.pk) == line
    with pytest.raises(PermissionDenied):
        access.extension_for(people["hang"], line.pk, Permission.WORK_CONFIRM)
    with pytest.raises(Http404):
        access.extension_for(people["xuan"], line.pk)


def test_assignments_follow_the_jobs(plan: Plan, people: People) -> None:
    for person in people.values():
        from_jobs = set(access.jobs_for(person).values_list("assignment", flat=True))
        assert set(access.assignments_for(person).values_list("pk", flat=True)) == from_jobs


def test_an_item_is_there_for_who_reads_plans(plan: Plan, people: People) -> None:
    assert access.item_for(people["xem"], plan.pk, "i1").code == "1"
    with pytest.raises(Http404):
        access.item_for(people["xem"], plan.pk, "khong")
