"""Values between a plan and the cells of a workbook, and what is said of a cell that cannot be understood."""

import base64
import json
import re
import zlib
from decimal import Decimal
from typing import Any

from cchc.pure.reading.blocks import Place
from cchc.pure.reading.errors import ReadingError
from cchc.pure.reading.plan import Measure
from cchc.pure.reading.text import one_line

CELL = 32_000  # characters; Excel cuts a cell at 32,767
_MOST_UNPACKED = 16 * 2**20
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_SIGNS = {">=": "≥", "<=": "≤", ">": ">", "<": "<", "=": "=", "~": "≈", "range": "từ"}
_COMPARATORS = {sign: comparator for comparator, sign in _SIGNS.items()} | {
    ">=": ">=",
    "<=": "<=",
    "~": "~",
    "": "=",
}
_NUMBER = r"-?\d{1,3}(?:\.\d{3})+(?:,\d+)?|-?\d+(?:,\d+)?"
_FIGURE = re.compile(
    rf"(?P<sign>≥|>=|≤|<=|>|<|=|≈|~|từ|)\s*(?P<low>{_NUMBER})(?:\s*(?:đến|–|-)\s*(?P<high>{_NUMBER}))?(?P<unit>[^|]*)"
    r"(?:\|(?P<subject>.*))?$",
    re.IGNORECASE,
)


class CellError(ReadingError):
    """A cell that says something that cannot be understood."""


def wrong_cell(sheet: str, cell: str, value: str, hint: str) -> CellError:
    """ "Trang Nhiệm vụ, ô H12: …"; `hint` says how to write it."""
    return CellError(
        "cell",
        "Trang %(sheet)s, ô %(cell)s: không hiểu “%(value)s”; %(hint)s.",
        sheet=sheet,
        cell=cell,
        value=value if len(value) <= 60 else value[:59] + "…",
        hint=hint,
    )


def printable(text: str) -> str:
    """Without the control characters that damaged documents contain and XML forbids."""
    return _UNPRINTABLE.sub("", text)


def number_text(number: Decimal | None) -> str:
    """2,5 the Vietnamese way, without needless zeros; ? for a figure that could not be read."""
    if number is None:
        return "?"
    text = f"{number:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")


def measure_text(measure: Measure) -> str:
    """ "≥ 35 % | cơ quan được kiểm tra"."""
    figure = number_text(measure.value)
    if measure.value_max is not None or measure.comparator == "range":
        figure += f" đến {number_text(measure.value_max)}"
    parts = [_SIGNS.get(measure.comparator, measure.comparator), figure, measure.unit or ""]
    return f"{' '.join(part for part in parts if part)} | {measure.subject}"


def read_measure(text: str) -> Measure:
    """The figure of one line. ValueError where it is none."""
    match = _FIGURE.match(one_line(text))
    if not match:
        raise ValueError(text)
    high = match["high"]
    comparator = "range" if high else _COMPARATORS[match["sign"].lower()]
    if comparator == "range" and not high:
        raise ValueError(text)
    return Measure(
        comparator,
        _number(match["low"]),
        _number(high) if high else None,
        match["unit"].strip() or None,
        (match["subject"] or "").strip(),
    )


def place_text(place: Place) -> str:
    """ "Trang 3, bảng 1, dòng 12" or "Dòng 12 đến 15": where in the document something was read."""
    said = [
        (name, value) for name, value in (("trang", place.page), ("bảng", place.table)) if value is not None
    ]
    if place.row is not None:
        said.append(("dòng", place.row))
    elif place.line_from is not None:
        said.append(("dòng", place.line_from))
    text = ", ".join(f"{name} {value}" for name, value in said)
    if place.row is None and place.line_to is not None and place.line_to != place.line_from:
        text += f" đến {place.line_to}"
    return text[:1].upper() + text[1:]


def packed(value: Any) -> list[str]:
    """Any JSON value as text for cells that people do not see, in pieces that fit into a cell."""
    text = base64.b64encode(zlib.compress(json.dumps(value).encode(), 9)).decode()
    return [text[start : start + CELL] for start in range(0, len(text), CELL)]


def unpacked(text: str) -> Any:
    """What was packed. ValueError where somebody changed it."""
    try:
        expander = zlib.decompressobj()
        data = expander.decompress(base64.b64decode(text, validate=True), _MOST_UNPACKED)
        if expander.unconsumed_tail or not expander.eof:
            raise ValueError(text[:20])
        return json.loads(data)
    except (ValueError, zlib.error, RecursionError) as error:
        raise ValueError(text[:20]) from error


def _number(text: str) -> Decimal:
    return Decimal(text.replace(".", "").replace(",", "."))
