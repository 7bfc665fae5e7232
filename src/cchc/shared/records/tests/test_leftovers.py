"""What a killed upload leaves in the folder of documents goes; what has a row stays, used or not."""

import hashlib
import os
import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from cchc.shared.records import store
from cchc.shared.records.actions import add_passage, forget_leftovers, store_document
from cchc.shared.records.models import Document
from cchc.shared.records.queries import damaged_documents, unused_documents

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def bytes_without_row(root: Path, data: bytes) -> Path:
    digest = hashlib.sha256(data).hexdigest()
    path = root / digest[:2] / digest
    store.write_once(path, data)
    return path


def age(path: Path, days: int = 2) -> None:
    long_ago = time.time() - days * 86400
    os.utime(path, (long_ago, long_ago))


def test_drafts_and_bytes_without_a_row_go_after_a_day(documents_folder: Path) -> None:
    kept = store_document(b"has a row", "a.txt", by=None)
    age(kept.path)
    lost = bytes_without_row(documents_folder, b"its upload was killed")
    draft = lost.with_name(".draft-x1")
    draft.write_bytes(b"half")
    assert forget_leftovers(before=timezone.now() - DAY) == 0, "somebody may be at it"
    age(lost)
    age(draft)
    assert forget_leftovers(before=timezone.now() - DAY) == 2
    assert not lost.exists()
    assert not draft.exists()
    assert damaged_documents() == []


def test_bytes_that_are_sent_in_again_meanwhile_stay(documents_folder: Path) -> None:
    lost = bytes_without_row(documents_folder, b"sent in again")
    age(lost)
    store_document(b"sent in again", "a.txt", by=None)
    assert forget_leftovers(before=timezone.now() - DAY) == 0


def test_bytes_that_become_new_in_the_last_moment_stay(
    documents_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Their row is not committed yet, so that only their age speaks for them."""
    lost = bytes_without_row(documents_folder, b"at this moment")
    age(lost)
    replace = os.replace

    def meanwhile(old: Path, new: Path) -> None:
        monkeypatch.setattr(os, "replace", replace)
        store.write_once(lost, b"at this moment")
        replace(old, new)

    monkeypatch.setattr(os, "replace", meanwhile)
    assert forget_leftovers(before=timezone.now() - DAY) == 0
    assert lost.read_bytes() == b"at this moment"


def test_documents_that_nothing_points_at_are_listed_and_stay() -> None:
    left = store_document(b"a form that was left", "bo-do.txt", by=None)
    used = store_document(b"cited", "trich.txt", by=None)
    add_passage(used, place={}, words="lời")
    soon = timezone.now() + DAY
    assert list(unused_documents(before=soon)) == [left]
    assert not unused_documents(before=left.created_at)
    forget_leftovers(before=soon)
    assert Document.objects.count() == 2
