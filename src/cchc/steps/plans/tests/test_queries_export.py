"""An accepted plan as it is written into files: nothing is lost on the way."""

import json
from pathlib import Path

import jsonschema
import pytest

from cchc.pure.reading.plan import as_json
from cchc.pure.reading.read import Reading, read
from cchc.pure.writing import xlsx
from cchc.pure.writing.reread import reread
from cchc.shared.accounts.models import User
from cchc.steps.plans import actions
from cchc.steps.plans.actions import reading as worker
from cchc.steps.plans.filenames import file_name
from cchc.steps.plans.models import Intake, Plan
from cchc.steps.plans.queries.compare import compare
from cchc.steps.plans.queries.export import extract, keyed_parts, plan_json, whole
from cchc.steps.plans.tests import samples

SCHEMA = Path(__file__).resolve().parents[6] / "shared" / "contract" / "plan.schema.json"


def test_what_was_accepted_comes_out_as_it_was_read(accepted: Plan) -> None:
    read, written = as_json(samples.reading().plan), as_json(whole(accepted))
    for part in ("document", "citations", "targets", "items", "duties"):
        assert written[part] == read[part]


def test_findings_come_out_with_their_sentences(accepted: Plan, intake: Intake) -> None:
    assert len(whole(accepted).findings) == accepted.findings.count() > 0
    assert [one.message for one in whole(accepted).findings] == [
        one.sentence for one in accepted.findings.order_by("position")
    ]


def test_the_json_keeps_the_contract(accepted: Plan) -> None:
    if not SCHEMA.exists():
        pytest.skip("the schema of cchc.plan/1 is not beside the project")
    made = json.loads(json.dumps(plan_json(accepted, whole(accepted))))
    jsonschema.validate(made, json.loads(SCHEMA.read_text(encoding="utf-8")))
    assert made["source"]["sha256"] == accepted.document.sha256


def test_the_workbook_is_read_back_without_loss(accepted: Plan) -> None:
    written = whole(accepted)
    assert as_json(xlsx.parse(xlsx.workbook(written))) == as_json(written)


def test_an_extract_has_the_tasks_and_what_concerns_them(accepted: Plan) -> None:
    fifth = accepted.planitem_set.get(code="5")
    made = extract(accepted, [fifth.key])
    assert [item.code for item in made.items] == ["5"]
    assert len(made.findings) == fifth.findings.count() > 0
    assert made.targets == made.duties == made.citations == ()


def test_every_part_has_its_key(accepted: Plan) -> None:
    keys = [key for parts in keyed_parts(accepted).values() for key, _data in parts]
    assert len(set(keys)) == len(keys) == 1 + 8 + 1 + 1 + 1


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("05/KH-UBND", "ke-hoach-05-kh-ubnd-2026.xlsx"),
        ("1234/QĐ-UBND/2026", "ke-hoach-1234-qd-ubnd-2026.xlsx"),
        ("", "ke-hoach-2026.xlsx"),
        ('"; x=\r\n', "ke-hoach-x-2026.xlsx"),
    ],
)
def test_names_of_files(number: str, expected: str) -> None:
    assert file_name(Plan(number=number, year=2026), "xlsx") == expected
    assert file_name(Plan(number=number, year=2026), "xlsx", part=True) == expected.replace(".", "-trich.")


def test_the_workbook_sent_in_again_is_the_same_plan(
    accepted: Plan, lan: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_here(data: bytes, name: str, progress: object = None) -> Reading:
        return reread(data, read(data, name))

    monkeypatch.setattr(worker, "read_safely", read_here)
    data = xlsx.workbook(whole(accepted))
    sent = actions.upload(data=data, name="ke-hoach.xlsx", by=lan, revises=accepted)
    worker.run(sent.intake.pk)
    later = actions.accept(Intake.objects.get(pk=sent.intake.pk), by=lan)
    compared = compare(accepted, later)
    assert {row.state for row in compared.rows} == {"giu"}
    assert len(compared.rows) == 8 + 1 + 1 + 1 + 1
    assert all(item.passage and item.text in item.passage.words for item in later.planitem_set.all())
