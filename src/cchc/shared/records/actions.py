"""The one door through which documents, passages and events are written."""

import hashlib
import mimetypes
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, Protocol

from django.conf import settings
from django.db import models, transaction

from cchc.shared.records.models import Document, Event, Passage
from cchc.shared.records.store import sweep, write_once


class Person(Protocol):
    """Who does it: a user, as far as the records need to know one."""

    @property
    def username(self) -> str: ...

    @property
    def full_name(self) -> str: ...


def store_document(data: bytes, name: str, *, by: Person | None, media_type: str = "") -> Document:
    """Keeps a file. The same bytes again give the Document that is there, whatever they are called now."""
    digest = hashlib.sha256(data).hexdigest()
    name = _file_name(name)
    media_type = media_type or mimetypes.guess_type(name)[0] or "application/octet-stream"
    draft = Document(
        sha256=digest,
        name=name,
        media_type=media_type,
        size=len(data),
        uploaded_by=by.username if by else "",
    )
    write_once(draft.path, data)  # before the row: a row never points at missing bytes
    with transaction.atomic():
        document, created = Document.objects.get_or_create(sha256=digest, defaults=_columns(draft))
        if created:
            record_event("records.document_stored", document, by=by, name=name, size=len(data), sha256=digest)
    return document


def forget_leftovers(*, before: datetime) -> int:
    """Removes from the folder of documents what no Document ever named: drafts and bytes of uploads that were killed.

    A Document itself is never removed, whether or not something points at it: see queries.unused_documents.
    """
    return sweep(Path(settings.DOCUMENTS_ROOT), before=before.timestamp(), keeps=_stored)


def _stored(head: str) -> set[str]:
    return set(Document.objects.filter(sha256__startswith=head).values_list("sha256", flat=True))


def describe_document(
    document: Document,
    *,
    by: Person | None,
    number: str | None = None,
    issuer: str | None = None,
    issued_on: date | None = None,
) -> Document:
    """Fills in what the reading found out, where nothing stood yet. What stands is never overwritten."""
    found = {"number": number, "issuer": issuer, "issued_on": issued_on}
    new = {key: value for key, value in found.items() if value and getattr(document, key) is None}
    if not new:
        return document
    with transaction.atomic():
        models.QuerySet(Document).filter(pk=document.pk).update(**new)
        record_event(
            "records.document_described", document, by=by, **{key: str(value) for key, value in new.items()}
        )
    for key, value in new.items():
        setattr(document, key, value)
    return document


def add_passage(document: Document, *, place: Mapping[str, Any], words: str) -> Passage:
    """A citation: these words stand at this place of this document."""
    return Passage.objects.create(document=document, place=dict(place), words=words)


def record_event(kind: str, about: models.Model | None = None, *, by: Person | None, **data: Any) -> Event:
    """One line of the audit trail; call it inside the transaction that does what it tells of.

    Who acts by a delegation is named together with those who gave it (`Event.who`).
    """
    givers = list(getattr(by, "acting_for", ()))
    if givers:
        data["acting_for"] = [{"username": username, "name": name} for username, name in givers]
    return Event.objects.create(
        by=by.username if by else "",
        by_name=by.full_name if by else "",
        kind=kind,
        object=label(about) if about is not None else "",
        data=data,
    )


def label(about: models.Model) -> str:
    """How an event names a row: "plans.plan:12"."""
    return f"{about._meta.label_lower}:{about.pk}"


def _file_name(name: str) -> str:
    """The last part of a path, whichever slash it has; never empty, at most 255 characters with its ending."""
    base = name.replace("\\", "/").rsplit("/", 1)[-1].replace("\0", "").strip() or "tep"
    if len(base) <= 255:
        return base
    stem, dot, ending = base.rpartition(".")
    return f"{stem[: 254 - len(ending)]}{dot}{ending}" if dot and len(ending) < 10 else base[:255]


def _columns(draft: Document) -> dict[str, Any]:
    return {key: getattr(draft, key) for key in ("name", "media_type", "size", "uploaded_by")}
