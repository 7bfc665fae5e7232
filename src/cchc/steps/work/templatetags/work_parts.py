"""Parts of the pages of work that lists repeat: drawn once for the same numbers, whoever looks."""

from functools import lru_cache

from django import template
from django.template.loader import get_template
from django.utils.translation import get_language

from cchc.steps.work.queries.job_list import Share

register = template.Library()


@register.simple_tag
def spread(shares: tuple[Share, ...], total: int) -> str:
    """The part work/parts/spread.html."""
    return _spread(shares, total, get_language())


@lru_cache(maxsize=4096)
def _spread(shares: tuple[Share, ...], total: int, _language: str | None) -> str:
    return get_template("work/parts/spread.html").render({"shares": shares, "total": total})
