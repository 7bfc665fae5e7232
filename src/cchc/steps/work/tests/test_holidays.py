import os
from datetime import date
from pathlib import Path
from typing import Any

from cchc.steps.work.calendar import holidays


def test_the_calendars_of_the_clone_are_found() -> None:
    assert not holidays().is_working(date(2026, 9, 2))


def test_a_province_that_sets_a_day_is_heard_at_once(settings: Any, tmp_path: Path) -> None:
    settings.DEFINITIONS = tmp_path
    assert holidays().is_working(date(2026, 9, 2))  # no calendars: only weekends are off
    folder = tmp_path / "calendars"
    folder.mkdir()
    file = folder / "2026.toml"
    file.write_text("year = 2026\n[[day]]\non = 2026-09-02\n", encoding="utf-8")
    assert not holidays().is_working(date(2026, 9, 2))
    file.write_text("year = 2026\n[[day]]\non = 2026-09-03\n", encoding="utf-8")
    os.utime(file, ns=(1, 1))
    assert holidays().is_working(date(2026, 9, 2))
    assert not holidays().is_working(date(2026, 9, 3))
