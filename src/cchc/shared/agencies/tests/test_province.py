"""A real province is taken in whole, and only once."""

import pytest

from cchc.shared.agencies import actions
from cchc.shared.agencies.book import load_book
from cchc.shared.agencies.errors import Refused
from cchc.shared.agencies.models import Agency, Boundary, Group
from cchc.shared.agencies.provinces import boundaries, communes, provinces
from cchc.shared.agencies.resolve import resolve
from cchc.shared.agencies.standard import BODIES, CENTRAL, TWO_TIERS
from cchc.shared.records.models import Event

pytestmark = pytest.mark.django_db
ALL = [body.code for body in (*BODIES, *CENTRAL)]


def test_every_province_has_communes_and_an_outline() -> None:
    many = {code: len(communes(code)) for code in provinces()}
    assert (len(many), sum(many.values()), many["42"], min(many.values()) > 30) == (34, 3321, 69, True)
    assert all(boundaries(code) for code in provinces())


def test_a_province_with_boundaries_of_its_communes() -> None:
    loaded = actions.load_province("42", bodies=ALL, by=None)
    assert (loaded.agencies, loaded.boundaries) == (1 + len(ALL) + 69, 69)
    assert Agency.objects.get(code="18073").name == "UBND phường Thành Sen"
    assert Agency.objects.filter(kind="commune", parent__code="42").count() == 69
    assert set(Boundary.objects.values_list("code", flat=True)) == set(
        Agency.objects.filter(kind="commune").values_list("code", flat=True)
    )
    again = actions.load_province("42", bodies=ALL, by=None)
    assert (again.agencies, again.boundaries) == (0, 0)
    assert Event.objects.count() == 1


def test_standard_bodies_come_only_where_they_are_asked_for() -> None:
    actions.load_province("46", bodies=["van-phong-ubnd", "so-noi-vu"], by=None)
    names = set(Agency.objects.exclude(kind="commune").values_list("name", flat=True))
    assert names == {"UBND thành phố Huế", "Văn phòng UBND thành phố", "Sở Nội vụ"}
    assert Group.objects.get(key="chu-tri-cchc").codes == ["46.van-phong-ubnd", "46.so-noi-vu"]
    assert Boundary.objects.get().code == "46"


def test_names_are_resolved_in_a_province_and_in_a_city() -> None:
    actions.load_province("42", bodies=ALL, by=None)
    actions.load_province("46", bodies=ALL, by=None)
    assert len(Group.objects.get(key="chu-tri-cchc").codes) == 12
    for root, words, code in (
        ("42", "Sở Nội vụ tỉnh Hà Tĩnh", "42.so-noi-vu"),
        ("42", "UBND tỉnh", "42"),
        ("46", "UBND thành phố", "46"),
        ("46", "VP UBND thành phố Huế", "46.van-phong-ubnd"),
        ("42", "UBND phường Thành Sen", "18073"),
    ):
        found = resolve(words, TWO_TIERS, load_book(under=root))
        assert [row.code for row in found.agencies] == [code], words
    assert len(resolve("UBND cấp xã", TWO_TIERS, load_book(under="42")).agencies) == 69


def test_what_is_no_province_is_refused() -> None:
    with pytest.raises(Refused, match="34 tỉnh"):
        actions.load_province("99", by=None)
    assert not Agency.objects.exists()
