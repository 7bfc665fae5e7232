import pytest

from cchc.shared.accounts.models import User
from cchc.steps.plans import actions
from cchc.steps.plans.errors import Refused
from cchc.steps.plans.models import FindingDecision, Intake, Row
from cchc.steps.plans.queries import review
from cchc.steps.plans.shapes import split as split_data


def of_rule(intake: Intake, rule: str) -> list[review.FindingView]:
    return [finding for finding in review.finding_views(intake) if finding.rule == rule]


def without_lead(intake: Intake) -> Row:
    return next(row for row in intake.rows.filter(kind=Row.Kind.ITEM) if not row.data["lead"]["agencies"])


def test_findings_stand_beside_their_rows(intake: Intake) -> None:
    row = without_lead(intake)
    beside = [finding for finding in review.finding_views(intake) if row.key in finding.rows]
    assert any("lead" in finding.rule for finding in beside)


def test_a_finding_is_accepted_with_a_reason_and_opened_again(intake: Intake, lan: User, minh: User) -> None:
    finding = review.finding_views(intake)[0]
    actions.accept_finding(intake, finding.key, reason=" Đúng theo văn bản ", by=lan)
    standing = review.finding_views(intake)[0]
    assert standing.decision is not None
    assert (standing.decision.reason, standing.decision.by) == ("Đúng theo văn bản", lan)
    actions.reopen_finding(intake, finding.key, by=minh)
    assert review.finding_views(intake)[0].is_open
    assert FindingDecision.objects.get().withdrawn_by == minh


def test_accepting_twice_is_once(intake: Intake, lan: User, minh: User) -> None:
    key = review.finding_views(intake)[0].key
    first = actions.accept_finding(intake, key, reason="Một", by=lan)
    second = actions.accept_finding(intake, key, reason="Hai", by=minh)
    assert second == first
    assert second.reason == "Một"


def test_a_reason_is_needed(intake: Intake, lan: User) -> None:
    with pytest.raises(Refused, match="lý do"):
        actions.accept_finding(intake, review.finding_views(intake)[0].key, reason="  ", by=lan)


def test_a_finding_that_is_not_there_is_not_accepted(intake: Intake, lan: User) -> None:
    with pytest.raises(Refused):
        actions.accept_finding(intake, "0" * 16, reason="Vì sao", by=lan)


def test_a_correction_makes_its_finding_go_and_an_acceptance_stays(intake: Intake, lan: User) -> None:
    row = without_lead(intake)
    others = [one for one in review.finding_views(intake) if row.key not in one.rows]
    for finding in others[:1]:
        actions.accept_finding(intake, finding.key, reason="Đúng", by=lan)
    lead = {"text": "Sở Nội vụ", "agencies": ["Sở Nội vụ"]}
    actions.edit(row, {**row.data, "lead": lead}, version=row.version, by=lan)
    intake = actions.look_again(Intake.objects.get(pk=intake.pk))
    assert intake.checked_revision == intake.revision
    assert not [one for one in review.finding_views(intake) if row.key in one.rows and "lead" in one.rule]
    assert [one.key for one in review.finding_views(intake) if not one.is_open] == [
        one.key for one in others[:1]
    ]


def test_looking_again_changes_no_key_of_what_stands(intake: Intake) -> None:
    before = [finding["key"] for finding in intake.findings]
    Intake.objects.filter(pk=intake.pk).update(checked_revision=None)
    again = actions.look_again(Intake.objects.get(pk=intake.pk))
    assert [finding["key"] for finding in again.findings] == before


def test_after_a_split_a_finding_belongs_to_its_own_half(intake: Intake, lan: User) -> None:
    row = without_lead(intake)
    first, second = split_data(row.data, text="Nửa có chủ trì", moved=[])
    second["lead"] = {"text": "Sở Nội vụ", "agencies": ["Sở Nội vụ"]}
    new = actions.split(row, first, second, version=row.version, by=lan)
    intake = actions.look_again(Intake.objects.get(pk=intake.pk))
    lead = [one for one in review.finding_views(intake) if "lead" in one.rule]
    assert any(row.key in one.rows for one in lead)
    assert not any(new.key in one.rows for one in lead)


def test_dropped_rows_have_no_findings(intake: Intake, lan: User) -> None:
    row = without_lead(intake)
    actions.drop(row, version=row.version, by=lan)
    intake = actions.look_again(Intake.objects.get(pk=intake.pk))
    assert not [one for one in review.finding_views(intake) if row.key in one.rows and "lead" in one.rule]
