"""How a deadline and a measure read to a person."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cchc.pure.reading.text import fold

# Words that stay in capitals where a heading in capitals is written as a sentence.
_CAPITALS = re.compile(
    r"\W*(AI|API|BHXH|CBCC|CCHC|CCVC|CNTT|CSDL|DTI|DVC|HCC|HĐND|HTX|ICT|ISO|KTXH|LGSP|MTTQ|NSNN|ODA|PAPI|PAR|PCI"
    r"|QPPL|SIPAS|TTHC|UBMTTQ|UBND|VBQPPL|VNEID|XHCN|[IVX]+)\W*"
)
_NUMBERED = re.compile(r"((?:[IVX]+|\d+)[.)]\s+)?(.*)", re.DOTALL)
RECURRENCE = {
    "monthly": gettext_lazy("hằng tháng"),
    "quarterly": gettext_lazy("hằng quý"),
    "half-yearly": gettext_lazy("6 tháng một lần"),
    "yearly": gettext_lazy("hằng năm"),
}
COMPARATOR = {
    ">=": gettext_lazy("từ … trở lên"),
    "<=": gettext_lazy("tối đa"),
    ">": gettext_lazy("trên"),
    "<": gettext_lazy("dưới"),
    "=": gettext_lazy("đạt"),
    "~": gettext_lazy("khoảng"),
    "range": gettext_lazy("từ … đến …"),
}

UNITS = {
    "hour": gettext_lazy("giờ"),
    "day": gettext_lazy("ngày"),
    "working day": gettext_lazy("ngày làm việc"),
    "week": gettext_lazy("tuần"),
    "month": gettext_lazy("tháng"),
    "quarter": gettext_lazy("quý"),
    "year": gettext_lazy("năm"),
}


def due_words(due: Mapping[str, Any]) -> str:
    """What was understood of a deadline: "01/10/2026–31/12/2026"; "" where there is nothing to understand."""
    if due["milestones"]:
        return "; ".join(_day(one["end"]) or one["text"] for one in due["milestones"])
    dates = _span(due["start"], due["end"])
    kind = due["kind"]
    if kind == "recurring":
        often = str(RECURRENCE.get(due["recurrence"] or "", _("định kỳ")))
        return f"{often}, {dates}" if dates else often
    if kind == "continuous":
        return _("thường xuyên") + (f", {dates}" if dates else "")
    if kind == "after_event":
        return _after(due["event"], due["offset"] or "")
    if kind == "roadmap":
        return _("theo lộ trình") + (f", {dates}" if dates else "")
    return dates


def _after(event: str | None, offset: str) -> str:
    """ "30 ngày sau khi …" for an offset as `Due` writes it: "30 days", "15 working days before", "immediately"."""
    how_long = ""
    if match := re.match(r"(\d+) (.+?)s?(?: before)?$", offset):
        how_long = f"{match[1]} {UNITS.get(match[2], match[2])}"
    elif offset == "immediately":
        how_long = _("ngay")
    if not event:
        return f"{how_long} {_('sau một sự kiện')}".strip()
    when = _("trước khi %(event)s") if offset.endswith("before") else _("sau khi %(event)s")
    return f"{how_long} {when % {'event': event}}".strip()


def due_beyond(due: Mapping[str, Any]) -> str:
    """What was understood of a deadline where it says more than the words themselves: "" for "Thường xuyên"."""
    words = due_words(due)
    return "" if fold(words) == fold(due["text"] or "") else words


def is_undated(due: Mapping[str, Any]) -> bool:
    """Whether nobody can say when it is late: no deadline, or words that give no date."""
    if any(one["end"] for one in due["milestones"]):
        return False
    return due["kind"] in ("none", "after_event", "roadmap") or (
        not due["end"] and due["kind"] not in ("continuous", "recurring")
    )


def _span(start: str | date | None, end: str | date | None) -> str:
    first, last = _day(start), _day(end)
    return f"{first}–{last}" if first and last and first != last else last or first


def _day(value: str | date | None) -> str:
    if not value:
        return ""
    return date_format(date.fromisoformat(value) if isinstance(value, str) else value, "SHORT_DATE_FORMAT")


def measure_words(measure: Mapping[str, Any]) -> str:
    """A figure as it is read aloud: "≥ 95 %"."""
    sign = {">=": "≥ ", "<=": "≤ ", ">": "> ", "<": "< ", "=": "", "~": "≈ ", "range": ""}[
        measure["comparator"]
    ]
    values = [_figure(measure[name]) for name in ("value", "value_max") if measure[name] is not None]
    unit = f"\N{NO-BREAK SPACE}{measure['unit']}" if measure["unit"] else ""
    return f"{sign}{'–'.join(values)}{unit}".strip()


def _figure(value: float | int | Decimal) -> str:
    exact = Decimal(str(value))
    plain = exact.quantize(Decimal(1)) if exact == exact.to_integral_value() else exact.normalize()
    return number_format(plain, use_l10n=True, force_grouping=True)


SAID = {
    ">=": gettext_lazy("tối thiểu"),
    "<=": gettext_lazy("tối đa"),
    ">": gettext_lazy("trên"),
    "<": gettext_lazy("dưới"),
    "=": gettext_lazy("đạt"),
    "~": gettext_lazy("khoảng"),
    "range": gettext_lazy("trong khoảng"),
}


def figure_words(comparator: str, low: Decimal | None, high: Decimal | None, unit: str) -> tuple[str, str]:
    """How a figure compares, in words, and the figure with its unit: ("tối thiểu", "95 %")."""
    values = [_figure(value) for value in (low, high) if value is not None]
    text = (
        _("từ %(low)s đến %(high)s") % {"low": values[0], "high": values[1]}
        if len(values) == 2
        else "".join(values)
    )
    words = str(SAID[comparator]) if len(values) == 1 else ""
    return words, f"{text}\N{NO-BREAK SPACE}{unit}".strip() if unit else text


def calm(heading: str) -> str:
    """A heading that the document sets in capitals, as it is written in a sentence; any other as it is."""
    if not heading.isupper() or len(heading) < 8:
        return heading
    words = [word if _CAPITALS.fullmatch(word) else word.lower() for word in heading.split(" ")]
    match = _NUMBERED.match(" ".join(words))
    assert match  # its last group takes anything
    return (match[1] or "") + match[2][:1].upper() + match[2][1:]
