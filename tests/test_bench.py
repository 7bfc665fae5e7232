"""What `make bench` measures: every page of the product, and the loads that it measures them on."""

from datetime import date

import pytest

from bench.load import load
from bench.pages_list import NOT_MEASURED, PAGES, addresses, forgotten, name_of
from bench.shapes import SIZES
from tests.cast import log_in

pytestmark = pytest.mark.django_db


def test_every_page_is_measured_or_says_why_not() -> None:
    """A new page goes into bench/pages_list.py: into PAGES, or into NOT_MEASURED with the reason."""
    assert forgotten([log_in(role) for role in ("standing", "admin", "focal")]) == []
    names = dict(addresses())
    assert [name for name in NOT_MEASURED if name not in names] == []
    assert {name_of(address) for address in PAGES.values()} & set(NOT_MEASURED) == set()


def test_a_small_load_can_be_written() -> None:
    """Rows that the tables refuse would be found out only by the large one."""
    counts = load(SIZES["tiny"], date(2026, 11, 22), lambda line: None)
    assert counts["Assignment"] == SIZES["tiny"].assignments
    assert all(counts.values()), counts
