"""The agencies of Tỉnh Mẫu and its map: all of them, once, and drawn by our own hand."""

import json
import math
from collections import Counter
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cchc.pure.reading.text import fold
from cchc.shared.agencies.models import Agency, Boundary, Group, Succession
from cchc.shared.agencies.queries import as_of, successors_on
from cchc.web.site.demo.agencies import build, drawing
from cchc.web.site.demo.agencies.places import ASTRIDE, COMMUNES, DISTRICTS, MERGED

NOW, THEN = date(2026, 1, 1), date(2025, 1, 1)


@pytest.mark.django_db
def test_the_province_of_now_and_of_then() -> None:
    with CaptureQueriesContext(connection) as asked:
        total = build()
    assert len(asked) < 60
    assert build() == total == Agency.objects.count()
    now = Counter(as_of(NOW).values_list("kind", flat=True))
    headed = sum(now[kind] for kind in ("office", "department", "board", "equivalent"))
    assert (headed, now["central"], now["commune"], now["district"]) == (15, 8, 69, 0)
    then = Counter(as_of(THEN).values_list("kind", flat=True))
    assert (then["district"], then["commune"], then["department"]) == (12, 69 + len(MERGED), 16)


@pytest.mark.django_db
def test_every_agency_that_ended_has_its_successors() -> None:
    build()
    ended = Agency.objects.filter(valid_to__isnull=False)
    heirs = {row.code: [heir.code for heir in successors_on(row, NOW)] for row in ended}
    assert all(heirs.values())
    districts = {heir for one in DISTRICTS for heir in heirs[one.place.code]}
    assert districts == {commune.code for commune in COMMUNES}
    astride = Counter(heir for one in DISTRICTS for heir in heirs[one.place.code])
    assert {code for code, times in astride.items() if times == 2} == {
        commune.code for commune in COMMUNES if commune.name in ASTRIDE
    }
    assert all(
        one.is_sample for one in (*Succession.objects.all(), *Group.objects.all(), *Boundary.objects.all())
    )


def test_no_two_places_share_a_name() -> None:
    names = [fold(place.name) for place in (*COMMUNES, *MERGED)]
    assert len(names) == len(set(names)) == 69 + len(MERGED)
    assert set(MERGED.values()) | set(ASTRIDE) <= {commune.name for commune in COMMUNES}


def test_the_map_is_the_one_that_our_script_draws() -> None:
    kept = json.loads(drawing.FILE.read_text(encoding="ascii"))
    drawn = drawing.draw()
    assert list(kept) == list(drawn) == [commune.code for commune in COMMUNES]
    for code, ring in drawn.items():
        assert len(kept[code]) == len(ring)
        assert all(math.dist(one, other) < 0.002 for one, other in zip(kept[code], ring, strict=True))


def test_the_cells_of_the_map_fill_the_outline_without_overlap() -> None:
    def area(ring: list[list[float]]) -> float:
        return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(ring, ring[1:], strict=False))) / 2

    outline = [list(point) for point in drawing._outline()]
    whole = area([*outline, outline[0]])
    cells = [area(ring) for ring in drawing.draw().values()]
    assert sum(cells) == pytest.approx(whole, rel=0.02)
    assert min(cells) > whole / 69 / 3
