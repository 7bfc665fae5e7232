"""The day that a page is seen from: `ngay` in its address, today where it says none or nonsense."""

from datetime import date

from django.http import HttpRequest

from cchc.pure.day import read_day
from cchc.shared.accounts.scope import today


def day_of(request: HttpRequest) -> date:
    try:
        return read_day(request.GET.get("ngay", "").strip()) or today()
    except ValueError:
        return today()
