"""Form fields that take agencies as a person writes them: by code, or by any name that is understood."""

from datetime import date
from functools import cached_property
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from cchc.shared.accounts.scope import today
from cchc.shared.agencies.book import Book, load_book
from cchc.shared.agencies.models import Agency
from cchc.shared.agencies.queries import agency_on
from cchc.shared.agencies.resolve import resolve


class Names:
    """All names, loaded when the first one is asked for; one for each form."""

    @cached_property
    def book(self) -> Book:
        return load_book()

    def find(self, words: str, day: date) -> Agency:
        """ValidationError with the words where they mean nobody, or several."""
        if row := agency_on(words.strip(), day):
            return row
        found = resolve(words, day, self.book)
        if found.is_settled and len(found.agencies) == 1:
            return found.agencies[0]
        raise forms.ValidationError(
            _("Không xác định được “%(words)s” là cơ quan nào; hãy ghi mã hoặc tên đầy đủ.")
            % {"words": words[:80]}
        )


class AgencyField(forms.CharField):
    """One agency of a day; None for nothing. `names` and `day` are set by the form."""

    names: Names
    day: date | None = None

    def clean(self, value: Any) -> Any:
        said = super().clean(value)
        return self.names.find(said, self.day or today()) if said else None


class AgenciesField(forms.CharField):
    """One agency a line."""

    names: Names
    day: date | None = None

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": 4}), **kwargs)

    def clean(self, value: Any) -> Any:
        lines = [line.strip() for line in super().clean(value).splitlines() if line.strip()]
        found, errors = {}, []
        for line in lines:
            try:
                row = self.names.find(line, self.day or today())
                found[row.code] = row
            except forms.ValidationError as error:
                errors.append(error)
        if errors:
            raise forms.ValidationError(errors)
        return list(found.values())


class LinesField(forms.CharField):
    """One text a line, without empty ones and repetitions."""

    def __init__(self, *, rows: int = 5, **kwargs: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), **kwargs)

    def clean(self, value: Any) -> Any:
        lines = (line.strip() for line in super().clean(value).splitlines())
        return list(dict.fromkeys(line for line in lines if line))
