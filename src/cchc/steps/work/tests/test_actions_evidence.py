from datetime import date

import pytest

from cchc.shared.accounts.models import User
from cchc.shared.records.actions import store_document
from cchc.shared.records.models import Document
from cchc.steps.work import actions
from cchc.steps.work.actions import NewEvidence
from cchc.steps.work.errors import Refused
from cchc.steps.work.models import Evidence, Job
from cchc.steps.work.queries.evidence import evidence_warnings
from cchc.steps.work.tests.conftest import MakePlan
from cchc.steps.work.tests.world import Row

People = dict[str, User]


def document(text: str) -> Document:
    return store_document(text.encode(), f"{text}.pdf", by=None)


def kinds(*rows: Evidence) -> list[list[str]]:
    found = evidence_warnings(rows)
    return [[one.kind for one in found[row.pk]] for row in rows]


def test_evidence_is_added_once_replaced_and_withdrawn(job: Job, people: People) -> None:
    first = actions.add_evidence(job, NewEvidence(document("a"), number="1"), by=people["hang"])
    assert actions.add_evidence(job, NewEvidence(document("a")), by=people["hang"]) == first
    with pytest.raises(Refused, match="giống hệt"):
        actions.replace_evidence(first, NewEvidence(document("a")), by=people["hang"])
    second = actions.replace_evidence(first, NewEvidence(document("b"), number="2"), by=people["hang"])
    first.refresh_from_db()
    assert (first.replaced_by, first.withdrawn_at is None) == (second, False)
    with pytest.raises(Refused, match="đã được rút"):
        actions.withdraw_evidence(first, reason="x", by=people["hang"])
    with pytest.raises(Refused, match="lý do"):
        actions.withdraw_evidence(second, reason=" ", by=people["hang"])
    actions.withdraw_evidence(second, reason="Nhầm tệp", by=people["hang"])
    assert Evidence.objects.filter(withdrawn_at=None).count() == 0
    assert Evidence.objects.count() == 2
    again = actions.add_evidence(job, NewEvidence(document("a")), by=people["hang"])
    assert again.pk not in (first.pk, second.pk)


def test_only_the_agency_puts_evidence(job: Job, people: People) -> None:
    with pytest.raises(Refused, match="không cập nhật"):
        actions.add_evidence(job, NewEvidence(document("a")), by=people["chau"])


def test_warnings_of_the_year_and_the_issuer(job: Job, people: People) -> None:
    def put(name: str, issuer: str, day: date | None) -> Evidence:
        return actions.add_evidence(
            job, NewEvidence(document(name), issuer=issuer, issued_on=day), by=people["hang"]
        )

    fine = put("a", "Sở Tư pháp tỉnh Mẫu", date(2026, 2, 1))
    short = put("b", "STP", date(2025, 12, 20))
    old = put("c", "Sở Tư pháp", date(2025, 12, 1))
    late = put("d", "SỞ TƯ PHÁP", date(2027, 1, 1))
    other = put("e", "Sở Nội vụ", date(2026, 2, 1))
    bare = put("f", "", None)
    assert kinds(short, old, late, other, bare) == [
        [],
        ["outside_year"],
        ["outside_year"],
        ["other_issuer"],
        [],
    ]
    assert kinds(fine) == [[]]
    sentence = evidence_warnings([old])[old.pk][0].sentence
    assert sentence == "Ban hành ngày 01/12/2025, ngoài năm kế hoạch 2026."


def test_a_warning_of_what_serves_many_tasks(given: MakePlan, people: People) -> None:
    plan = given(*[Row(lead=("Sở Tư pháp",)) for _n in range(4)])
    rows = [
        actions.add_evidence(job, NewEvidence(document("a")), by=people["hang"]) for job in plan.jobs.all()
    ]
    assert kinds(rows[0]) == [["used_for_many"]]
    actions.withdraw_evidence(rows[3], reason="Nhầm", by=people["hang"])
    assert kinds(rows[0]) == [[]]


def test_a_warning_of_what_came_after_the_confirmation(job: Job, people: People) -> None:
    first = actions.add_evidence(job, NewEvidence(document("a")), by=people["hang"])
    actions.report(job, by=people["hang"], version=0, state="done")
    actions.confirm(job, by=people["chau"], version=1)
    second = actions.replace_evidence(first, NewEvidence(document("b")), by=people["hang"])
    assert kinds(first, second) == [[], ["after_confirmation"]]


def test_warnings_cost_the_same_for_many(
    job: Job, people: People, django_assert_max_num_queries: object
) -> None:
    rows = [actions.add_evidence(job, NewEvidence(document(str(n))), by=people["hang"]) for n in range(12)]
    with django_assert_max_num_queries(5):  # type: ignore[operator]
        evidence_warnings(rows)
