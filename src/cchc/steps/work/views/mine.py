"""The part of "Việc của tôi" that is about the year's work: for `web/site/views/home.py`, which joins every step's."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from cchc.shared.accounts import scope
from cchc.shared.accounts.access import has_permission
from cchc.shared.accounts.models import User
from cchc.shared.accounts.permissions import Permission
from cchc.steps.work.queries import mine
from cchc.steps.work.queries.job_list import JobLine
from cchc.steps.work.views.pages import tabs

SHOWN = 8


@dataclass(frozen=True, slots=True)
class Section:
    """A lane of the page; `url` opens all of it as a list."""

    slug: str
    heading: str
    lines: tuple[JobLine, ...]
    total: int
    url: str

    @property
    def more(self) -> bool:
        return self.total > len(self.lines)


def work_context(request: HttpRequest) -> dict[str, Any]:
    """`lanes`, `extensions`, `tabs` for the template "work/parts/mine.html"; nothing for who has no part in work."""
    person, day = request.user, scope.today()
    if not isinstance(person, User) or not has_permission(person, Permission.WORK_READ):
        return {"lanes": [], "extensions": [], "tabs": []}
    found = mine.my_work(person, day, limit=SHOWN)
    listed = reverse("work:jobs")
    sections = [
        _section(
            "tra-lai",
            _("Bị trả lại, cần bổ sung"),
            found.returned,
            f"{listed}?ke-hoach=tat-ca&trang-thai=tra-lai",
            day,
        ),
        _section("can-lam", _("Cần làm ngay"), found.to_do, f"{listed}?ke-hoach=tat-ca&han=con-viec", day),
        _section(
            "cho-toi-xac-nhan",
            _("Chờ bạn xác nhận"),
            found.to_confirm,
            f"{listed}?ke-hoach=tat-ca&trang-thai=cho-xac-nhan",
            day,
        ),
        _section(
            "sap-toi", _("Sắp tới"), found.soon, f"{listed}?ke-hoach=tat-ca&han=con-viec&xep=thoi-han", day
        ),
    ]
    return {
        "lanes": [one for one in sections if one.total],
        "extensions": found.extensions,
        "tabs": tabs(request, "home"),
    }


def _section(slug: str, heading: str, lane: mine.Lane, url: str, day: date) -> Section:
    return Section(slug, heading, tuple(JobLine(job, day) for job in lane.jobs), lane.total, url)
