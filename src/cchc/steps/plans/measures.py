"""The figures of a target as a small table of forms."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cchc.pure.reading.text import one_line
from cchc.steps.plans.models import COMPARATORS
from cchc.steps.plans.wording import COMPARATOR

Measure = dict[str, Any]


_GROUPED = re.compile(r"^[+-]?\d{1,3}(?:\.\d{3})+(?:,\d+)?$")


class FigureField(forms.DecimalField):
    """A number as people here type it: 98,5 · 1.000 · 1.234,5 · also 98.5."""

    def to_python(self, value: Any) -> Decimal | None:
        text = str(value or "").strip()
        if _GROUPED.match(text):
            text = text.replace(".", "")
        return super().to_python(text.replace(",", ".") if value else value)


class MeasureForm(forms.Form):
    comparator = forms.ChoiceField(
        label=_("So sánh"), choices=[(sign, COMPARATOR[sign]) for sign in COMPARATORS], initial="="
    )
    value = FigureField(
        label=_("Giá trị"),
        required=False,
        localize=True,
        error_messages={"invalid": _("Hãy ghi một số, ví dụ 98,5.")},
    )
    value_max = FigureField(
        label=_("Đến"),
        required=False,
        localize=True,
        error_messages={"invalid": _("Hãy ghi một số, ví dụ 98,5.")},
    )
    unit = forms.CharField(label=_("Đơn vị"), required=False, max_length=100)
    subject = forms.CharField(label=_("Nội dung đo"), required=False)

    @property
    def is_blank(self) -> bool:
        """Nothing but a comparator: the row for one more figure, or a figure that was taken out."""
        return all(
            self.cleaned_data.get(name) in (None, "") for name in ("value", "value_max", "unit", "subject")
        )


MeasureFormSet = forms.formset_factory(MeasureForm, extra=1, max_num=40)


def measures_to_initial(measures: Sequence[Mapping[str, Any]]) -> list[Measure]:
    return [
        {
            **one,
            "value": _decimal(one["value"]),
            "value_max": _decimal(one["value_max"]),
            "unit": one["unit"] or "",
        }
        for one in measures
    ]


def measures_of(formset: Any, before: Sequence[Measure]) -> list[Measure]:
    """The figures as they were typed; one that was not touched stays exactly as it was."""
    measures = []
    for index, form in enumerate(formset):
        if form.is_blank:
            continue
        untouched = index < len(before) and not form.has_changed()
        measures.append(before[index] if untouched else _measure(form.cleaned_data))
    return measures


def _measure(typed: Mapping[str, Any]) -> Measure:
    return {
        "comparator": typed.get("comparator") or "=",
        "value": _json_number(typed.get("value")),
        "value_max": _json_number(typed.get("value_max")),
        "unit": one_line(typed.get("unit") or "") or None,
        "subject": one_line(typed.get("subject") or ""),
    }


def _decimal(value: float | int | None) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def _json_number(value: Decimal | None) -> float | int | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
