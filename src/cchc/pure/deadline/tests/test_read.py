"""Wordings of deadlines, as plans write them, and what they mean in a plan for 2026."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc.pure.deadline import KINDS, RECURRENCES, Due, impossible_dates, read_due

GOLD = Path(__file__).resolve().parents[6] / "shared" / "gold"


def brief(due: Due) -> tuple[str, str, str]:
    return due.kind, str(due.start or "-"), str(due.end or "-")


DATED = """
Tháng 12/2025 | month 2025-12-01 2025-12-31
tháng 6 | month 2026-06-01 2026-06-30
Tháng Sáu | month 2026-06-01 2026-06-30
tháng 1 năm sau | month 2027-01-01 2027-01-31
T6/2026 | month 2026-06-01 2026-06-30
6/2026 | month 2026-06-01 2026-06-30
06/2026 | month 2026-06-01 2026-06-30
trong tháng 3 | month 2026-03-01 2026-03-31
hoàn thành trong tháng 12/2026 | month 2026-12-01 2026-12-31
Đến hết tháng 6/2026 | month - 2026-06-30
trước tháng 6/2026 | month - 2026-05-31
từ tháng 5 | month 2026-05-01 -
cuối tháng 6/2026 | month 2026-06-21 2026-06-30
Tuần 2 tháng 3/2026 | month 2026-03-08 2026-03-14
trước tuần thứ ba của tháng 10 | month - 2026-10-14
Tuần đầu tiên tháng 2 | month 2026-02-01 2026-02-07
tuần cuối tháng 4 | month 2026-04-22 2026-04-30
suốt năm | year 2026-01-01 2026-12-31
Tháng 01 - 12/2026 | month_range 2026-01-01 2026-12-31
Tháng 11 và 12 | month_range 2026-11-01 2026-12-31
Tháng 4-Tháng 11/2026 | month_range 2026-04-01 2026-11-30
Từ tháng 11 - tháng 2/2026 | month_range 2025-11-01 2026-02-28
từ tháng 11/2025 đến tháng 3 | month_range 2025-11-01 2026-03-31
6 tháng đầu năm | month_range 2026-01-01 2026-06-30
06 tháng cuối năm 2026 | month_range 2026-07-01 2026-12-31
６ tháng đầu năm ２０２６ | month_range 2026-01-01 2026-06-30
Quý I | quarter 2026-01-01 2026-03-31
quý 1-2026 | quarter 2026-01-01 2026-03-31
Quý l | quarter 2026-01-01 2026-03-31
Quý 1V | quarter 2026-10-01 2026-12-31
Quý lI | quarter 2026-04-01 2026-06-30
Quý IIl | quarter 2026-07-01 2026-09-30
Quí IV-2025 | quarter 2025-10-01 2025-12-31
Q2/2026 | quarter 2026-04-01 2026-06-30
IV/2026 | quarter 2026-10-01 2026-12-31
Quý 4, năm 2026 | quarter 2026-10-01 2026-12-31
trước quý III | quarter - 2026-06-30
cuối quý II | quarter 2026-06-01 2026-06-30
Đầu năm | quarter 2026-01-01 2026-03-31
giữa năm | quarter 2026-04-01 2026-06-30
Quý I, Quý IV | quarter_list 2026-01-01 2026-12-31
Quý I, II/2026 | quarter_list 2026-01-01 2026-06-30
Quý II,III năm 2026 | quarter_list 2026-04-01 2026-09-30
Quý IV/2025- Quý II/2026 | quarter_range 2025-10-01 2026-06-30
Quý I-IV năm 2026 | quarter_range 2026-01-01 2026-12-31
Quý II- IV năm 2026 | quarter_range 2026-04-01 2026-12-31
Từ quý II đến quý IV | quarter_range 2026-04-01 2026-12-31
cuối năm | year - 2026-12-31
đến cuối năm 2026 | year - 2026-12-31
Hết năm 2026 | year - 2026-12-31
Từ nay đến hết năm 2026 | year - 2026-12-31
Năm 2026 | year 2026-01-01 2026-12-31
2026 | year 2026-01-01 2026-12-31
2026-2030 | year 2026-01-01 2030-12-31
giai đoạn 2026 - 2030 | year 2026-01-01 2030-12-31
Từ năm 2026 đến năm 2030 | year 2026-01-01 2030-12-31
Từ năm 2026 trở đi | year 2026-01-01 -
Trong năm | year 2026-01-01 2026-12-31
Cả năm | year 2026-01-01 2026-12-31
Trước năm 2027 | year - 2026-12-31
15/01/2026 | date 2026-01-15 2026-01-15
ngày 20 tháng 11 năm 2026 | date 2026-11-20 2026-11-20
20.11.2026 | date 2026-11-20 2026-11-20
2026-11-20 | date 2026-11-20 2026-11-20
2026-11-20 00:00:00 | date 2026-11-20 2026-11-20
46022 | date 2025-12-31 2025-12-31
46022.0 | date 2025-12-31 2025-12-31
trước ngày 15/01/2026 | date - 2026-01-14
Trước 15/3 | date - 2026-03-14
Trước 17h00 ngày 25/12/2026 | date - 2026-12-25
chậm nhất ngày 30/6 | date - 2026-06-30
Hạn chót: 15/12/2026 | date - 2026-12-15
xong trước 31/12/2026 | date - 2026-12-30
Từ 01/7/2026 | date 2026-07-01 -
Sau ngày 01/7/2026 | date 2026-07-02 -
từ ngày 01 đến ngày 30 tháng 6 | date 2026-06-01 2026-06-30
Từ ngày 15/3 đến 30/4/2026 | date 2026-03-15 2026-04-30
Quý I/2026 (trước ngày 15/3/2026) | date - 2026-03-14
Sau khi được phê duyệt, hoàn thành trước ngày 30/9/2026 | date - 2026-09-29
Tháng 3 và tháng 9 | multi 2026-03-01 2026-09-30
Tháng 3, 6, 9, 12 | multi 2026-03-01 2026-12-31
1. Quý I/2026: ban hành 2. Quý III/2026: sơ kết | multi 2026-01-01 2026-09-30
Hoàn thành trước 30/6/2026, tổng kết tháng 12/2026 | multi - 2026-12-31
Quý I/2025-IV/2025 | quarter_range 2025-01-01 2025-12-31
Quý IV/2026 trở đi | quarter 2026-10-01 -
Từ đầu năm đến hết quý II | quarter_range 2026-01-01 2026-06-30
T3-T6/2026 | month_range 2026-03-01 2026-06-30
01/2026-12/2026 | month_range 2026-01-01 2026-12-31
01-12/2026 | month_range 2026-01-01 2026-12-31
Tháng 12 năm trước | month 2025-12-01 2025-12-31
Trước ngày 15/01 của năm sau | date - 2027-01-14
Năm 2026, trước ngày 30/11 | date - 2026-11-29
Theo Kế hoạch của tỉnh (Quý III/2026) | quarter 2026-07-01 2026-09-30
Quý I theo Quyết định số 15/2026/QĐ-UBND ngày 12/3/2026 | quarter 2026-01-01 2026-03-31
Ban hành trước 31/01/2026, triển khai thường xuyên trong năm | multi - 2026-12-31
Hoàn thành trước ngày 30/6 và duy trì thường xuyên | multi - -
Năm 2026 và các năm tiếp theo | multi 2026-01-01 -
Thường xuyên; báo cáo trước ngày 15/12/2026 | multi - -
Thường xuyên, liên tục trong năm | continuous 2026-01-01 2026-12-31
Thường xuyên | continuous - -
Từ ngày ban hành Kế hoạch trở đi | continuous - -
31/02/2026 | date - -
30/2 | date - -
Quý V | quarter - -
Tháng 13 | month - -
12345 | none - -
Không | none - -
- | none - -
Theo quy định | none - -
theo Văn bản số 70/UBND-NC ngày 06/11/2025 | none - -
"""


@pytest.mark.parametrize("line", DATED.strip().splitlines())
def test_reads_days(line: str) -> None:
    text, expected = line.rsplit(" | ", 1)
    assert brief(read_due(text, year=2026)) == tuple(expected.split())


RECURRING = """
Hàng tháng | recurring monthly -
hằng quý | recurring quarterly -
hàng tuần | recurring None -
định kỳ 6 tháng | recurring half-yearly -
6 tháng/lần | recurring half-yearly -
2 lần/năm | recurring half-yearly -
01 lần/năm | recurring yearly 2026-12-31
Hàng năm | recurring yearly 2026-12-31
Hàng năm, bắt đầu từ năm 2026 | recurring yearly -
Trước ngày 05 của tháng liền kề | recurring monthly -
trước ngày 10 tháng cuối quý | recurring quarterly 2026-12-09
Trước ngày 05 tháng đầu quý sau | recurring quarterly 2027-01-04
15/6 và 15/12 hằng năm | recurring yearly 2026-12-15
trước ngày 01/6 và 15/11 hằng năm | recurring yearly 2026-11-14
Báo cáo 6 tháng, năm | recurring None -
Trong tháng đầu tiên của quý | recurring quarterly -
Ít nhất 01 lần/quý | recurring quarterly -
Quý IV hằng năm | recurring yearly 2026-12-31
định kỳ 6 tháng và cả năm | recurring None -
Thường xuyên, định kỳ hàng quý | recurring quarterly -
Thường xuyên, hằng năm | continuous yearly -
"""


@pytest.mark.parametrize("line", RECURRING.strip().splitlines())
def test_reads_rhythms(line: str) -> None:
    text, expected = line.rsplit(" | ", 1)
    due = read_due(text, year=2026)
    assert [due.kind, str(due.recurrence), str(due.end or "-")] == expected.split()


@pytest.mark.parametrize(
    ("text", "kind", "event", "offset"),
    [
        ("theo yêu cầu", "after_event", "yêu cầu", None),
        ("Khi có phát sinh", "after_event", "có phát sinh", None),
        ("01 tháng sau khi công bố chỉ số", "after_event", "công bố chỉ số", "1 month"),
        ("Sau 03 tháng kể từ khi có văn bản của Bộ", "after_event", "có văn bản của Bộ", "3 months"),
        ("Trong thời hạn 30 ngày kể từ ngày nhận hồ sơ", "after_event", "nhận hồ sơ", "30 days"),
        ("15 ngày làm việc sau khi kết thúc", "after_event", "kết thúc", "15 working days"),
        ("Ngay sau khi Nghị định số 45/2025/NĐ-CP ban hành", "after_event", "Nghị định số 45/2025/NĐ-CP ban hành", "immediately"),
        ("30 ngày trước khi hết hạn", "after_event", "hết hạn", "30 days before"),
        ("Sau Hội nghị tổng kết", "after_event", "Hội nghị tổng kết", None),
        ("Sau khi Luật có hiệu lực (01/7/2026)", "after_event", "Luật có hiệu lực (01/7/2026)", None),
        ("Theo lộ trình của Bộ.", "roadmap", "lộ trình của Bộ", None),
        ("Theo Kế hoạch năm 2026 của tỉnh", "roadmap", "Kế hoạch năm 2026 của tỉnh", None),
        ("Quý II/2026 (sau khi có hướng dẫn)", "quarter", "sau khi có hướng dẫn", None),
    ],
)  # fmt: skip
def test_reads_events(text: str, kind: str, event: str, offset: str | None) -> None:
    due = read_due(text, year=2026)
    assert (due.kind, due.event, due.offset) == (kind, event, offset)


def test_milestones_keep_their_words() -> None:
    due = read_due("- Quý I/2026: Xây dựng; trình duyệt;\n- Quý III/2026: Ban hành", year=2026)
    assert due.text == "- Quý I/2026: Xây dựng; trình duyệt; - Quý III/2026: Ban hành"
    assert [(m.text, m.end) for m in due.milestones] == [
        ("Quý I/2026: Xây dựng; trình duyệt;", date(2026, 3, 31)),
        ("Quý III/2026: Ban hành", date(2026, 9, 30)),
    ]


def test_a_year_at_the_end_of_the_calendar_does_no_harm() -> None:
    for year in (0, 1, 9998, 9999, 10_000):
        for text in (
            "Trước ngày 05 tháng đầu quý sau",
            "tháng 1 năm sau",
            "Hằng năm",
            "trước tháng 1",
            "từ tháng 11 - tháng 2",
        ):
            assert read_due(text, year=year).kind in KINDS


def test_what_names_no_year_stays_undated_without_a_plan_year() -> None:
    assert brief(read_due("Quý II", year=None)) == ("quarter", "-", "-")
    assert brief(read_due("Tháng 3- Tháng 11", year=None)) == ("month_range", "-", "-")
    assert brief(read_due("Hằng năm", year=None)) == ("recurring", "-", "-")
    assert brief(read_due("Quý II/2026", year=None)) == ("quarter", "2026-04-01", "2026-06-30")


@pytest.mark.parametrize("text", [None, "", "  \n "])
def test_nothing_written(text: str | None) -> None:
    assert read_due(text, year=2026) == Due(None)


def test_impossible_dates_are_named_as_written() -> None:
    assert impossible_dates("Từ 31/02/2026 đến Quý V, tháng 13; ngày 29/02/2028") == [
        "31/02/2026",
        "Quý V",
        "tháng 13",
    ]
    assert impossible_dates("Quý l, 15/3, 69/69, 100%") == []


@given(
    st.text() | st.text(alphabet="quýthángnăm IVl1234567890/-.,;:() trước đến từ hàng sau khi và ngày\n"),
    st.none() | st.integers(-1, 10_000),
)
@settings(max_examples=400, deadline=None)
def test_never_raises_and_start_is_not_after_end(text: str, year: int | None) -> None:
    due = read_due(text, year=year)
    assert due.kind in KINDS
    assert due.recurrence in (None, *RECURRENCES)
    assert not (due.start and due.end) or due.start <= due.end
    impossible_dates(text)


years = st.integers(2015, 2045)
QUARTERS = {1: ["I", "1", "l", "i"], 2: ["II", "2", "lI"], 3: ["III", "3", "IIl"], 4: ["IV", "4", "1V"]}


@given(st.integers(1, 4), years, st.data())
def test_every_spelling_of_a_quarter(quarter: int, year: int, data: st.DataObject) -> None:
    word = data.draw(st.sampled_from(["Quý", "quý", "Quí", "QUÝ"]))
    numeral = data.draw(st.sampled_from(QUARTERS[quarter]))
    link = data.draw(st.sampled_from(["/", "-", " năm ", " / ", ", năm ", " "]))
    due = read_due(f"{word} {numeral}{link}{year}", year=2026)
    assert (due.kind, due.start, due.end and due.end.month) == (
        "quarter",
        date(year, 3 * quarter - 2, 1),
        3 * quarter,
    )


@given(st.dates(date(2015, 1, 1), date(2045, 12, 31)), st.data())
def test_every_spelling_of_a_day(day: date, data: st.DataObject) -> None:
    form = data.draw(st.sampled_from(["{:%d/%m/%Y}", "{:%d-%m-%Y}", "{:%d.%m.%Y}", "{:%Y-%m-%d}", "ngày {0.day}/{0.month}/{0.year}", "ngày {0.day} tháng {0.month} năm {0.year}"]))  # fmt: skip
    due = read_due("đến " + form.format(day), year=2026)
    assert (due.kind, due.start, due.end) == ("date", None, day)


@given(st.integers(1, 12), st.integers(1, 12), years, st.sampled_from([" - ", "-", " đến ", "- ", " – "]))
def test_ranges_of_months(first: int, last: int, year: int, link: str) -> None:
    due = read_due(f"Tháng {min(first, last)}{link}tháng {max(first, last):02}/{year}", year=2026)
    assert (due.kind, due.start, due.end and due.end.month) == (
        "month_range",
        date(year, min(first, last), 1),
        max(first, last),
    )


# What the gold files leave open or say in two ways; see the package's docstring for what is done.
GOLD_DIFFERS = {"hàng tuần", "hàng tháng", "đúng thời gian quy định"}


@pytest.mark.skipif(not GOLD.is_dir(), reason="no checked annotations beside the project")
@pytest.mark.parametrize("name", ["000", "001", "002", "003"])
def test_checked_documents(name: str) -> None:
    gold = json.loads((GOLD / f"{name}.json").read_text(encoding="utf-8"))
    for wanted in gold["due_normalised"]:
        if wanted["text"] in GOLD_DIFFERS:
            continue
        due = read_due(wanted["text"], year=gold["document"]["year"])
        got = {
            "kind": due.kind,
            "start": due.start,
            "end": due.end,
            "recurrence": due.recurrence,
            "event": due.event,
            "offset": due.offset,
        }
        for key, value in got.items():
            if wanted.get(key):
                assert str(value) == wanted[key], wanted["text"]
        assert [m.text for m in due.milestones] == [m["text"] for m in wanted.get("milestones", [])]
