"""`cchc read` as a person calls it: what it prints, what it writes, how it ends."""

import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cchc.web.cli.main import main
from cchc.web.site.demo.documents.make import render
from cchc.web.site.demo.documents.sample import load


def call(*args: object) -> Result:
    return CliRunner().invoke(main, ["read", *map(str, args)])


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "ke-hoach.docx"
    path.write_bytes(render("plan", "docx"))
    return path


def test_a_summary_that_can_be_read(plan: Path) -> None:
    result = call(plan)
    assert result.exit_code == 1  # the sample has planted mistakes
    assert "Nhiệm vụ: " in result.output
    assert "Lỗi: " in result.output


def test_json_of_one_file_is_one_object(plan: Path) -> None:
    answer = json.loads(call(plan, "--json").stdout)
    assert answer["schema"] == "cchc.plan/1"
    assert answer["source"]["name"] == "ke-hoach.docx"
    assert len(answer["items"]) > 20


def test_json_of_several_files_is_one_line_each(plan: Path) -> None:
    result = call(plan, plan, "--json")
    assert [json.loads(line)["schema"] for line in result.stdout.splitlines()] == ["cchc.plan/1"] * 2
    assert "[2/2]" in result.stderr


@pytest.mark.parametrize("kind", ["xlsx", "docx"])
def test_writes_office_files(plan: Path, tmp_path: Path, kind: str) -> None:
    target = tmp_path / f"out.{kind}"
    assert call(plan, f"--{kind}", target).exit_code == 1
    assert zipfile.ZipFile(io.BytesIO(target.read_bytes())).testzip() is None


def test_several_files_go_into_a_folder(plan: Path, tmp_path: Path) -> None:
    other = tmp_path / "khac.docx"
    other.write_bytes(plan.read_bytes())
    call(plan, other, "--xlsx", tmp_path / "ra")
    assert sorted(path.name for path in (tmp_path / "ra").iterdir()) == ["ke-hoach.xlsx", "khac.xlsx"]


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [("rong.docx", b"", "không có nội dung"), ("meo.bin", bytes(range(256)) * 20, "hãy")],
)
def test_what_cannot_be_read_is_said_in_one_sentence(
    tmp_path: Path, name: str, data: bytes, words: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    result = call(path)
    assert result.exit_code == 2
    assert words in result.stderr
    assert "Traceback" not in result.output
    assert len(result.stderr.strip().splitlines()) == 1


def test_a_missing_file(tmp_path: Path) -> None:
    result = call(tmp_path / "khong-co.docx")
    assert result.exit_code == 2
    assert "Không có tệp này" in result.stderr


def test_one_bad_file_does_not_keep_the_others_from_being_read(plan: Path, tmp_path: Path) -> None:
    result = call(tmp_path / "khong-co.docx", plan, "--json")
    assert result.exit_code == 2
    assert json.loads(result.stdout)["schema"] == "cchc.plan/1"


def test_only_one_form_at_a_time(plan: Path, tmp_path: Path) -> None:
    assert call(plan, "--json", "--xlsx", tmp_path / "a.xlsx").exit_code == 2


def test_a_workbook_of_ours_comes_back_as_the_plan_it_holds(plan: Path, tmp_path: Path) -> None:
    book = tmp_path / "bang.xlsx"
    call(plan, "--xlsx", book)
    before, after = (json.loads(call(path, "--json").stdout) for path in (plan, book))
    for part in ("document", "targets", "items"):
        assert _without_places(after[part]) == _without_places(before[part])


def _without_places(value: object) -> object:
    if isinstance(value, dict):
        return {key: _without_places(part) for key, part in value.items() if key != "place"}
    return [_without_places(part) for part in value] if isinstance(value, list) else value


def test_a_plan_that_copies_another_body_is_told(plan: Path, tmp_path: Path) -> None:
    whole = load("plan")
    copy = tmp_path / "xa.docx"
    said = {**whole.document, "issuer": "UBND XÃ KHÁC", "number": "09/KH-UBND"}
    copy.write_bytes(render(replace(whole, document=said), "docx"))
    first, second = (json.loads(line) for line in call(plan, copy, "--json").stdout.splitlines())
    assert "plan-copied" not in {finding["rule"] for finding in first["findings"]}
    assert "plan-copied" in {finding["rule"] for finding in second["findings"]}
