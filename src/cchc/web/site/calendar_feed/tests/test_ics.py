"""The feed is iCalendar that any program can read, whatever a plan has written into it."""

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from cchc.steps.work.queries.dated import Dated
from cchc.web.site.calendar_feed.ics import calendar, clean

NOW = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)
DAYS = st.dates(date(1990, 1, 1), date(2200, 1, 1))
ODD = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)


def one(**more: object) -> Dated:
    usual = {
        "job": 7,
        "words": "1.2 Rà soát; công bố, niêm yết",
        "agency": "Sở Tư pháp",
        "due_on": date(2026, 12, 31),
        "state": "Đang thực hiện",
        "is_done": False,
        "is_off": False,
        "changes": 3,
        "url": "/cong-viec/7/",
    }
    return Dated(**{**usual, **more})  # type: ignore[arg-type]


def feed(*dates: Dated, name: str = "CCHC – Lê Văn Hòa") -> bytes:
    return calendar(dates, now=NOW, address="https://cchc.example", name=name)


def test_a_whole_day_with_where_to_look() -> None:
    read = Calendar.from_ical(feed(one()))
    (event,) = read.walk("VEVENT")
    assert str(read["x-wr-calname"]) == "CCHC – Lê Văn Hòa"
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (date(2026, 12, 31), date(2027, 1, 1))
    assert str(event["summary"]) == "Hạn: 1.2 Rà soát; công bố, niêm yết"
    assert str(event["description"]) == "Sở Tư pháp\nĐang thực hiện\nhttps://cchc.example/cong-viec/7/"
    assert str(event["uid"]) == "job-7@cchc.example"
    assert (int(event["sequence"]), str(event["status"])) == (3, "CONFIRMED")
    assert b"VTIMEZONE" not in feed(one()), "a whole day is the same day everywhere"
    assert b"VALARM" not in feed(one())


def test_marks_are_escaped_and_lines_are_folded() -> None:
    data = feed(one(words="a;b,c\\d " + "ế" * 100))
    assert rb"a\;b\,c\\d" in data
    assert all(len(line) <= 75 for line in data.split(b"\r\n")), "RFC 5545, 3.1: 75 octets"
    assert b"\n" not in data.replace(b"\r\n", b"")


def test_what_is_done_says_so() -> None:
    assert "Đã xong" in str(Calendar.from_ical(feed(one(is_done=True))).walk("VEVENT")[0]["summary"])


def test_what_is_taken_back_is_cancelled() -> None:
    (event,) = Calendar.from_ical(feed(one(is_off=True, changes=4))).walk("VEVENT")
    assert (str(event["status"]), int(event["sequence"])) == ("CANCELLED", 4)
    assert str(event["summary"]).startswith("Không còn: ")


def test_a_calendar_without_dates_is_one() -> None:
    assert Calendar.from_ical(feed()).walk("VEVENT") == []


@given(words=ODD, agency=ODD, day=DAYS, name=ODD)
def test_whatever_is_written_comes_out_as_it_went_in(words: str, agency: str, day: date, name: str) -> None:
    data = feed(one(words=words, agency=agency, due_on=day), name=name)
    (event,) = Calendar.from_ical(data).walk("VEVENT")
    assert str(event["summary"]) == clean(f"Hạn: {words}")
    assert event.decoded("dtstart") == day
    assert data.count(b"BEGIN:VEVENT") == 1, "no text begins an event of its own"
    assert max(map(len, data.split(b"\r\n"))) <= 75
