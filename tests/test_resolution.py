"""The names of real documents, resolved against Tỉnh Mẫu: how many without help, and none wrong."""

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
from cchc.web.site.demo.agencies import build

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
pytestmark = [
    pytest.mark.skipif(not SHARED.is_dir(), reason="the real documents (../shared) are not there"),
    pytest.mark.django_db,
]
DAYS = {"000": date(2026, 1, 1), "001": date(2026, 1, 1), "002": date(2018, 1, 1), "003": date(2021, 10, 1)}
COMMUNES = {"ubnd-cap-xa", "dia-phuong"}
PROVINCIAL = {"so-ban-nganh", "so-nganh-don-vi", "chu-tri-cchc", "cac-so"}
# What is no agency of a province: nobody may be found for it.
NOBODY = {
    "Tổ công tác theo Quyết định số 2088/QĐ- UBND ngày 14/5/2021 của UBND tỉnh",
    "Trung tâm Tư vấn dịch vụ tài chính",
    "tổ chức đào tạo, chứng nhận hệ thống",
    "Đơn vị tư vấn",
}


def annotation(number: str) -> dict[str, Any]:
    return json.loads((SHARED / "gold" / f"{number}.json").read_text(encoding="utf-8"))


def test_document_000() -> None:
    """Every lead and support name: to whom it is given, or which part of which group a person has to choose."""
    build()
    book, day = load_book(), DAYS["000"]
    said = Counter(
        one["text"]
        for row in annotation("000")["appendix"]
        for role in ("leads", "supports")
        for one in row.get(role) or ()
    )
    found = {words: resolve(words, day, book) for words in said}
    understood = {words for words, one in found.items() if one.is_settled or one.group}
    settled = sum(number for words, number in said.items() if found[words].is_settled)
    total = said.total()
    assert set(said) - understood == NOBODY
    assert sum(said[words] for words in understood) / total >= 0.98
    assert (
        settled / total >= 0.87
    )  # the others: "có liên quan", "được giao": nobody could know without asking


def _expected(entry: dict[str, Any]) -> set[str]:
    """Groups that an annotated name may be understood as."""
    return {
        "commune_group": COMMUNES,
        "department_group": PROVINCIAL,
        "central_group": {"co-quan-trung-uong"},
    }.get(entry["kind"], set()) | ({"ubnd-cap-huyen"} if entry["kind"] == "district_group" else set())


@pytest.mark.parametrize("number", sorted(DAYS))
def test_nothing_is_wrong(number: str) -> None:
    """Where one agency was found it is the annotated one; where a group was, it is of the annotated kind."""
    build()
    book, wrong = load_book(), []
    for entry in annotation(number)["agencies"]:
        for words in {entry["text"], *entry.get("variants", ())}:
            found = resolve(words, DAYS[number], book)
            canonical = book.key(entry["canonical"].replace(" Thanh Hóa", " tỉnh"))
            if not _is_right(found, entry, canonical):
                wrong.append((words, found.how, [row.name for row in found.agencies[:2]], entry["canonical"]))
    assert not wrong


def _is_right(found: Resolution, entry: dict[str, Any], canonical: str) -> bool:
    if not found.agencies:
        return True
    if found.group is None:
        return key(found.agencies[0].name, "tinh", "mau") == canonical
    expected = _expected(entry)
    return found.group.key in expected if expected else not canonical.startswith("so ")


@cache
def read_names() -> dict[str, Counter[str]]:
    """What the reader gives as leads and supports, for every real document."""
    files = sorted([*SHARED.glob("seeds/*"), *SHARED.glob("documents/*")])
    return {file.name[:3]: Counter(_names(file)) for file in files}


def _names(file: Path) -> Iterator[str]:
    for item in read(file.read_bytes(), file.name).plan.items:
        yield from (*item.lead.agencies, *item.support.agencies)


def test_names_as_they_are_read() -> None:
    """Ministries, and what bears another province's name, are never one of ours."""
    build()
    book = load_book()
    settled = understood = total = 0
    for number, said in read_names().items():
        for words, times in said.items():
            found = resolve(words, DAYS.get(number, date(2026, 1, 1)), book)
            if words.startswith(("Bộ ", "Các bộ", "các bộ")) or "Đồng Nai" in words or "Hà Tĩnh" in words:
                assert not found.is_settled, words
                continue
            settled += times * found.is_settled
            understood += times * (found.is_settled or found.group is not None)
            total += times
    assert settled / total >= 0.85
    assert understood / total >= 0.93
