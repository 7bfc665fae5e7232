"""The parts (tabs) of a review, and what every piece of the page needs."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cchc.steps.plans.models import Intake, Row
from cchc.steps.plans.queries import review
from cchc.steps.plans.row_words import row_context

PARTS = {
    "nhiem-vu": Row.Kind.ITEM,
    "chi-tieu": Row.Kind.TARGET,
    "che-do": Row.Kind.DUTY,
    "van-ban": Row.Kind.CITATION,
    "thong-tin": Row.Kind.DOCUMENT,
}
PART_OF = {kind: part for part, kind in PARTS.items()}
ALL_PARTS = (*PARTS, "van-de")


def part_of(request: HttpRequest) -> str:
    """Which part the page shows; the tasks where it does not say."""
    asked = request.POST.get("phan") or request.GET.get("phan") or ""
    return asked if asked in ALL_PARTS else "nhiem-vu"


def shown_filter(request: HttpRequest) -> review.Filter:
    """What of the rows is shown, from the address."""
    asked = request.GET
    return review.Filter(
        words=asked.get("tim", "").strip(),
        doubtful=asked.get("loc") == "nghi-van",
        field=asked.get("linh-vuc") or None,
        rule=asked.get("loi", ""),
    )


def tabs(intake: Intake, part: str, findings: Sequence[review.FindingView]) -> list[dict[str, Any]]:
    found = review.counts(intake)
    names = {
        "nhiem-vu": (_("Nhiệm vụ"), found["item"]),
        "chi-tieu": (_("Chỉ tiêu"), found["target"]),
        "van-de": (_("Vấn đề"), sum(finding.is_open for finding in findings)),
        "thong-tin": (_("Thông tin"), None),
        "che-do": (_("Báo cáo"), found["duty"]),
        "van-ban": (_("Viện dẫn"), found["citation"]),
    }
    return [
        {"name": name, "count": count, "url": review_url(intake, slug), "current": slug == part, "slug": slug}
        for slug, (name, count) in names.items()
    ]


def review_url(intake: Intake, part: str, key: str = "") -> str:
    """The review at a part, at a row."""
    place = f"#d-{key}" if key else ""
    return f"{reverse('plans:review', args=[intake.pk])}?phan={part}{place}"


def page_context(
    request: HttpRequest, intake: Intake, part: str, findings: Sequence[review.FindingView]
) -> dict[str, Any]:
    """What page.html and the pieces that are swapped into it share."""
    shown_tabs = tabs(intake, part, findings)
    return {
        **row_context(intake, PARTS.get(part), part),
        "title": review.title_of(intake) or intake.name,
        "part_name": next(tab["name"] for tab in shown_tabs if tab["current"]),
        "blank": {"key": "KEY", "version": "VERSION"},
        "blank_dropped": {"key": "KEY", "version": "VERSION", "dropped": True},
        "shown": shown_filter(request),
        "tabs": shown_tabs,
        "open_findings": sum(finding.is_open for finding in findings),
        "rules": review.open_rules(findings),
        **status_context(request, intake),
    }


def status_context(request: HttpRequest, intake: Intake) -> dict[str, Any]:
    """The line with undo, redo and when it was last saved."""
    return {"reversible": review.reversible(intake, request.user), "now": timezone.now()}
