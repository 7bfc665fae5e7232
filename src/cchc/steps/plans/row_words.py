"""The words that stand in every row of a review: translated once a page, not once a row."""

from django.utils.translation import gettext as _

from cchc.steps.plans.models import Intake, Row

BODIES = {
    Row.Kind.ITEM: "plans/review/item.html",
    Row.Kind.TARGET: "plans/review/target.html",
    Row.Kind.DUTY: "plans/review/duty.html",
    Row.Kind.CITATION: "plans/review/citation.html",
    Row.Kind.DOCUMENT: "plans/review/document.html",
}


def row_words() -> dict[str, str]:
    """What row.html and finding.html say."""
    return {
        "choose": _("Chọn dòng để gộp"),
        "show": _("Xem trong văn bản"),
        "edit": _("Sửa"),
        "more": _("Thao tác khác"),
        "accept": _("Chấp nhận, ghi lý do"),
        "reopen": _("Mở lại vấn đề"),
    }


def row_context(intake: Intake, kind: str | None, part: str) -> dict[str, object]:
    """What row.html needs besides the row."""
    return {
        "intake": intake,
        "kind": kind,
        "part": part,
        "body": BODIES[Row.Kind(kind)] if kind else "",
        "mergeable": intake.is_open and kind not in (None, Row.Kind.DOCUMENT),
        "say": row_words(),
    }
