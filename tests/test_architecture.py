"""The ladder: every import points down, never up, never sideways."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent / "src" / "cchc"

# From the top of the ladder to its foot. A package may import what stands on a later line.
LADDER = [
    ["settings", "urls", "wsgi", "web"],
    ["steps.work"],
    ["steps.plans"],
    ["shared.notices"],
    ["shared.accounts"],
    ["shared.agencies"],
    ["shared.records"],
    ["shared.programs"],
    ["shared.fields"],
    ["pure.writing"],
    ["pure.reading"],
    ["pure.deadline"],
    ["pure.workdays"],
    ["pure.period"],
    ["pure.span"],
    ["pure.day"],
]
RANK = {name: rank for rank, row in enumerate(LADDER) for name in row}


def package_of(module: str) -> str | None:
    """The rung that `cchc.<module>` stands on: its longest known prefix."""
    parts = module.split(".")
    for length in range(len(parts), 0, -1):
        name = ".".join(parts[:length])
        if name in RANK:
            return name
    return None


def imports(path: Path) -> set[str]:
    """Every module that a file imports, inside functions too, as a name below `cchc.`."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    here = ["cchc", *path.relative_to(ROOT).with_suffix("").parts]
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(here[: len(here) - node.level]) if node.level else ""
            module = ".".join(part for part in (base, node.module or "") if part)
            found |= {module, *(f"{module}.{alias.name}" for alias in node.names)}
    return {name.removeprefix("cchc.") for name in found if name.startswith("cchc.")}


FILES = sorted(path for path in ROOT.rglob("*.py") if "tests" not in path.parts)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_point_down(path: Path) -> None:
    own = package_of(".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"))
    for name in imports(path):
        target = package_of(name)
        if own is None or target is None or own == target:
            continue
        assert RANK[own] < RANK[target], f"{path.relative_to(ROOT)} imports cchc.{name}: up or sideways"


def test_every_package_is_on_the_ladder() -> None:
    for path in FILES:
        module = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        if module in {"__init__", "pure", "shared", "steps"}:
            continue
        assert package_of(module), f"{path.relative_to(ROOT)} stands on no rung"


def test_pure_knows_no_django_no_clock_no_disk() -> None:
    banned = {"django", "os", "pathlib", "subprocess", "socket", "tempfile", "time", "requests"}
    for path in (p for p in FILES if p.relative_to(ROOT).parts[0] == "pure"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.module:
                names = [node.module]
            assert not {name.split(".")[0] for name in names} & banned, path
