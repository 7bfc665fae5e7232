"""What is written about the project is true of it: links, commands, settings, recipes, generated pages."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from cchc.web.cli.main import COMMANDS

ROOT = Path(__file__).resolve().parent.parent
IGNORED = {".venv", "build", "var", ".git", "node_modules", ".pytest_cache", ".hypothesis"}
PAGES = sorted(
    path
    for path in ROOT.rglob("*.md")
    if not IGNORED & set(path.relative_to(ROOT).parts) and "tests" not in path.parts
)
LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)[^)]*\)")
OPERATING = (ROOT / "docs" / "guide" / "van-hanh.md").read_text(encoding="utf-8")
# Made by `make docs`, which needs a browser: a picture may be missing from a fresh clone's first commit.
PICTURES = "docs/images/"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    links = [link for link in LINK.findall(page.read_text(encoding="utf-8")) if "://" not in link]
    lost = [link for link in links if PICTURES not in link and not (page.parent / link).exists()]
    assert lost == []


def test_every_command_is_explained() -> None:
    assert [name for name in COMMANDS if f"`cchc {name}" not in OPERATING] == []


def test_every_setting_is_explained() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py"))
    names = set(re.findall(r"\"(CCHC_[A-Z_]+|DATABASE_URL)\"", code))
    assert [name for name in sorted(names) if f"`{name}`" not in OPERATING] == []


def test_recipes_that_are_named_exist() -> None:
    recipes = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    said = "".join(page.read_text(encoding="utf-8") for page in PAGES)
    assert set(re.findall(r"`make ([a-z]+)`", said)) <= recipes


def test_the_rules_page_is_what_the_rules_say() -> None:
    command = [sys.executable, "-m", "cchc.pure.reading.checks.guide"]
    printed = subprocess.run(command, capture_output=True, check=True, text=True, encoding="utf-8").stdout
    assert printed == (ROOT / "docs" / "guide" / "kiem-tra-ke-hoach.md").read_text(encoding="utf-8"), (
        "run `make docs`"
    )


def test_nothing_names_a_place_of_one_machine() -> None:
    """What is written is read elsewhere: no absolute path of who wrote it."""
    home = re.compile(r"/(?:home|Users|root)/\w+")
    for page in PAGES:
        assert not home.search(page.read_text(encoding="utf-8")), page


def test_every_package_says_what_it_is() -> None:
    source = ROOT / "src" / "cchc"
    for folder in ("shared/records", "shared/accounts", "shared/programs", "steps/plans", "pure", "web/site"):
        assert (source / folder / "README.md").exists(), folder
