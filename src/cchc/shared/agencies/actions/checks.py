"""What every write of an agency asks first."""

import re
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cchc.pure.span import Span
from cchc.shared.agencies.errors import Refused, Stale
from cchc.shared.agencies.lineage import span_of
from cchc.shared.agencies.models import Agency
from cchc.shared.agencies.queries import tree

_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")


def check_code(code: str) -> None:
    if not _CODE.fullmatch(code):
        raise Refused(
            _(
                "Mã “%(code)s” không dùng được; hãy dùng tối đa 40 chữ cái không dấu, chữ số, dấu chấm "
                "hoặc gạch nối."
            )
            % {"code": code},
            "code",
        )


def check_free(code: str, span: Span, but: Agency | None = None) -> None:
    """No other span of the code shares a day with this one; the database would refuse it, too."""
    for row in Agency.objects.filter(code=code):
        if (but is None or row.pk != but.pk) and span_of(row).overlaps(span):
            said = {"code": code, "name": row.name, "span": span_words(row)}
            raise Refused(
                _("Mã “%(code)s” đã dùng cho %(name)s (%(span)s); hãy chọn mã khác hoặc khoảng ngày khác.")
                % said,
                "code",
            )


def check_parent(row: Agency, parent: Agency | None) -> None:
    """Nobody stands under itself, however far down."""
    if parent is None:
        return
    day = max(row.valid_from, parent.valid_from)
    if row.code == parent.code or row.code in tree(day).path(parent.code):
        raise Refused(
            _("%(parent)s đang thuộc %(name)s nên không thể là cấp trên; hãy chọn cơ quan khác.")
            % {"parent": parent.name, "name": row.name},
            "parent",
        )


def locked(agency: Agency, version: int | None = None) -> Agency:
    """The row as it stands, held until the transaction ends. Stale where it was saved since `version`."""
    row = Agency.objects.select_for_update().get(pk=agency.pk)
    if version is not None and row.version != version:
        raise Stale(
            _("%(name)s vừa được người khác sửa; hãy xem lại thông tin mới rồi lưu lần nữa.") % {"name": row}
        )
    return row


def check_can_end(row: Agency, on: date) -> None:
    """It lasts, and began before the day on which something else begins."""
    if row.valid_to is not None:
        raise Refused(
            _("%(name)s đã chấm dứt từ %(day)s; hãy chọn cơ quan đang hoạt động.")
            % {"name": row.name, "day": day_words(row.valid_to)}
        )
    if on <= row.valid_from:
        raise Refused(
            _("%(name)s có từ %(day)s; ngày có hiệu lực phải sau ngày đó.")
            % {"name": row.name, "day": day_words(row.valid_from)},
            "on",
        )


def day_words(day: date) -> str:
    return date_format(day, "SHORT_DATE_FORMAT")


def span_words(row: Agency) -> str:
    """ "từ 1/3/2025 đến 30/6/2025", "từ 1/3/2025"."""
    if row.valid_to is None:
        return _("từ %(start)s") % {"start": day_words(row.valid_from)}
    said = {"start": day_words(row.valid_from), "end": day_words(row.valid_to)}
    return _("từ %(start)s đến %(end)s") % said
