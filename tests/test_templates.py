"""Templates: nothing inline, every part used, every icon there. The policy of the browser would stop the rest."""

import re
from pathlib import Path

import lucide
import pytest
from django.template.loader import get_template

SOURCE = Path(__file__).resolve().parent.parent / "src" / "cchc"
TEMPLATES = sorted(SOURCE.rglob("templates/**/*.html"))
INLINE = {
    "a style attribute": re.compile(r"\sstyle\s*=", re.IGNORECASE),
    "a style element": re.compile(r"<style\b", re.IGNORECASE),
    "a script with text": re.compile(r"<script(?![^>]*\bsrc=)[^>]*>", re.IGNORECASE),
    "an event handler": re.compile(r"\son[a-z]+\s*=\s*[\"']", re.IGNORECASE),
    "a javascript address": re.compile(r"javascript:", re.IGNORECASE),
    "an htmx handler": re.compile(r"\shx-on[:-]", re.IGNORECASE),
    "an address of another site": re.compile(r"(?:src|href|action)\s*=\s*[\"'](?:https?:)?//", re.IGNORECASE),
    "text that is not escaped": re.compile(r"\|\s*safe\b|\{%\s*autoescape\s+off"),
}
ICON = re.compile(r"\{%\s*lucide\s+\"([^\"]+)\"")
NAMED = re.compile(r"[\"']((?:parts|site|accounts|agencies|notices|plans|work)/[\w/-]+\.html)[\"']")
# Loaded by a name that is put together: the topics of the help.
BY_NAME = re.compile(r"^site/help/")


def name_of(path: Path) -> str:
    return str(path).split("/templates/", 1)[1]


@pytest.mark.parametrize("path", TEMPLATES, ids=name_of)
def test_nothing_is_inline(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert [what for what, pattern in INLINE.items() if pattern.search(text)] == []


@pytest.mark.parametrize("path", TEMPLATES, ids=name_of)
def test_it_compiles_and_its_icons_exist(path: Path) -> None:
    get_template(name_of(path))
    for icon in ICON.findall(path.read_text(encoding="utf-8")):
        lucide._load_icon(icon)


def test_every_part_is_used() -> None:
    texts = "".join(
        path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py") if "tests" not in path.parts
    )
    texts += "".join(path.read_text(encoding="utf-8") for path in TEMPLATES)
    used = set(NAMED.findall(texts))
    ours = {name_of(path) for path in TEMPLATES if "/" in name_of(path)}
    assert {name for name in ours - used if not BY_NAME.match(name)} == set()


def test_the_scripts_leave_the_styles_alone() -> None:
    """What a script writes into a style attribute, the policy refuses: classes and attributes do it."""
    for path in SOURCE.rglob("static/**/*.js"):
        text = path.read_text(encoding="utf-8")
        assert 'setAttribute("style"' not in text, path
        assert not re.search(r"\beval\(|new Function|innerHTML\s*=", text), path
