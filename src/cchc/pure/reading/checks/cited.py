"""Citations that contradict themselves, lack their date or are misspelt."""

import re
from collections.abc import Iterator

from cchc.pure.reading.blocks import Place
from cchc.pure.reading.checks.rule import INFO, WARNING, Case, Hit, hit, rule
from cchc.pure.reading.checks.texts import join_names
from cchc.pure.reading.citations import Mention

_COMES_EVERY_YEAR = 30  # an issuer's first numbers, which a plan may cite for two years side by side


@rule(
    "citation-two-dates",
    WARNING,
    what="Một văn bản được viện dẫn với hai ngày ban hành khác nhau.",
    message="Văn bản số %(number)s được viện dẫn với hai ngày: %(first)s và %(second)s; đề nghị kiểm tra lại.",
    example={"number": "15/2024/QĐ-UBND", "first": "12/10/2024", "second": "12/11/2024"},
)
def two_dates(case: Case) -> Iterator[Hit]:
    for same in _by_number(case).values():
        dated = [one for one in same if one.issued_on]
        others = [one for one in dated if one.issued_on != dated[0].issued_on]
        if others and _one_document(dated[0], others[0]):
            yield hit(
                (dated[0].place, others[0].place),
                number=dated[0].number,
                first=f"{dated[0].issued_on:%d/%m/%Y}",
                second=f"{others[0].issued_on:%d/%m/%Y}",
            )


@rule(
    "citation-year-differs",
    WARNING,
    what="Năm trong số hiệu khác năm của ngày ban hành.",
    message="Văn bản số %(number)s được ghi ban hành ngày %(date)s: năm trong số hiệu và năm ban hành khác nhau.",
    example={"number": "15/2024/QĐ-UBND", "date": "12/10/2025"},
)
def year_differs(case: Case) -> Iterator[Hit]:
    for one in case.mentions:
        year = re.match(r"\d+[a-z]?/((?:19|20)\d\d)/", one.number or "")
        if year and one.issued_on and one.issued_on.year != int(year[1]):
            yield hit(one.place, number=one.number, date=f"{one.issued_on:%d/%m/%Y}")


@rule(
    "citation-without-date",
    INFO,
    what="Văn bản được viện dẫn mà không nơi nào ghi ngày ban hành.",
    message="%(count)d văn bản được viện dẫn không ghi ngày ban hành: %(numbers)s.",
    example={"count": 2, "numbers": "115/CĐ-TTg, 732/CĐ-TTg"},
)
def without_date(case: Case) -> Iterator[Hit]:
    undated = [
        same
        for same in _by_number(case).values()
        if not any(one.issued_on for one in same) and same[0].number != case.plan.document.number
    ]
    if undated:
        places = [one.place for same in undated for one in same]
        yield hit(places, count=len(undated), numbers=join_names([same[0].number or "" for same in undated]))


@rule(
    "citation-misspelt",
    INFO,
    what="Số hiệu văn bản viết sai chính tả hoặc sai dấu nối.",
    message="Số hiệu “%(printed)s” nên viết là “%(number)s”.",
    example={"printed": "21/2023/QĐ- UBND", "number": "21/2023/QĐ-UBND"},
)
def misspelt(case: Case) -> Iterator[Hit]:
    found: dict[tuple[str, str], list[Place]] = {}
    for one in case.mentions:
        printed = re.sub(
            r"^(\d+) /", r"\1/", one.printed or ""
        )  # a number that was put into the blank left for it
        if one.number and one.printed and printed.upper() != one.number.upper():
            found.setdefault((one.printed, one.number), []).append(one.place)
    for (printed, number), places in found.items():
        yield hit(places, printed=printed, number=number)


def _by_number(case: Case) -> dict[str, list[Mention]]:
    found: dict[str, list[Mention]] = {}
    for one in case.mentions:
        if one.number:
            found.setdefault(one.key, []).append(one)
    return found


def _one_document(first: Mention, second: Mention) -> bool:
    """Low numbers without a year come back every year (01/NQ-CP); a higher one seldom meets itself in one plan."""
    assert first.issued_on
    assert second.issued_on
    number = re.match(r"(\d+)[a-z]?(/(?:19|20)\d\d/)?", first.number or "")
    returns = number is not None and not number[2] and int(number[1]) <= _COMES_EVERY_YEAR
    return not returns or first.issued_on.year == second.issued_on.year
