"""Many files at once: the same answers in the same order, also where one kills its reader."""

import os
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from cchc.web.cli import many


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    paths = []
    for number in range(many.MANY + 2):
        path = tmp_path / f"{number}.txt"
        path.write_text(f"KẾ HOẠCH\nCải cách hành chính năm 20{20 + number}\n1. Nhiệm vụ {number}", "utf-8")
        paths.append(path)
    (tmp_path / "3.txt").write_bytes(b"")
    return paths


def told(answers: list[tuple[Path, many.Answer]]) -> list[object]:
    return [answer if isinstance(answer, str) else answer.plan for _path, answer in answers]


def test_on_all_cores_the_answers_are_the_same(files: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    found = list(many.read_many(files))
    assert [path for path, _answer in found] == files
    assert told(found) == told([(path, many.read_one(path)) for path in files])
    assert isinstance(found[3][1], str)


def test_a_file_that_kills_its_reader_keeps_none_from_being_read(
    files: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Dying:
        def __init__(self, *_args: object, **_named: object) -> None: ...

        def __enter__(self) -> "Dying":
            return self

        def __exit__(self, *_args: object) -> None: ...

        def map(self, read: object, paths: list[Path]) -> object:
            yield many.read_one(paths[0])
            raise BrokenProcessPool

    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr(many, "ProcessPoolExecutor", Dying)
    found = list(many.read_many(files))
    assert [path for path, _answer in found] == files
    assert told(found) == told([(path, many.read_one(path)) for path in files])
