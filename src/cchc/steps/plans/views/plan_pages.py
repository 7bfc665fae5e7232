"""What every page of an accepted plan has: its plan, its tabs, and whether it was revised."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from cchc.shared.accounts.access import has_permission
from cchc.shared.accounts.permissions import Permission
from cchc.steps.plans.models import Plan
from cchc.steps.plans.queries import plans


def page_context(request: HttpRequest, plan: Plan, tab: str, **more: Any) -> dict[str, Any]:
    """`tab` is the name of the address that the tab leads to."""
    return {
        "plan": plan,
        "tabs": _tabs(request, plan, tab),
        "tab": tab,
        "revised_by": plans.revision_of(plan),
        **more,
    }


def _tabs(request: HttpRequest, plan: Plan, current: str) -> list[dict[str, Any]]:
    counts = plans.totals(plan)
    names = {
        "plan": (_("Tổng quan"), None),
        "items": (_("Nhiệm vụ"), counts["items"]),
        "timeline": (_("Theo tháng"), None),
        "targets": (_("Chỉ tiêu"), counts["targets"]),
        "duties": (_("Chế độ báo cáo"), counts["duties"]),
        "findings": (_("Vấn đề"), counts["open_findings"]),
        "citations": (_("Viện dẫn"), counts["citations"]),
        "document": (_("Văn bản"), None),
        "plan_trail": (_("Nhật ký"), None),
    }
    if not has_permission(request.user, Permission.AUDIT_READ):
        del names["plan_trail"]
    return [
        {
            "name": name,
            "count": count,
            "url": reverse(f"plans:{tab}", args=[plan.pk]),
            "current": tab == current,
        }
        for tab, (name, count) in names.items()
    ]
