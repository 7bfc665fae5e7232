"""The names of documents, resolved against Tỉnh Mẫu: each wording as it was written out, and how many without help."""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from cchc.pure.reading.read import read
from cchc.shared.agencies.book import load_book
from cchc.shared.agencies.naming import key
from cchc.shared.agencies.resolve import Resolution, resolve
from cchc.web.site.demo import documents
from cchc.web.site.demo.agencies import build
from tests.resolution_expected import REAL, SAMPLE, table

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
needs_documents = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the real documents (../shared) are not there"
)
pytestmark = pytest.mark.django_db
NOW = date(2026, 1, 1)
DAYS = {"002": date(2018, 1, 1), "003": date(2021, 10, 1)}
COMMUNES = {"ubnd-cap-xa", "dia-phuong"}
PROVINCIAL = {"so-ban-nganh", "so-nganh-don-vi", "chu-tri-cchc", "cac-so"}
Said = Counter[tuple[str, str]]  # role and wording


def annotation(number: str) -> dict[str, Any]:
    return json.loads((SHARED / "gold" / f"{number}.json").read_text(encoding="utf-8"))


def means(found: Resolution) -> str:
    """As the tables of `resolution_expected` write it."""
    if found.parts:
        return " + ".join(means(one) for _words, one in found.parts)
    if found.is_outside:
        return "ngoài"
    if found.group and found.concerned:
        return f"{found.group.key} ?"
    if not found.is_settled:
        return "-"
    return found.group.key if found.group else found.agencies[0].code


def waits(role: str, found: Resolution) -> bool:
    """Whether somebody has to say whom a name means, as `steps.work` counts it."""
    if role == "lead":
        return not found.is_settled
    return not (found.settles_support or found.is_outside)


@needs_documents
@pytest.mark.parametrize("source", ["annotated", "read"])
def test_names_of_document_000(source: str) -> None:
    """At least 98 of 100 wait for nobody; what waits is written out. By the annotation's names, and by the reader's."""
    build()
    book = load_book()
    said = annotated_000() if source == "annotated" else read_names()["000"]
    found = {one: resolve(one[1], NOW, book) for one in said}
    waiting = {one: number for one, number in said.items() if waits(one[0], found[one])}
    assert waiting == {
        ("lead", "Tổ công tác theo Quyết định số 2088/QĐ- UBND ngày 14/5/2021 của UBND tỉnh"): 1,
        ("lead", "Trung tâm Tư vấn dịch vụ tài chính"): 1,
        ("lead", "Các cơ quan được giao chủ trì"): 1,
        ("lead", "Các cơ quan, đơn vị áp dụng"): 1,
    }
    exactly = sum(number for one, number in said.items() if found[one].is_settled)
    outside = sum(number for one, number in said.items() if found[one].is_outside)
    total = said.total()
    print(f"000 {source}: {total} names, {exactly} given at once, {outside} outside, {len(waiting)} wait")
    assert (total - sum(waiting.values())) / total >= 0.98
    assert exactly / total >= 0.87  # the others: whom a task concerns stands by, with nothing to report
    assert outside == 2


def annotated_000() -> Said:
    return Counter(
        (role.removesuffix("s"), one["text"])
        for row in annotation("000")["appendix"]
        for role in ("leads", "supports")
        for one in row.get(role) or ()
    )


def test_every_wording_of_the_sample_documents() -> None:
    build()
    book, expected = load_book(), table(SAMPLE)
    said: set[str] = set()
    for name, data in (
        documents.issued_plan(),
        documents.sample_amendment(),
        *documents.sample_documents(),
    ):
        said |= {words for _role, words in _names(data, name)}
    assert {words: means(resolve(words, NOW, book)) for words in said} == expected


@needs_documents
def test_every_wording_of_the_real_documents() -> None:
    """None is wrong: each means exactly whom the table says, on the day of its document."""
    build()
    book, expected = load_book(), table(REAL) | table(SAMPLE)
    found = {
        (number, words): means(resolve(words, DAYS.get(number, NOW), book))
        for number, said in read_names().items()
        for _role, words in said
    }
    wrong = {at: one for at, one in found.items() if one != expected.get(at[1])}
    assert not wrong
    assert set(table(REAL)) <= {words for _number, words in found}


@needs_documents
@pytest.mark.parametrize("number", ["000", "001", "002", "003"])
def test_nothing_is_other_than_annotated(number: str) -> None:
    """Where one agency was found it is the annotated one; where a group was, it is of the annotated kind."""
    build()
    book, wrong = load_book(), []
    for entry in annotation(number)["agencies"]:
        for words in {entry["text"], *entry.get("variants", ())}:
            found = resolve(words, DAYS.get(number, NOW), book)
            canonical = book.key(entry["canonical"].replace(" Thanh Hóa", " tỉnh"))
            if not _is_right(found, entry, canonical):
                wrong.append((words, found.how, [row.name for row in found.agencies[:2]], entry["canonical"]))
    assert not wrong


def _is_right(found: Resolution, entry: dict[str, Any], canonical: str) -> bool:
    if not found.agencies and not found.concerned:
        return True
    if found.group is None:
        return key(found.agencies[0].name, "tinh", "mau") == canonical
    expected = _expected(entry)
    return found.group.key in expected if expected else not canonical.startswith("so ")


def _expected(entry: dict[str, Any]) -> set[str]:
    """Groups that an annotated name may be understood as."""
    return {
        "commune_group": COMMUNES,
        "department_group": PROVINCIAL,
        "central_group": {"co-quan-trung-uong"},
        "district_group": {"ubnd-cap-huyen"},
    }.get(entry["kind"], set())


@cache
def read_names() -> dict[str, Said]:
    """What the reader gives as leads and supports, for every real document."""
    files = sorted([*SHARED.glob("seeds/*"), *SHARED.glob("documents/*")])
    return {file.name[:3]: Counter(_names(file.read_bytes(), file.name)) for file in files}


def _names(data: bytes, name: str) -> Iterator[tuple[str, str]]:
    for item in read(data, name).plan.items:
        yield from (("lead", one) for one in item.lead.agencies)
        yield from (("support", one) for one in item.support.agencies)
