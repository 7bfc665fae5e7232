"""A line of build/bench.json."""

Row = dict[str, object]


def row(name: str, value: float, unit: str, peer: str | None = None, ratio: float | None = None) -> Row:
    """One line of bench.json."""
    return {
        "name": name,
        "value": round(value, 4),
        "unit": unit,
        "peer": peer,
        "ratio": ratio and round(ratio, 2),
    }
