"""The holidays that days are counted with: from the definitions that experts of the field edit."""

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from cchc.pure.workdays import Holidays, read_holidays


def holidays() -> Holidays:
    """Every year's calendar; read again only when a file has changed. Years without one have only weekends."""
    files = sorted(Path(settings.DEFINITIONS, "calendars").glob("*.toml"))
    return _read(tuple((file, file.stat().st_mtime_ns) for file in files))


@lru_cache(maxsize=2)
def _read(files: tuple[tuple[Path, int], ...]) -> Holidays:
    return read_holidays(file.read_text(encoding="utf-8") for file, _changed in files)
