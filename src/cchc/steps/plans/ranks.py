"""Ranks: where a row stands among its kind, as decimal fractions written in digits ("05" < "055" < "1").

A row can always be put between two others without touching them, and undoing a move restores its exact rank.
Digits sort alike in every collation.
"""


def spread(count: int) -> list[str]:
    """`count` ranks in order, with room between and around them."""
    width = len(str(count))
    return [f"{index:0{width}}5" for index in range(count)]


def between(low: str | None, high: str | None) -> str:
    """A rank after `low` and before `high`; None stands for the very beginning or the very end.

    No rank ends in "0", so there is always room. Raises ValueError where low does not come before high.
    """
    if low is not None and high is not None and low >= high:
        raise ValueError(f"{low} does not come before {high}")
    rank = ""
    low = low or ""
    while True:
        place = len(rank)
        floor = int(low[place]) if place < len(low) else 0
        ceiling = int(high[place]) if high is not None and place < len(high) else 10
        if ceiling - floor > 1:
            return rank + str((floor + ceiling) // 2)
        rank += str(floor)
        if floor < ceiling:
            high = None
