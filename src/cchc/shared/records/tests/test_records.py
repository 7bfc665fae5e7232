"""Documents and events: kept once, never changed, not even by SQL."""

from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction

from cchc.shared.records.actions import describe_document, label, record_event, store_document
from cchc.shared.records.append_only import Unchangeable
from cchc.shared.records.models import Document, Event
from cchc.shared.records.queries import damaged_documents, document_bytes, events_about, stored_bytes
from cchc.shared.records.store import write_once

pytestmark = pytest.mark.django_db


def test_the_same_bytes_are_one_document(documents_folder: Path) -> None:
    first = store_document(b"noi dung", "Kế hoạch.docx", by=None)
    second = store_document(b"noi dung", "ban sao.docx", by=None)
    assert first == second
    assert second.name == "Kế hoạch.docx"
    assert document_bytes(first) == b"noi dung"
    assert first.path == documents_folder / first.sha256[:2] / first.sha256
    assert stored_bytes() == 8
    assert [event.kind for event in events_about(first)] == ["records.document_stored"]


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\a\\Ke hoach.doc", "Ke hoach.doc"),
        ("", "tep"),
        ("x" * 300 + ".docx", "x" * 250 + ".docx"),
    ],
)
def test_a_file_name_is_only_a_name(given: str, kept: str) -> None:
    assert store_document(b"x", given, by=None).name == kept


def test_what_is_not_known_yet_is_filled_in_once() -> None:
    document = store_document(b"x", "a.pdf", by=None)
    describe_document(document, number="12/KH-UBND", by=None)
    describe_document(document, number="13/KH-UBND", issuer="UBND Tỉnh Mẫu", by=None)
    document = Document.objects.get()
    assert (document.number, document.issuer) == ("12/KH-UBND", "UBND Tỉnh Mẫu")


def test_rows_refuse_to_change_in_python() -> None:
    document = store_document(b"x", "a.pdf", by=None)
    for forbidden in (document.save, document.delete, Document.objects.all().delete):
        with pytest.raises(Unchangeable):
            forbidden()
    with pytest.raises(Unchangeable):
        Document.objects.update(name="b.pdf")


@pytest.mark.parametrize(
    "line",
    [
        "UPDATE records_document SET name = 'b.pdf'",
        "UPDATE records_document SET number = '13'",
        "UPDATE records_document SET number = NULL",
        "DELETE FROM records_document",
        "UPDATE records_event SET kind = 'x'",
        "DELETE FROM records_event",
    ],
)
def test_the_database_refuses_too(line: str) -> None:
    describe_document(store_document(b"x", "a.pdf", by=None), number="12", by=None)
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(line)


def test_an_event_names_its_object() -> None:
    document = store_document(b"x", "a.pdf", by=None)
    event = record_event("plans.accepted", document, by=None, rows=3)
    assert (event.object, event.data) == (f"records.document:{document.pk}", {"rows": 3})
    assert label(document) == event.object
    assert Event.objects.count() == 2


def test_damage_on_disk_is_found() -> None:
    good, lost, bent = (store_document(data, "a.pdf", by=None) for data in (b"1", b"2", b"3"))
    lost.path.unlink()
    bent.path.write_bytes(b"4")
    assert {one.pk for one in damaged_documents()} == {lost.pk, bent.pk}
    assert good not in damaged_documents()


def test_a_failed_write_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="disk full"):
        write_once(tmp_path / "a" / "b", b"data")
    assert list((tmp_path / "a").iterdir()) == []


def test_a_half_file_from_before_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "b").write_bytes(b"da")
    write_once(tmp_path / "b", b"data")
    assert (tmp_path / "b").read_bytes() == b"data"
