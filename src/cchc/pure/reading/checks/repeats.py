"""Tasks and activities that stand twice, word for word or nearly."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from rapidfuzz import fuzz, process

from cchc.pure.reading.blocks import Place
from cchc.pure.reading.checks.rule import INFO, WARNING, Case, Hit, hit, rule
from cchc.pure.reading.checks.texts import join_names, key, quote
from cchc.pure.reading.plan import Plan

_WORDS = 4  # shorter texts repeat by nature ("Văn bản", "Tổ chức kiểm tra")
_NEAR = 93.0
_NEAR_LENGTH = 40
_MOST_COMPARED = 1000  # pairs grow with the square


@dataclass(frozen=True, slots=True)
class _Text:
    code: str | None
    text: str
    key: str
    place: Place


@rule(
    "activity-repeated",
    WARNING,
    what="Hai hoạt động trở lên giống nhau từng chữ.",
    message="Hoạt động “%(text)s” lặp lại %(times)d lần%(codes)s; đề nghị bỏ phần trùng hoặc ghi rõ điểm khác nhau.",
    example={"text": "Rà soát nhu cầu tuyển dụng", "times": 2, "codes": " (3.4, 3.9)"},
)
def activity_repeated(case: Case) -> Iterator[Hit]:
    yield from _repeated(_activities(case.plan))


@rule(
    "task-repeated",
    WARNING,
    what="Hai nhiệm vụ trở lên giống nhau từng chữ.",
    message="Nhiệm vụ “%(text)s” lặp lại %(times)d lần%(codes)s; đề nghị bỏ phần trùng hoặc ghi rõ điểm khác nhau.",
    example={"text": "Thẩm định dự toán mua sắm thiết bị", "times": 2, "codes": " (2.5, 2.8)"},
)
def task_repeated(case: Case) -> Iterator[Hit]:
    yield from _repeated(_tasks(case.plan))


@rule(
    "nearly-repeated",
    INFO,
    what="Hai nhiệm vụ hoặc hai hoạt động gần như giống nhau.",
    message="“%(first)s” gần như giống “%(second)s”%(codes)s; đề nghị kiểm tra có phải cùng một việc.",
    example={
        "first": "Tập huấn nghiệp vụ cho cán bộ cấp xã",
        "second": "Tập huấn nghiệp vụ cho cán bộ cấp xã năm 2026",
        "codes": "",
    },
)
def nearly_repeated(case: Case) -> Iterator[Hit]:
    yield from _near(_tasks(case.plan))
    yield from _near(_activities(case.plan))


@rule(
    "activity-equals-task",
    INFO,
    what="Hoạt động chỉ lặp lại nguyên văn nhiệm vụ.",
    message="%(count)d hoạt động chỉ lặp lại nguyên văn nhiệm vụ (ví dụ “%(text)s”); nên ghi các bước thực hiện.",
    example={"count": 5, "text": "Nâng cấp cổng dữ liệu mở của tỉnh"},
)
def activity_equals_task(case: Case) -> Iterator[Hit]:
    same = [
        (item.place, item.text)
        for item in case.plan.items
        if item.origin == "table" and any(key(one.text) == key(item.text) for one in item.activities)
    ]
    if same:
        yield hit((place for place, _ in same), count=len(same), text=quote(same[0][1]))


def _tasks(plan: Plan) -> list[_Text]:
    """Each task once: the rows that a merged task cell spans share their code and words."""
    found: dict[tuple[tuple[str, ...], str], _Text] = {}
    for item in plan.items:
        codes = item.task_codes or ((item.code,) if item.code else ())
        found.setdefault(
            (codes, item.text), _Text(", ".join(codes) or None, item.text, key(item.text), item.place)
        )
    return list(found.values())


def _activities(plan: Plan) -> list[_Text]:
    return [
        _Text(one.code, one.text, key(one.text), item.place) for item in plan.items for one in item.activities
    ]


def _repeated(texts: Sequence[_Text]) -> Iterator[Hit]:
    groups: dict[str, list[_Text]] = {}
    for one in texts:
        if len(one.key.split()) >= _WORDS:
            groups.setdefault(one.key, []).append(one)
    for same in groups.values():
        if len(same) > 1:
            yield hit(
                (one.place for one in same), text=quote(same[0].text), times=len(same), codes=_codes(same)
            )


def _near(texts: Sequence[_Text]) -> Iterator[Hit]:
    """Pairs that differ in a few letters, with the same figures."""
    long = list({one.key: one for one in texts if len(one.key) >= _NEAR_LENGTH}.values())[:_MOST_COMPARED]
    if len(long) < 2:
        return
    keys = [one.key for one in long]
    for index, one in enumerate(long[:-1]):
        for _, _, other in process.extract(
            one.key, keys[index + 1 :], scorer=fuzz.ratio, score_cutoff=_NEAR, limit=5
        ):
            pair = (one, long[index + 1 + other])
            if _same_words(pair[0].key, pair[1].key):
                yield hit(
                    (part.place for part in pair),
                    first=quote(pair[0].text, 70),
                    second=quote(pair[1].text, 70),
                    codes=_codes(pair),
                )


def _same_words(first: str, second: str) -> bool:
    """A word may be added or misspelt; another word in its place ("y tế" for "giáo dục") makes another task."""
    ours, theirs = first.split(), second.split()
    for tag, a, b, c, d in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        old, new = " ".join(ours[a:b]), " ".join(theirs[c:d])
        if tag != "equal" and (
            re.search(r"\d", old + new) or (tag == "replace" and fuzz.ratio(old, new) < 60)
        ):
            return False
    return True


def _codes(texts: Sequence[_Text]) -> str:
    codes = [one.code for one in texts if one.code]
    return f" ({join_names(codes)})" if codes else ""
