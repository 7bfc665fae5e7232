"""What is installed is what runs: no file that the program reads is left behind when a wheel is built."""

import subprocess
import tomllib
from fnmatch import fnmatch
from pathlib import Path

from django.conf import settings

ROOT = Path(__file__).resolve().parent.parent
CODE = ROOT / "src" / "cchc"


def shipped() -> list[Path]:
    """Every file of the program that is no Python and no test's."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "src/cchc"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    )
    paths = [ROOT / name for name in listed.stdout.split("\0") if name]
    return [path for path in paths if path.is_file() and path.suffix != ".py" and "tests" not in path.parts]


def test_every_file_beside_the_code_goes_into_the_wheel() -> None:
    given = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]
    patterns = given["package-data"]["*"]
    left = [path for path in shipped() if not any(fnmatch(path.name, one) for one in patterns)]
    assert not left


def test_the_definitions_come_with_the_program() -> None:
    assert CODE in settings.DEFINITIONS.parents
    assert [path.name for path in shipped() if path.parent == settings.DEFINITIONS / "calendars"]


def test_nothing_beside_the_package_is_read_by_default() -> None:
    """Only where data is kept may depend on the clone: from a wheel it is the folder that one stands in."""
    text = (CODE / "settings.py").read_text(encoding="utf-8")
    assert text.count("_home /") == 1
    assert '_home / "var"' in text
