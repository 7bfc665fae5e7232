"""The real documents, read and scored against their checked annotations, where they lie beside the project."""

import importlib.util
import json
from functools import cache
from pathlib import Path
from types import ModuleType

import jsonschema
import pytest

from cchc.pure.reading.read import Reading, read
from cchc.web.cli.read import document

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the real documents (../shared) are not there")

SEEDS = sorted(SHARED.glob("seeds/*.txt"))
DOCUMENTS = sorted(SHARED.glob("documents/*.md"))

# The least share for each measure of the scorer; targets in prose are harder than a list of them.
LEAST = {
    "targets found": 0.9,
    "targets true": 0.9,
    "measures": 0.9,
    "serious defects found": 0.9,
    "findings true": 0.9,
}
LEAST_000 = {"targets found": 0.95, "targets true": 0.95, "measures": 0.95}


@cache
def reading(path: Path) -> Reading:
    return read(path.read_bytes(), path.name)


def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_plan", SHARED / "tools" / "score_plan.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# The scorer is not ours and leaves its files open.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning", "ignore::ResourceWarning")
@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name[:3])
def test_scores(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ours = tmp_path / "ours.json"
    ours.write_text(json.dumps(document(reading(path)), ensure_ascii=False), encoding="utf-8")
    scorer().main([str(ours), str(SHARED / "gold" / f"{path.name[:3]}.json")])
    shares = dict(line.rsplit(": ", 1) for line in capsys.readouterr().out.splitlines() if " = " in line)
    least = {**LEAST, **(LEAST_000 if path.name.startswith("000") else {})}
    short = {
        name: share for name, share in shares.items() if float(share.split("= ")[1]) < least.get(name, 0.98)
    }
    assert not short


@pytest.mark.parametrize("path", SEEDS + DOCUMENTS, ids=lambda path: path.name[:3])
def test_output_is_in_the_agreed_form(path: Path) -> None:
    schema = json.loads((SHARED / "contract" / "plan.schema.json").read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    assert [
        error.message for error in validator.iter_errors(json.loads(json.dumps(document(reading(path)))))
    ] == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name[:3])
def test_rows_only_where_there_is_a_task_table(path: Path) -> None:
    rows = [item for item in reading(path).plan.items if item.origin == "table"]
    assert bool(rows) != path.name.startswith(("071", "080"))
