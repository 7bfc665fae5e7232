"""The targets of the body against the targets of the table."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from numpy import argwhere, maximum
from rapidfuzz import fuzz, process

from cchc.pure.reading.blocks import Place
from cchc.pure.reading.checks.rule import ERROR, INFO, WARNING, Case, Hit, hit, rule
from cchc.pure.reading.checks.texts import key, quote
from cchc.pure.reading.figures import read_measures
from cchc.pure.reading.numbers import find_numbers
from cchc.pure.reading.plan import Measure, Target
from cchc.pure.reading.tables.codes import numbered_parts

_SAME = 62.0  # likeness of two wordings of one target, of 100
_INSIDE = 0.85  # of a target's words
_INSIDE_SAME_GROUND = 0.6
_FEW = 5  # a table with fewer targets is not the plan's list of targets
_MANY = 400  # with more it is not either, and pairs grow with the square
_Figure = tuple[Decimal | None, Decimal | None, str]


@dataclass(frozen=True, slots=True)
class _RowTarget:
    code: str | None
    text: str
    place: Place


@rule(
    "target-without-row",
    WARNING,
    what="Chỉ tiêu ở phần lời không có dòng nào trong bảng nhiệm vụ.",
    message="Chỉ tiêu %(code)s“%(text)s” không có trong bảng nhiệm vụ nên không có ai thực hiện; đề nghị bổ sung dòng.",
    example={"code": "3.2 ", "text": "Tỷ lệ hồ sơ trả kết quả đúng hạn trên 98%"},
)
def target_without_row(case: Case) -> Iterator[Hit]:
    rows = _row_targets(case)
    if not rows:
        return
    matched = _matches(case.plan.targets, rows)
    for index, target in enumerate(case.plan.targets):
        if index not in matched and not _inside_a_row(target, rows):
            yield hit(target.place, code=f"{target.code} " if target.code else "", text=quote(target.text))


@rule(
    "row-target-not-in-body",
    WARNING,
    what="Mục tiêu trong bảng không có trong các chỉ tiêu ở phần lời.",
    message="Mục tiêu %(code)s“%(text)s” trong bảng không có ở phần chỉ tiêu; đề nghị bổ sung hoặc bỏ.",
    example={"code": "1.9 ", "text": "Ban hành kế hoạch truyền thông"},
)
def row_target_not_in_body(case: Case) -> Iterator[Hit]:
    rows = _row_targets(case)
    if len(case.plan.targets) < _FEW:
        return
    matched = set(_matches(case.plan.targets, rows).values())
    for index, row in enumerate(rows):
        if index not in matched:
            yield hit(row.place, code=f"{row.code} " if row.code else "", text=quote(row.text))


@rule(
    "figure-dropped",
    ERROR,
    what="Số liệu của chỉ tiêu ở phần lời bị bỏ khi đưa vào bảng.",
    message="Chỉ tiêu ở phần lời nêu “%(figure)s” nhưng bảng ghi “%(row)s”, không có số liệu đó; đề nghị thống nhất.",
    example={"figure": "tối thiểu 4,5 %", "row": "Giảm chi tiền điện của các công sở"},
)
def figure_dropped(case: Case) -> Iterator[Hit]:
    for target, row in _pairs(case):
        theirs = _figures(read_measures(row.text))
        lost = [one for one in target.measures if _figure(one) not in theirs]
        if lost and len(theirs) < len(target.measures) and _all_kept(theirs, target.measures):
            yield hit((target.place, row.place), figure=_say(lost[0]), row=quote(row.text))


@rule(
    "target-part-dropped",
    WARNING,
    what="Chỉ tiêu ở phần lời nêu một số liệu cho nhiều nội dung, bảng chỉ giữ một phần.",
    message="Chỉ tiêu ở phần lời nêu %(count)d lần “%(figure)s”, bảng chỉ còn: “%(row)s”; đề nghị bổ sung phần bị bỏ.",
    example={"count": 2, "figure": "100 %", "row": "100% hồ sơ được số hóa"},
)
def target_part_dropped(case: Case) -> Iterator[Hit]:
    for target, row in _pairs(case):
        ours, theirs = _figures(target.measures), _figures(read_measures(row.text))
        for one, figure in zip(target.measures, ours, strict=True):
            if 1 <= theirs.count(figure) < ours.count(figure):
                yield hit(
                    (target.place, row.place), count=ours.count(figure), figure=_say(one), row=quote(row.text)
                )
                break


@rule(
    "figure-changed",
    ERROR,
    what="Số liệu của chỉ tiêu ở phần lời khác với số liệu trong bảng.",
    message="Chỉ tiêu ở phần lời nêu “%(body)s” nhưng bảng nêu “%(table)s”: “%(row)s”; đề nghị thống nhất.",
    example={
        "body": "tối thiểu 40 %",
        "table": "tối thiểu 30 %",
        "row": "Tối thiểu 30% cơ quan được kiểm tra",
    },
)
def figure_changed(case: Case) -> Iterator[Hit]:
    for target, row in _pairs(case):
        measures = read_measures(row.text)
        theirs, ours = _figures(measures), _figures(target.measures)
        lost = [one for one in target.measures if _figure(one) not in theirs]
        new = [one for one in measures if _figure(one) not in ours]
        for before in lost:
            other = next((one for one in new if (one.unit or "") == (before.unit or "")), None)
            if other:
                yield hit(
                    (target.place, row.place), body=_say(before), table=_say(other), row=quote(row.text)
                )
                break


@rule(
    "output-in-other-unit",
    INFO,
    what="Mục tiêu tính theo tỷ lệ nhưng sản phẩm ghi số tuyệt đối (hoặc ngược lại), không đối chiếu được.",
    message="Mục tiêu nêu “%(target)s” nhưng sản phẩm nêu “%(output)s”; đề nghị ghi tổng số để đối chiếu.",
    example={"target": "30 %", "output": "15 cơ quan, đơn vị"},
)
def output_in_other_unit(case: Case) -> Iterator[Hit]:
    for rows in case.tables:
        for item in rows:
            if "%" not in (item.target or "") or not any(c.isdigit() for c in item.output or ""):
                continue
            rates = [one for one in read_measures(item.target or "") if one.unit == "%" and one.value != 100]
            counts = [one for one in read_measures(item.output or "") if one.unit not in ("%", None)]
            for count in counts:
                counted = key(count.unit or "")
                if rates and counted and counted.split(",")[0] in key(item.target or ""):
                    yield hit(item.place, target=_say(rates[0]), output=_say(count))
                    break


# -- matching ----------------------------------------------------------------------------------------


def _row_targets(case: Case) -> tuple[_RowTarget, ...]:
    """The distinct targets of the table's rows, in order; nothing where the table has no such column."""
    found: dict[str, _RowTarget] = {}
    for rows in case.tables:
        for item in rows:
            for code, text in numbered_parts(item.target) if item.target else []:
                found.setdefault(key(text), _RowTarget(code, text, item.place))
    few_or_many = not _FEW <= len(found) <= _MANY or len(case.plan.targets) > _MANY
    return () if few_or_many else tuple(found.values())


