"""The English catalogue: `compile` makes the .mo files; `update` adds new sentences to the .po, untranslated.

The sentences are the Vietnamese ones themselves. They are found in templates, in calls of gettext, and where code
below Django carries a sentence as data: `ReadingError`'s second argument, and what is named in DATA.
"""

import ast
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "cchc"
__all__ = ["Message", "catalogue", "in_python", "in_template", "missing", "sentences", "update"]
ENGLISH = SOURCE / "locale" / "en" / "LC_MESSAGES" / "django.po"
_MARKED = re.compile(r"""(?:gettext|\b_)\(u?('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")""")
HEADER = r"""# The Vietnamese sentences in English. `make messages` adds and drops entries; translations are written by hand.
msgid ""
msgstr ""
"Language: en\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=utf-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

"""
CALLS = {"_", "gettext", "gettext_lazy", "gettext_noop", "tr", "tell"}
DATA = {"message", "template", "what", "without", "how_to_get", "MESSAGE", "_WITHOUT", "_HOW_TO_GET"}


def sentences() -> set[str]:
    """Every Vietnamese sentence that a person may see and that has to have an English one."""
    found: set[str] = set()
    for path in sorted(SOURCE.rglob("*.py")):
        if "tests" not in path.parts and "migrations" not in path.parts and "documents" not in path.parts:
            found.update(in_python(path.read_text(encoding="utf-8")))
    for path in sorted(SOURCE.rglob("templates/**/*.html")):
        found.update(in_template(path.read_text(encoding="utf-8")))
    return {one for one in found if any(letter.isalpha() for letter in one)}


def in_template(text: str) -> Iterator[str]:
    """What {% translate %} and {% blocktranslate %} mark."""
    from django.utils.translation.template import templatize

    for literal in _MARKED.findall(templatize(text)):
        yield ast.literal_eval(literal)


def in_python(text: str) -> Iterator[str]:
    """What calls and data of a module say."""
    tree = ast.parse(text)
    known = _constants(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield from _of_call(node, known)
        elif isinstance(node, ast.Assign) and _names(node) & DATA:
            values = node.value.values if isinstance(node.value, ast.Dict) else [node.value]
            texts = (_text(value, known) for value in values)
            yield from (text for text in texts if text and not text.isascii())


def _of_call(node: ast.Call, known: dict[str, str]) -> Iterator[str]:
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    wanted: list[ast.expr] = []
    data = (_text(keyword.value, known) for keyword in node.keywords if keyword.arg in DATA)
    yield from (
        text for text in data if text and not text.isascii()
    )  # an option called "split" is no sentence
    if name in CALLS:
        wanted += node.args[:1]
    if name == "ReadingError":
        wanted += node.args[1:2]
    yield from filter(None, (_text(value, known) for value in wanted))


def _constants(tree: ast.Module) -> dict[str, str]:
    """Texts that a module gives a name, such as the common end of several sentences."""
    known: dict[str, str] = {}
    for node in tree.body:
        if isinstance(node, ast.Assign) and (text := _text(node.value, known)) is not None:
            known.update(dict.fromkeys(_names(node), text))
    return known


def _names(node: ast.Assign) -> set[str]:
    return {target.id for target in node.targets if isinstance(target, ast.Name)}


def _text(node: ast.expr, known: dict[str, str]) -> str | None:
    """A literal, a name of one, or a sum of both; None for what is only known at run time."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else None
    if isinstance(node, ast.Name):
        return known.get(node.id)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        left, right = _text(node.left, known), _text(node.right, known)
        return None if left is None or right is None else left + right
    return None


def catalogue() -> Catalog:
    """The English catalogue as it stands."""
    if not ENGLISH.exists():
        return Catalog(locale="en")
    with ENGLISH.open("rb") as file:
        return read_po(file, locale="en")


def missing() -> list[str]:
    """Sentences without an English one."""
    known = catalogue()
    return sorted(one for one in sentences() if one not in known or not known[one].string)


def update() -> None:
    """Adds what is new, drops what nobody says any more, keeps the rest."""
    old, new = catalogue(), Catalog(locale="en", project="cchc", charset="utf-8", fuzzy=False)
    for one in sorted(sentences()):
        before = old.get(one)
        flags = ["python-format"] if "%(" in one else []
        new.add(one, string=before.string if before else "", flags=flags)
    ENGLISH.parent.mkdir(parents=True, exist_ok=True)
    with ENGLISH.open("wb") as file:
        file.write(HEADER.encode())
        write_po(file, new, omit_header=True, width=110, no_location=True)
    print(f"{ENGLISH.relative_to(ROOT)}: {len(new)} sentences, {len(missing())} without English")


def main() -> int:
    sys.path.insert(0, str(ROOT / "src"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cchc.settings")
    if sys.argv[1:] == ["update"]:
        update()
    elif sys.argv[1:] == ["compile"]:
        from cchc.web.site.running.messages import compile_messages

        compile_messages(SOURCE / "locale")
    else:
        sys.exit("tools/messages.py compile | update")
    return 0


if __name__ == "__main__":
    sys.exit(main())
