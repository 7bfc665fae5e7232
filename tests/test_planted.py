"""Every mistake that was planted in the sample plan is found, as what it is."""

import pytest

from cchc.pure.reading.read import read
from cchc.web.site.demo.documents.make import render
from cchc.web.site.demo.documents.sample import load

# kind of mistake in plan.toml → the rules of the checker that may say it
SAID_BY = {
    "past-deadline": {"deadline-before-plan-year"},
    "unnamed-lead": {"lead-names-nobody"},
    "impossible-date": {"impossible-date"},
    "duplicate-number": {"numbering-repeated"},
    "changed-figure": {"figure-changed"},
    "missing-output": {"output-missing"},
    "skipped-number": {"numbering-skipped"},
    "missing-lead": {"lead-missing"},
    "misspelt-agency": {"compound-misspelt", "agency-name-varies"},
    "lead-is-support": {"lead-is-support"},
    "repeated-activity": {"activity-repeated"},
    "target-without-row": {"target-without-row"},
    "citation-with-another-date": {"citation-two-dates"},
}


@pytest.mark.parametrize("mistake", load("plan").mistakes, ids=lambda mistake: mistake["kind"])
def test_is_found(mistake: dict[str, str]) -> None:
    firm = {f.rule for f in read(render("plan", "docx"), "plan.docx").plan.findings if f.severity != "info"}
    assert firm & SAID_BY[mistake["kind"]]
