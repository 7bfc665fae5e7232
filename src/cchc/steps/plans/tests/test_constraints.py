"""What the database itself refuses."""

from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from cchc.shared.accounts.models import User
from cchc.steps.plans.models import (
    Change,
    Duty,
    FindingDecision,
    Intake,
    Measure,
    NamedAgency,
    Plan,
    PlanItem,
    Row,
)


def refused(write: Callable[[], object], constraint: str) -> None:
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        write()


def test_a_document_has_one_intake_that_stands(intake: Intake, lan: User) -> None:
    again = Intake(document=intake.document, name="b", created_by=lan)
    refused(again.save, "plans_intake_once_per_document|plans_intake.document_id")
    again.state, again.settled_at = Intake.State.WITHDRAWN, timezone.now()
    again.save()


@pytest.mark.parametrize(
    ("columns", "constraint"),
    [
        ({"state": "failed", "message": ""}, "plans_intake_failed_says_why"),
        ({"state": "read", "plan_json": None}, "plans_intake_read_has_plan"),
        ({"state": "withdrawn"}, "plans_intake_settled_pair"),
        ({"settled_at": timezone.now()}, "plans_intake_settled_pair"),
        ({"progress": 101}, "plans_intake_progress_percent"),
    ],
)
def test_an_intake_is_in_order(intake: Intake, columns: dict[str, object], constraint: str) -> None:
    refused(lambda: Intake.objects.filter(pk=intake.pk).update(**columns), constraint)


def test_rows_have_their_keys_and_a_document_row_is_alone(intake: Intake) -> None:
    key = intake.rows.filter(kind=Row.Kind.ITEM)[0].key
    refused(lambda: Row.objects.create(intake=intake, kind="item", key=key, rank="5", data={}), "plans_row")
    refused(
        lambda: Row.objects.create(intake=intake, kind="document", key="zwei", rank="5", data={}),
        "plans_row_one_document|plans_row.intake_id",
    )


def test_a_change_is_undone_once_and_says_which(intake: Intake, lan: User) -> None:
    first = Change.objects.create(intake=intake, kind="edit", before={}, after={}, by=lan)
    undo = {"intake": intake, "kind": "undo", "before": {}, "after": {}, "by": lan}
    refused(lambda: Change.objects.create(**undo), "plans_change_undoes_pair")
    Change.objects.create(**undo, undoes=first)
    refused(lambda: Change.objects.create(**undo, undoes=first), "undoes_id")
    refused(
        lambda: (
            Change.objects.create(**{**undo, "kind": "edit"}, undoes=None)
            and Change.objects.filter(pk=first.pk).update(undoes=first)
        ),
        "plans_change_undoes",
    )


def test_a_finding_is_decided_once_and_with_a_reason(intake: Intake, lan: User) -> None:
    decision = {"intake": intake, "key": "a", "rule": "r", "by": lan}
    refused(lambda: FindingDecision.objects.create(**decision, reason=""), "plans_decision_says_why")
    FindingDecision.objects.create(**decision, reason="vì")
    refused(
        lambda: FindingDecision.objects.create(**decision, reason="vì"),
        "plans_decision_one_standing|plans_findingdecision",
    )
    refused(
        lambda: FindingDecision.objects.update(withdrawn_at=timezone.now()), "plans_decision_withdrawn_pair"
    )


@pytest.mark.parametrize(
    ("model", "columns", "constraint"),
    [
        (Plan, {"title": ""}, "plans_plan_has_title"),
        (Plan, {"year": 26}, "plans_plan_year"),
        (PlanItem, {"text": ""}, "plans_planitem_has_text"),
        (PlanItem, {"due_start": "2026-02-01", "due_end": "2026-01-01"}, "plans_planitem_due_order"),
        (PlanItem, {"due_kind": "someday"}, "plans_planitem_due_kind"),
        (PlanItem, {"position": 1}, "position"),
        (Duty, {"due_start": "2026-02-01", "due_end": "2026-01-01"}, "plans_duty_due_order"),
        (NamedAgency, {"name": ""}, "plans_named_named"),
        (Measure, {"comparator": "!"}, "plans_measure_comparator"),
    ],
)
def test_a_plan_is_in_order(
    accepted: Plan, model: type[Plan], columns: dict[str, object], constraint: str
) -> None:
    refused(lambda: model.objects.update(**columns), constraint)


def test_a_finding_of_a_plan_is_open_or_decided(accepted: Plan) -> None:
    refused(lambda: accepted.findings.update(reason="vì"), "plans_finding_decided_pair")
