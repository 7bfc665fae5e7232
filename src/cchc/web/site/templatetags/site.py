"""Filters that every template may use without `load`."""

from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django import template
from django.template.defaultfilters import stringfilter
from django.template.defaultfilters import truncatechars as cut
from django.utils.formats import date_format, number_format
from django.utils.translation import get_language

from cchc.shared.fields import DayInput
from cchc.steps.plans.wording import calm

register = template.Library()


@register.simple_tag
def day_input(name: str, day: date | None = None, **attributes: Any) -> str:
    """The field for a day, in a form that is written in the template."""
    return DayInput(attributes).render(name, day)


@register.filter
def number(value: Any) -> str:
    """A quantity: 1.234.567 or 98,5. Not for years and codes."""
    if value is None or value == "":
        return "–"
    if type(value) is int and -1000 < value < 1000:  # most numbers of a large table: nothing to group
        return str(value)
    if isinstance(value, float):
        value = Decimal(str(value))
    if isinstance(value, Decimal):
        value = value.normalize() if value != value.to_integral_value() else value.quantize(Decimal(1))
    return number_format(value, use_l10n=True, force_grouping=True)


@register.filter
def day(value: date | None) -> str:
    """A date (no moment) in the short form: 31/03/2026."""
    return _day(value, get_language()) if value else ""


@lru_cache(maxsize=4096)
def _day(value: date, _language: str | None) -> str:
    return date_format(value, "SHORT_DATE_FORMAT")


@register.filter(name="calm")
def calm_(heading: str) -> str:
    """A field's name as it is written in a sentence, though the document sets it in capitals."""
    return calm(heading or "")


@register.filter(is_safe=True)
@stringfilter
def truncatechars(value: str, most: int) -> str:
    """In place of Django's own, which looks at every character of a text that is short enough anyway."""
    return value if len(value) <= most else str(cut(value, most))


@register.filter
def percent(value: Any) -> str:
    """98.5 → "98,5 %"."""
    return "–" if value is None or value == "" else f"{number(value)}\N{NO-BREAK SPACE}%"


@register.filter
def filesize(value: int) -> str:
    """Bytes as a person says them: 840 B, 12 KB, 1,5 MB."""
    amount, unit = Decimal(value), "B"
    for larger in ("KB", "MB", "GB", "TB"):
        if amount < 1024:
            break
        amount, unit = amount / 1024, larger
    return f"{number(round(amount, 1 if amount < 10 else 0))}\N{NO-BREAK SPACE}{unit}"
