"""One plan, drawn in every form in which plans arrive, is the same plan."""

from functools import cache

import pytest

from cchc.pure.reading.context import Context
from cchc.pure.reading.plan import Plan, as_json
from cchc.pure.reading.read import read
from cchc.shared.programs import Programs, available
from cchc.web.site.demo.documents.make import kinds, render

CELLS = (
    *("field", "code", "target_codes", "task_codes", "activity_codes", "target", "text", "activities"),
    *("output", "lead", "support", "due", "budget", "note"),
)
FOUND = {program.name: program.found for program in available()}


@cache
def plan(sample: str, kind: str) -> Plan:
    return read(render(sample, kind), f"ke-hoach.{kind}", Context(tools=Programs())).plan


def cells(of: Plan) -> list[dict[str, object]]:
    return [{name: as_json(getattr(item, name)) for name in CELLS} for item in of.items]


@pytest.mark.parametrize("kind", [kind for kind in kinds() if kind not in ("docx", "article")] + ["pdf"])
def test_every_format_gives_the_same_plan(kind: str) -> None:
    word, other = plan("plan", "docx"), plan("plan", kind)
    assert cells(other) == cells(word)
    assert [(t.code, t.text, t.measures) for t in other.targets] == [
        (t.code, t.text, t.measures) for t in word.targets
    ]
    assert other.document == word.document
    assert {c.number for c in other.citations} == {c.number for c in word.citations}


@pytest.mark.skipif(not FOUND.get("libreoffice"), reason="LibreOffice is not installed")
def test_a_binary_doc_gives_the_same_plan() -> None:
    assert cells(plan("plan", "doc")) == cells(plan("plan", "docx"))


@pytest.mark.skipif(not FOUND.get("tesseract"), reason="tesseract with Vietnamese is not installed")
def test_a_scanned_plan_gives_nearly_the_same_cells() -> None:
    word, scan = cells(plan("plan", "docx")), cells(plan("plan", "scan"))
    assert len(scan) == len(word)
    pairs = [(a[name], b[name]) for a, b in zip(word, scan, strict=True) for name in CELLS]
    assert sum(a == b for a, b in pairs) / len(pairs) >= 0.95
