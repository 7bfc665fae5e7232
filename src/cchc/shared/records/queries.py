"""Reads of documents and of the audit trail."""

import hashlib
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import models

from cchc.shared.records.actions import label
from cchc.shared.records.models import Document, Event


def document_bytes(document: Document) -> bytes:
    """The file as it arrived. FileNotFoundError when the folder of documents lost it."""
    return document.path.read_bytes()


def events_about(*objects: models.Model) -> models.QuerySet[Event]:
    """The audit trail of some rows, newest first."""
    return Event.objects.filter(object__in=[label(one) for one in objects])


def damaged_documents() -> list[Document]:
    """Documents whose bytes are missing or are not what they were: reads every file, so it may take a while."""
    return [one for one in Document.objects.iterator() if _digest(one.path) != one.sha256]


def unused_documents(*, before: datetime) -> models.QuerySet[Document]:
    """Documents stored before a moment that nothing points at: a form that was left, a list of agencies read in."""
    found = Document.objects.filter(created_at__lt=before)
    for relation in Document._meta.related_objects:
        rows = relation.related_model._default_manager.filter(
            **{relation.field.attname: models.OuterRef("pk")}
        )
        found = found.exclude(models.Exists(rows))
    return found


def stored_bytes() -> int:
    """How much the folder of documents holds."""
    total = Document.objects.aggregate(total=models.Sum("size"))["total"]
    return int(total or 0)


def documents_root() -> Path:
    return Path(settings.DOCUMENTS_ROOT)


def _digest(path: Path) -> str | None:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return None
