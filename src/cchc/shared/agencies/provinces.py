"""The 34 provinces with their communes, and boundaries where they are known: read from the data beside this file."""

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"
Ring = list[list[float]]


@dataclass(frozen=True, slots=True)
class Place:
    """A province or a commune: "42", "Tỉnh Hà Tĩnh"; "18073", "Phường Thành Sen"."""

    code: str
    name: str

    @property
    def committee(self) -> str:
        """ "UBND tỉnh Hà Tĩnh"."""
        return f"UBND {self.in_sentence}"

    @property
    def in_sentence(self) -> str:
        """ "tỉnh Hà Tĩnh": the kind in lower case."""
        return self.name[:1].lower() + self.name[1:]


@cache
def provinces() -> dict[str, Place]:
    """All of them by code, in the order of the codes."""
    return {row["code"]: Place(row["code"], row["name"]) for row in _rows("provinces.csv")}


def communes(province: str) -> list[Place]:
    """The communes of a province: wards first, as lists of the State have them."""
    rows = [row for row in _rows("communes.csv") if row["province_code"] == province]
    order = {"Phường": 0, "Xã": 1, "Đặc khu": 2}
    return [
        Place(row["code"], row["name"])
        for row in sorted(rows, key=lambda one: (order[one["kind"]], one["code"]))
    ]


def boundaries(province: str) -> dict[str, list[Ring]]:
    """Outer rings by code: of the communes where they are known, else of the province alone."""
    file = DATA / f"communes_{province}.json"
    if file.exists():
        return _rings(file)
    return {code: rings for code, rings in _rings(DATA / "provinces.json").items() if code == province}


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _rings(file: Path) -> dict[str, list[Ring]]:
    features = json.loads(file.read_text(encoding="utf-8"))["features"]
    return {one["properties"]["code"]: list(_outer(one["geometry"])) for one in features}


def _outer(geometry: dict[str, Any]) -> Iterator[Ring]:
    parts = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    for part in parts:
        yield part[0]
