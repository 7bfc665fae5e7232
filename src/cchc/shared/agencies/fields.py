"""A field for one agency of thousands: typed, with offers fetched while one writes; without scripts a name or a code."""

from datetime import date
from typing import Any

from django import forms
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from cchc.shared.agencies.models import Agency
from cchc.shared.agencies.picking import picked, written
from cchc.shared.agencies.queries import agency_on


class AgencyInput(forms.TextInput):
    """A text input with a list of offers that is empty until somebody writes."""

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        known = attrs or {}
        place = f"{known.get('id', name)}-goi-y"
        asking = {
            "list": place,
            "autocomplete": "off",
            "hx-get": reverse("agencies:suggest"),
            "hx-trigger": "input changed delay:200ms",
            "hx-target": f"#{place}",
            "hx-swap": "innerHTML",
            "hx-push-url": "false",
            "hx-select": "unset",
        }
        return format_html(
            '{}<datalist id="{}"></datalist>', super().render(name, value, known | asking, renderer), place
        )


class AgencyPick(forms.CharField):
    """The code of an agency of the day; "" for nothing. `day` is set by the form."""

    day: date

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=320, widget=AgencyInput, **kwargs)

    def clean(self, value: Any) -> str:
        said = super().clean(value)
        if not said:
            return ""
        row = picked(said, self.day)
        if row is None:
            raise forms.ValidationError(
                _("Không xác định được “%(words)s” là cơ quan nào; hãy chọn trong gợi ý, hoặc ghi mã.")
                % {"words": said[:80]}
            )
        return row.code

    def prepare_value(self, value: Any) -> Any:
        """A code is shown with its name."""
        row = agency_on(value, self.day) if value and hasattr(self, "day") else None
        return written(row) if isinstance(row, Agency) else value
