"""A backup with one bent byte, wherever it stands, is either refused or has lost nothing."""

import hashlib
import json
import zipfile
from pathlib import Path

import pytest

from cchc.web.site.running import backup
from cchc.web.site.running.dump import Unusable

ROWS = b'{"pk": 1, "name": "S\xe1\xbb\x9f N\xe1\xbb\x99i v\xe1\xbb\xa5"}\n' * 20


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("backup") / "small.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("rows/records.event.jsonl", ROWS)
        said = {
            "format": backup.FORMAT,
            "version": "0.1",
            "made_at": "2026-11-22T08:00:00+07:00",
            "migrations": [["records", "0001_initial"]],
            "members": {"rows/records.event.jsonl": hashlib.sha256(ROWS).hexdigest()},
            "rows": {"records.event": 20},
        }
        archive.writestr(backup.MANIFEST, json.dumps(said))
    return path.read_bytes()


def test_a_whole_one_is_taken(whole: bytes, tmp_path: Path) -> None:
    path = tmp_path / "whole.zip"
    path.write_bytes(whole)
    assert backup.verify(path).rows == {"records.event": 20}


@pytest.mark.parametrize("mask", [0xFF, 0x01, 0x80])
def test_every_bent_byte_is_told_or_harmless(whole: bytes, tmp_path: Path, mask: int) -> None:
    path = tmp_path / "bent.zip"
    refused = 0
    for at in range(len(whole)):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ mask]) + whole[at + 1 :])
        try:
            contents = backup.verify(path)
        except Unusable:
            refused += 1
        else:
            assert set(contents.members) == {"rows/records.event.jsonl"}
    assert refused > len(whole) // 2


@pytest.mark.parametrize("length", [0, 1, 30, 200])
def test_a_cut_one_is_told(whole: bytes, tmp_path: Path, length: int) -> None:
    path = tmp_path / "cut.zip"
    path.write_bytes(whole[:length])
    with pytest.raises(Unusable):
        backup.verify(path)