def _pairs(case: Case) -> Iterator[tuple[Target, _RowTarget]]:
    rows = _row_targets(case)
    for index, row in _matches(case.plan.targets, rows).items():
        yield case.plan.targets[index], rows[row]


@lru_cache(maxsize=1)  # several rules ask about one plan
def _matches(targets: Sequence[Target], rows: Sequence[_RowTarget]) -> dict[int, int]:
    """Target index → row index: the likest pairs first, each side once."""
    ours, theirs = ([_plain(key(one.text)) for one in side] for side in (targets, rows))
    if not ours or not theirs:
        return {}
    # The words count, not their order; a shortened wording is still the same target.
    likeness = maximum(
        process.cdist(ours, theirs, scorer=fuzz.token_sort_ratio),
        0.9 * process.cdist(ours, theirs, scorer=fuzz.token_set_ratio),
    )
    pairs = ((-float(likeness[i, j]), int(i), int(j)) for i, j in argwhere(likeness >= _SAME))
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(pairs):
        if i not in found and j not in taken:
            found[i] = j
            taken.add(j)
    return found


def _inside_a_row(target: Target, rows: Sequence[_RowTarget]) -> bool:
    """Whether a row that brings several targets together holds this one: its words, or its legal ground."""
    ours = set(_plain(key(target.text)).split())
    cited = {number.text for number in find_numbers(target.text)}
    for row in rows:
        shared = len(ours & set(_plain(key(row.text)).split())) / (len(ours) or 1)
        if shared >= _INSIDE:
            return True
        if cited and shared >= _INSIDE_SAME_GROUND and cited <= {one.text for one in find_numbers(row.text)}:
            return True
    return False


def _plain(text: str) -> str:
    """Without its figures."""
    return re.sub(r"\d+(?:[.,]\d+)*\s*%?", " ", text)


# -- figures -----------------------------------------------------------------------------------------


def _figure(measure: Measure) -> _Figure:
    return measure.value, measure.value_max, (measure.unit or "").casefold()


def _figures(measures: Sequence[Measure]) -> list[_Figure]:
    return [_figure(one) for one in measures]


def _all_kept(theirs: list[_Figure], measures: Sequence[Measure]) -> bool:
    """What the row does state stands in the body too: it dropped something, it changed nothing."""
    ours = _figures(measures)
    return all(one in ours for one in theirs)


_SIGNS = {">=": "tối thiểu ", "<=": "tối đa ", ">": "trên ", "<": "dưới ", "~": "khoảng "}


def _say(measure: Measure) -> str:
    """ "tối thiểu 4,5 %"."""
    numbers = [f"{one:f}".replace(".", ",") for one in (measure.value, measure.value_max) if one is not None]
    return f"{_SIGNS.get(measure.comparator, '')}{' - '.join(numbers)} {measure.unit or ''}".strip()
