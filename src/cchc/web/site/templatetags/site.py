"""Filters that every template may use without `load`."""

from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django import template
from django.utils.formats import number_format
from lucide.templatetags.lucide import lucide as draw

from cchc.shared.fields import DayInput

register = template.Library()


@register.simple_tag
def lucide(name: str, *, size: int = 24, **attributes: Any) -> str:
    """An icon. In place of the library's own tag: a list shows the same few some hundred times."""
    return _drawn(str(name) + "", size, tuple(sorted(attributes.items())))


@lru_cache(maxsize=512)
def _drawn(name: str, size: int, attributes: tuple[tuple[str, Any], ...]) -> str:
    return str(draw(name, size=size, **dict(attributes)))


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
