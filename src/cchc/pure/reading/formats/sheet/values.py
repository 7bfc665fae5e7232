"""A number of a spreadsheet as a person sees it there: dates, percentages, thousands."""

import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from openpyxl.styles.numbers import is_date_format
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

_LITERAL = re.compile(r'"([^"]*)"|\\(.)|\[[^\]]*\]|_.|\*.')
_MOST_DIGITS = 15  # what Excel itself keeps


def shown(value: str, number_format: str, *, mac_dates: bool = False) -> str:
    """The stored number `value` in a number format. What is no number is shown as it is stored."""
    try:
        number = Decimal(value)
    except InvalidOperation:
        return value
    if not number.is_finite() or abs(number.adjusted()) > 300:
        return value
    if is_date_format(number_format):
        return _date(number, number_format, mac_dates=mac_dates)
    positive = number_format.split(";")[0]
    literals = "".join(match[1] or match[2] or "" for match in _LITERAL.finditer(positive))
    pattern = _LITERAL.sub("", positive)
    if "%" in pattern:
        return _grouped(number * 100, pattern.replace("%", "")) + "%"
    if not re.search(r"[0#?]", pattern):
        return _general(number) + literals
    return _grouped(number, pattern) + literals


def _general(number: Decimal) -> str:
    """Like Excel's "General". The point stays: in a plan 1.1 is more often a number of a row than a figure."""
    digits = number.adjusted() + 1
    if digits > _MOST_DIGITS or digits < -_MOST_DIGITS:
        return f"{float(number):g}"
    places = max(0, _MOST_DIGITS - max(digits, 1))
    text = f"{number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _grouped(number: Decimal, pattern: str) -> str:
    """With as many decimals, zeros and thousands marks as the pattern asks for, the Vietnamese way."""
    if number.adjusted() > _MOST_DIGITS:
        return _general(number)
    whole, _, decimals = pattern.partition(".")
    least, most = decimals.count("0"), sum(decimals.count(mark) for mark in "0#?")
    text = f"{number.quantize(Decimal(1).scaleb(-min(most, _MOST_DIGITS)), ROUND_HALF_UP):f}"
    integer, _, fraction = text.partition(".")
    while len(fraction) > least and fraction.endswith("0"):
        fraction = fraction[:-1]
    sign, integer = ("-", integer[1:]) if integer.startswith("-") else ("", integer)
    integer = integer.zfill(min(whole.count("0"), _MOST_DIGITS))
    if "," in whole:
        integer = f"{int(integer):,}".replace(",", ".")
    return sign + integer + ("," + fraction if fraction else "")


def _date(number: Decimal, number_format: str, *, mac_dates: bool) -> str:
    try:
        moment = from_excel(float(number), CALENDAR_MAC_1904 if mac_dates else CALENDAR_WINDOWS_1900)
    except (ValueError, OverflowError, TypeError):
        return _general(number)
    if not hasattr(moment, "year"):  # a time of day or a duration
        return str(moment)
    letters = _LITERAL.sub("", number_format).lower()
    if "d" in letters:
        text = f"{moment:%d/%m/%Y}"
        return f"{text} {moment:%H:%M}" if "h" in letters and (moment.hour or moment.minute) else text
    return f"{moment:%m/%Y}" if "m" in letters else f"{moment:%Y}"
