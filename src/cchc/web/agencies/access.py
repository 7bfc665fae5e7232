"""Which agency a page is about."""

from django.http import Http404

from cchc.shared.agencies.models import Agency


def spans_of(code: str) -> list[Agency]:
    """Every row of a code, earliest first. 404 where there is none."""
    rows = list(Agency.objects.filter(code=code).select_related("parent").order_by("valid_from"))
    if not rows:
        raise Http404
    return rows


def current(rows: list[Agency]) -> Agency:
    """The row that lasts, else the last one."""
    return next((row for row in rows if row.valid_to is None), rows[-1])
