"""Files that come with a form: kept at once, so that nobody has to choose one twice when something else was wrong."""

from typing import Any

from django.core import signing
from django.forms import BaseFormSet
from django.utils.translation import gettext as _

from cchc.shared.accounts.models import User
from cchc.shared.records.actions import store_document
from cchc.shared.records.models import Document
from cchc.steps.work.actions import NewEvidence
from cchc.steps.work.forms.report import EvidenceForm

SALT = "work.kept"


def keep_files(forms: "BaseFormSet[EvidenceForm]", person: User) -> list[NewEvidence]:
    """The documents of a form, stored. Every row then carries its own: `document` is what is shown of it."""
    found = []
    for form in forms:
        document = _document(form, person)
        if document is None:
            continue
        form.document = document  # type: ignore[attr-defined]
        form.kept_value = _sign(document, person)  # type: ignore[attr-defined]
        typed = form.cleaned_data if hasattr(form, "cleaned_data") else {}
        facts: dict[str, Any] = {name: typed.get(name) or "" for name in ("number", "issuer")}
        found.append(NewEvidence(document, **facts, issued_on=typed.get("issued_on")))
    return found


def _document(form: EvidenceForm, person: User) -> Document | None:
    typed = getattr(form, "cleaned_data", {})
    file = typed.get("file")
    if file:
        return store_document(file.read(), file.name, by=person, media_type=file.content_type or "")
    if not typed.get("kept"):
        return None
    try:
        key, owner = signing.loads(typed["kept"], salt=SALT, max_age=24 * 3600)
    except signing.BadSignature:
        form.add_error("file", _("Hãy chọn lại tệp này."))
        return None
    return Document.objects.filter(pk=key).first() if owner == person.pk else None


def _sign(document: Document, person: User) -> str:
    """Only who sent it in may use it, and for a day."""
    return signing.dumps([document.pk, person.pk], salt=SALT)
