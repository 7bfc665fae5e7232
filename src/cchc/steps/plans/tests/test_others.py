"""Copies of other bodies' plans are told; later versions of one's own are none."""

from dataclasses import replace

import pytest

from cchc.pure.reading.plan import Document, Plan
from cchc.pure.reading.read import Reading
from cchc.steps.plans.models import Plan as Accepted
from cchc.steps.plans.others import copies
from cchc.steps.plans.tests import samples
from cchc.steps.plans.tests.conftest import ReadIn


def written_by(issuer: str) -> Reading:
    made = samples.reading()
    document = replace(made.plan.document, issuer=issuer, number="45/KH-UBND")
    return replace(made, plan=replace(made.plan, document=document))


@pytest.mark.usefixtures("accepted")
def test_the_review_of_another_body_says_whose_plan_it_copies(read_in: ReadIn) -> None:
    intake = read_in(written_by("UBND xã An Mẫu"), text="Kế hoạch của xã")
    [found] = [finding for finding in intake.findings if finding["rule"] == "plan-copied"]
    assert found["params"] == {"same": 8, "of": 8, "other": "Kế hoạch 12/KH-UBND"}


def test_a_later_version_of_ones_own_is_no_copy(accepted: Accepted) -> None:
    assert accepted.issuer == "UBND tỉnh Mẫu"
    assert copies(written_by("UBND Tỉnh Mẫu").plan) == []


@pytest.mark.django_db
def test_a_document_without_issuer_is_not_compared() -> None:
    assert copies(Plan(Document())) == []
