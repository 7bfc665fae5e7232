import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.steps.plans.ranks import between, spread


def test_spread_is_in_order_and_leaves_room() -> None:
    ranks = spread(1200)
    assert ranks == sorted(ranks)
    assert len(set(ranks)) == 1200
    for low, high in zip(ranks, ranks[1:], strict=False):
        assert low < between(low, high) < high


@given(st.lists(st.integers(0, 30), max_size=60))
def test_any_number_of_insertions_anywhere_keeps_the_order(places: list[int]) -> None:
    ranks = spread(3)
    for place in places:
        at = place % (len(ranks) + 1)
        low = ranks[at - 1] if at else None
        high = ranks[at] if at < len(ranks) else None
        ranks.insert(at, between(low, high))
    assert ranks == sorted(ranks)
    assert len(set(ranks)) == len(ranks)
    assert not any(rank.endswith("0") for rank in ranks)


def test_no_room_where_the_order_is_wrong() -> None:
    with pytest.raises(ValueError, match="before"):
        between("5", "5")
