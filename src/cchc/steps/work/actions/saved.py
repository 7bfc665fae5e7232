"""Filters kept under a name: a person's own convenience, no part of the audit trail."""

from collections.abc import Mapping
from urllib.parse import urlencode

from cchc.shared.accounts.models import User
from cchc.steps.work.models import SavedFilter

NAME = 80


def save_filter(*, name: str, pairs: Mapping[str, str], by: User) -> SavedFilter:
    """The same name again stands for the new filters."""
    address = urlencode(pairs)[:1000]
    saved, _made = SavedFilter.objects.update_or_create(
        owner=by, name=name[:NAME], defaults={"address": address}
    )
    return saved


def forget_filter(saved: SavedFilter) -> None:
    saved.delete()
