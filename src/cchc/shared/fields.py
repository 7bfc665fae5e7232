"""The one field for a day: typed 31/12/2026, with the browser's calendar beside it; the one for a file."""

from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, gettext_lazy
from lucide.templatetags.lucide import lucide

from cchc.pure.day import read_day

WRONG_DAY = gettext_lazy("Hãy ghi ngày theo dạng 31/12/2026.")
EARLIEST = date(1900, 1, 1)  # a year before it is a slip


class DayInput(forms.DateInput):
    """A text field, since a browser's own date field shows days in the language of the browser.

    The button stays hidden until <day-input> (cchc.js) wakes.
    """

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        typed = {"inputmode": "numeric", "autocomplete": "off", "placeholder": gettext_lazy("ngày/tháng/năm")}
        super().__init__({**typed, **(attrs or {})}, format="%d/%m/%Y")

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        return format_html(
            '<day-input>{}<button type="button" aria-label="{}" hidden>{}</button></day-input>',
            super().render(name, value, attrs, renderer),
            gettext("Chọn trên lịch"),
            mark_safe(lucide("calendar", size=18, aria_hidden="true")),  # noqa: S308  (drawn by the library)
        )


class FileInput(forms.FileInput):
    """A file, chosen in the words of the page: a browser's own button speaks the language of the browser.

    The words stay hidden until <file-input> (cchc.js) wakes; the field itself lies over them.
    """

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        return format_html(
            '<file-input>{}<span class="button" aria-hidden="true" hidden>{}</span>'
            '<span class="file-name" aria-hidden="true" data-none="{}" hidden></span></file-input>',
            super().render(name, value, attrs, renderer),
            gettext("Chọn tệp"),
            gettext("Chưa chọn tệp nào"),
        )


class DayField(forms.DateField):
    """A day as a person types it; what is wrong says how to write it."""

    widget = DayInput
    default_error_messages = {"required": WRONG_DAY, "invalid": WRONG_DAY}

    def to_python(self, value: Any) -> date | None:
        if value in self.empty_values:
            return None
        if isinstance(value, date):
            return value.date() if isinstance(value, datetime) else value
        try:
            day = read_day(str(value))
        except ValueError:
            day = date.min
        if day and day < EARLIEST:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return day
