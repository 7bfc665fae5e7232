"""For who keeps the installation running: its health, and every part that pages are made of."""

from types import SimpleNamespace

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from cchc.shared.accounts.access import requires
from cchc.shared.accounts.permissions import Permission
from cchc.web.site.running.health import checks, is_well


@requires(Permission.SYSTEM_HEALTH)
def health(request: HttpRequest) -> HttpResponse:
    found = checks()
    return render(request, "site/health.html", {"checks": found, "well": is_well(found)})


class SampleForm(forms.Form):
    """Never stored: shows what a field and its error look like."""

    name = forms.CharField(
        label="Tên kế hoạch",
        help_text="Như trên văn bản.",
        error_messages={"required": "Hãy nhập tên kế hoạch."},
    )
    year = forms.IntegerField(
        label="Năm", error_messages={"invalid": "Hãy nhập năm bằng bốn chữ số, ví dụ 2026."}
    )
    note = forms.CharField(label="Ghi chú", required=False, widget=forms.Textarea)


@requires(Permission.SYSTEM_HEALTH)
def components(request: HttpRequest) -> HttpResponse:
    """The gallery: what is not here does not belong on a page."""
    tabs = [
        {"name": _("Nhiệm vụ"), "url": "#", "current": True, "count": 1234},
        {"name": _("Chỉ tiêu"), "url": "#", "current": False, "count": 40},
        {"name": _("Văn bản"), "url": "#", "current": False, "count": None},
    ]
    return render(
        request,
        "site/components.html",
        {
            "form": SampleForm({"name": "", "year": "hai nghìn", "note": ""}),
            "tabs": tabs,
            "chips": [
                SimpleNamespace(text="Lĩnh vực: Thể chế", url="#"),
                SimpleNamespace(text="Quý I", url="#"),
            ],
            "trail": [SimpleNamespace(name=_("Kế hoạch"), url="#")],
            "page": Paginator(range(1234), 50).page(2),
            "rows": [("Rà soát thủ tục hành chính", 12, "late"), ("Tập huấn công chức", 3456, "done")],
        },
    )
