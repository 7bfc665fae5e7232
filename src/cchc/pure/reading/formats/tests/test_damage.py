"""Damaged files give blocks or a ReadingError, soon, and nothing else."""

import contextlib
import io
import random
import time
import zipfile
from collections.abc import Callable

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cchc.pure.reading.blocks import Block, Table
from cchc.pure.reading.context import Context
from cchc.pure.reading.errors import ReadingError
from cchc.pure.reading.formats import docx, odt, xlsx
from cchc.pure.reading.formats.tests import test_odt as odf
from cchc.pure.reading.formats.tests import wordml as w

EXAMPLES = 150  # raised by hand when the readers change
LONGEST = 2.0  # seconds
Reader = Callable[[bytes, Context], list[Block]]


def _docx() -> bytes:
    merged = w.tbl(
        w.tr(w.tc("A", '<w:vMerge w:val="restart"/>'), w.tc("b", '<w:gridSpan w:val="2"/>')),
        w.tr(w.tc("", "<w:vMerge/>"), w.tc("c"), w.tc(inner=w.p("d", w.number(1)))),
    )
    note = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    return w.docx(
        w.p("Mục", w.number(1)) + w.p("Câu", inner=note) + merged,
        numbering=w.lists(w.lvl(0, "%1.", "upperRoman") + w.lvl(1, "%1.%2.")),
        styles='<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style>',
        footnotes=f'<w:footnote w:id="1">{w.p("dưới")}</w:footnote>',
    )


def _odt() -> bytes:
    lists = f'<text:list text:style-name="L"><text:list-item>{odf.p("A")}</text:list-item></text:list>'
    rows = odf.table(
        odf.cell("A", 'table:number-columns-spanned="2"') + odf.COVERED, odf.cell("c") + odf.cell("d")
    )
    return odf.pack(lists + rows, odf.LISTS)


def _xlsx() -> bytes:
    book = openpyxl.Workbook()
    for line in (["Phụ lục"], ["TT", "Tên", "Ngày"], [1, "a", 0.5], [2, "b", 46112]):
        book["Sheet"].append(line)
    book["Sheet"].merge_cells("A1:C1")
    book["Sheet"]["C3"].number_format = "0%"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


SOUND: dict[str, tuple[Reader, bytes]] = {
    "docx": (docx.read, _docx()),
    "odt": (odt.read, _odt()),
    "xlsx": (xlsx.read, _xlsx()),
}


def survives(read: Reader, data: bytes) -> None:
    start = time.perf_counter()
    with contextlib.suppress(ReadingError):  # a sentence for the user; test_archive reads them
        for block in read(data, Context()):
            if isinstance(block, Table):
                block.grid()
    assert time.perf_counter() - start < LONGEST


@pytest.mark.parametrize("kind", SOUND)
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 2**32), flips=st.integers(1, 20), cut=st.booleans())
def test_a_damaged_container(kind: str, seed: int, flips: int, cut: bool) -> None:
    read, data = SOUND[kind]
    chance = random.Random(seed)
    damaged = bytearray(data)
    for _ in range(flips):
        damaged[chance.randrange(len(damaged))] = chance.randrange(256)
    survives(read, bytes(damaged[: chance.randrange(len(damaged))] if cut else damaged))


def _repacked(data: bytes, change: Callable[[bytes], bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)))
    return stream.getvalue()


@pytest.mark.parametrize("kind", SOUND)
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 2**32))
def test_a_sound_container_with_strange_parts(kind: str, seed: int) -> None:
    """Whole elements and attribute values are exchanged, so that most parts stay well-formed XML."""
    read, data = SOUND[kind]
    chance = random.Random(seed)

    def change(part: bytes) -> bytes:
        pieces = part.split(b'"')
        for _ in range(chance.randrange(4)):
            index = chance.randrange(len(pieces))
            if index % 2 and b"/" not in pieces[index]:
                strange = [b"-1", b"", b"99999999", b"9" * 40, b"x", b"\xc2\xb2", b"0", b"A1:XFD1048576"]
                pieces[index] = chance.choice(strange)
        elements = b'"'.join(pieces).split(b"><")
        if chance.random() < 0.3:
            one, other = chance.randrange(len(elements)), chance.randrange(len(elements))
            elements[one], elements[other] = elements[other], elements[one]
        return b"><".join(elements)

    survives(read, _repacked(data, change))


@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_tables_in_tables_in_tables(kind: str) -> None:
    depth = 60
    if kind == "docx":
        data = w.docx("<w:tbl><w:tr><w:tc>" * depth + w.p("x") + "</w:tc></w:tr></w:tbl>" * depth)
    else:
        start, end = (
            "<table:table><table:table-row><table:table-cell>",
            "</table:table-cell></table:table-row></table:table>",
        )
        data = odf.pack(start * depth + odf.p("x") + end * depth)
    survives(SOUND[kind][0], data)
