"""What a chart says, as a sentence over it: worked out from its figures, never written beforehand."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cchc.steps.plans.wording import calm
from cchc.steps.work.queries.overview import Tally
from cchc.web.site.overview.levels import share
from cchc.web.site.templatetags.site import number

Named = tuple[str, Tally]  # an agency's or a field's name and its jobs


def agencies_late(rows: Sequence[Named]) -> str:
    """ "11 cơ quan có việc quá hạn, nhiều nhất là Sở Mẫu (9 việc)"."""
    late = [(name, tally.late) for name, tally in rows if tally.late]
    if not late:
        return _("Không cơ quan nào có việc quá hạn")
    said = ngettext("%(count)s cơ quan có việc quá hạn", "%(count)s cơ quan có việc quá hạn", len(late)) % {
        "count": number(len(late))
    }
    return f"{said}, {_most(late)}"


def communes_late(rows: Sequence[Named]) -> str:
    """ "24/69 đơn vị cấp xã có việc quá hạn, nhiều nhất là …"."""
    late = [(name, tally.late) for name, tally in rows if tally.late]
    if not rows:
        return _("Chưa có việc nào giao cho cấp xã")
    if not late:
        return _("Không đơn vị nào trong %(all)s đơn vị cấp xã có việc quá hạn") % {"all": number(len(rows))}
    said = _("%(late)s/%(all)s đơn vị cấp xã có việc quá hạn") % {
        "late": number(len(late)),
        "all": number(len(rows)),
    }
    return f"{said}, {_most(late)}"


def fields_late(rows: Sequence[Named]) -> str:
    """ "5/7 lĩnh vực có việc quá hạn, nhiều nhất là Chính quyền số (12 việc)"."""
    late = [(calm(name) or _("phần chưa rõ lĩnh vực"), tally.late) for name, tally in rows if tally.late]
    if not late:
        return _("Không lĩnh vực nào có việc quá hạn")
    said = _("%(late)s/%(all)s lĩnh vực có việc quá hạn") % {
        "late": number(len(late)),
        "all": number(len(rows)),
    }
    return f"{said}, {_most(late)}"


def _most(late: Sequence[tuple[str, int]]) -> str:
    """Who has the most: one by name, two by names, more by their number."""
    most = max(count for _name, count in late)
    first = [name for name, count in late if count == most]
    if len(first) == 1:
        return _("nhiều nhất là %(name)s (%(count)s việc)") % {"name": first[0], "count": number(most)}
    if len(first) == 2:
        return _("nhiều nhất là %(one)s và %(two)s (mỗi nơi %(count)s việc)") % {
            "one": first[0],
            "two": first[1],
            "count": number(most),
        }
    return _("nhiều nhất %(count)s việc, ở %(places)s nơi") % {
        "count": number(most),
        "places": number(len(first)),
    }


def trend(late_then: int, late_now: int, weeks: int) -> str:
    """ "Việc quá hạn tăng từ 12 lên 34 trong 4 tuần qua"."""
    said = {"from": number(late_then), "to": number(late_now), "weeks": number(weeks)}
    if not weeks:
        return _("Có %(to)s việc quá hạn") % said
    if late_now > late_then:
        return _("Việc quá hạn tăng từ %(from)s lên %(to)s trong %(weeks)s tuần qua") % said
    if late_now < late_then:
        return _("Việc quá hạn giảm từ %(from)s xuống %(to)s trong %(weeks)s tuần qua") % said
    if not late_now:
        return _("Không có việc quá hạn, như %(weeks)s tuần trước") % said
    return _("Việc quá hạn giữ ở mức %(to)s so với %(weeks)s tuần trước") % said


def to_call(shown: Sequence[int], all_late: int) -> str:
    """`shown`: late jobs of each agency on the list. "10 cơ quan cần đôn đốc, có 62,5 % số việc quá hạn"."""
    if not shown:
        return _("Không có cơ quan nào cần đôn đốc")
    part = share(sum(shown), all_late)
    return ngettext(
        "%(count)s cơ quan cần đôn đốc, có %(sum)s/%(all)s việc quá hạn (%(share)s %%)",
        "%(count)s cơ quan cần đôn đốc, có %(sum)s/%(all)s việc quá hạn (%(share)s %%)",
        len(shown),
    ) % {
        "count": number(len(shown)),
        "sum": number(sum(shown)),
        "all": number(all_late),
        "share": number(part or 0),
    }


def whole(tally: Tally, written: str) -> str:
    """Under the page's heading: how much is done of how much, on the day as it is written."""
    if not tally.total:
        return _("Tính đến %(day)s chưa có việc nào được giao") % {"day": written}
    return _("Tính đến %(day)s: hoàn thành %(done)s/%(all)s việc (%(share)s %%), quá hạn %(late)s việc") % {
        "day": written,
        "done": number(tally.finished),
        "all": number(tally.total),
        "share": number(share(tally.finished, tally.total) or 0),
        "late": number(tally.late),
    }


def agency(tally: Tally, written: str) -> str:
    """Under an agency's name: what it leads."""
    if not tally.total:
        return _("Tính đến %(day)s cơ quan chưa được giao chủ trì việc nào") % {"day": written}
    return _("Tính đến %(day)s: chủ trì %(all)s việc, hoàn thành %(done)s, quá hạn %(late)s") % {
        "day": written,
        "all": number(tally.total),
        "done": number(tally.finished),
        "late": number(tally.late),
    }


def field(tally: Tally, written: str) -> str:
    """Under a field's name."""
    if not tally.total:
        return _("Tính đến %(day)s chưa có việc nào được giao trong lĩnh vực này") % {"day": written}
    return whole(tally, written)


def done(tally: Tally) -> str:
    """Beside the number of what is done: "62,5 % · 3 việc hoàn thành muộn"."""
    part = share(tally.finished, tally.total)
    said = [f"{number(part)}\N{NO-BREAK SPACE}%"] if part is not None else []
    if tally.done_late:
        said.append(_("%(count)s việc hoàn thành muộn") % {"count": number(tally.done_late)})
    return " · ".join(said)
