"""The English catalogue: `compile` makes the .mo files; `update` adds new sentences to the .po, untranslated.

The sentences are the Vietnamese ones themselves. They are found in templates, in calls of gettext, and where code
below Django carries a sentence as data: `ReadingError`'s second argument, and what is named in DATA.
"""

import ast
import os
import re
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "cchc"
__all__ = [
    "Message",
    "catalogue",
    "counted",
    "forms",
    "in_python",
    "in_template",
    "missing",
    "sentences",
    "update",
]
ENGLISH = SOURCE / "locale" / "en" / "LC_MESSAGES" / "django.po"
_LITERAL = r"""u?('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
_MARKED = re.compile(rf"(?:gettext|\b_)\({_LITERAL}")
_COUNTED = re.compile(rf"ngettext\({_LITERAL}, *{_LITERAL}")
HEADER = r"""# The Vietnamese sentences in English. `make messages` adds and drops entries; translations are written by hand.
msgid ""
msgstr ""
"Language: en\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=utf-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

"""
COUNTING = {"ngettext", "ngettext_lazy"}
CALLS = {"_", "gettext", "gettext_lazy", "gettext_noop", "tr", "tell"} | COUNTING
DATA = {"message", "template", "what", "without", "how_to_get", "MESSAGE", "_WITHOUT", "_HOW_TO_GET"}


def sentences() -> set[str]:
    """Every Vietnamese sentence that a person may see and that has to have an English one."""
    found: set[str] = set()
    for text in _modules():
        found.update(in_python(text))
    for text in _templates():
        found.update(in_template(text))
    return {one for one in found if any(letter.isalpha() for letter in one)}


def counted() -> dict[str, str]:
    """Sentences that go by a number: the one for 1 → the one for more. Vietnamese has the same for both."""
    found: dict[str, str] = {}
    for text in _modules():
        found.update(_counted_in_python(text))
    for text in _templates():
        pairs = _COUNTED.findall(_calls(text))
        found.update((ast.literal_eval(one), ast.literal_eval(more)) for one, more in pairs)
    return found


def _modules() -> Iterator[str]:
    left_out = {"tests", "migrations", "documents"}
    for path in sorted(SOURCE.rglob("*.py")):
        if not left_out & set(path.parts):
            yield path.read_text(encoding="utf-8")


def _templates() -> Iterator[str]:
    for path in sorted(SOURCE.rglob("templates/**/*.html")):
        yield path.read_text(encoding="utf-8")


def in_template(text: str) -> Iterator[str]:
    """What {% translate %} and {% blocktranslate %} mark."""
    for literal in _MARKED.findall(_calls(text)):
        yield ast.literal_eval(literal)


@cache
def _calls(template: str) -> str:
    """A template as the calls of gettext that it makes."""
    from django.utils.translation.template import templatize

    return str(templatize(template))


def in_python(text: str) -> Iterator[str]:
    """What calls and data of a module say."""
    tree = _tree(text)
    known = _constants(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield from _of_call(node, known)
        elif isinstance(node, ast.Assign) and _names(node) & DATA:
            values = node.value.values if isinstance(node.value, ast.Dict) else [node.value]
            texts = (_text(value, known) for value in values)
            yield from (text for text in texts if text and not text.isascii())


def _counted_in_python(text: str) -> Iterator[tuple[str, str]]:
    tree = _tree(text)
    known = _constants(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _called(node) in COUNTING:
            one, more = (_text(value, known) for value in node.args[:2])
            if one and more:
                yield one, more


@cache
def _tree(text: str) -> ast.Module:
    return ast.parse(text)


def _called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def _of_call(node: ast.Call, known: dict[str, str]) -> Iterator[str]:
    name = _called(node)
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


def forms(text: str | Sequence[str]) -> tuple[str, ...]:
    """The one form of a sentence, or both of one that goes by a number."""
    return (text,) if isinstance(text, str) else tuple(text)


def missing() -> list[str]:
    """Sentences without an English one in every form that they need."""
    known, pairs = catalogue(), counted()
    return sorted(one for one in sentences() if not _is_whole(known.get(one), one in pairs))


def _is_whole(entry: Message | None, is_counted: bool) -> bool:
    if entry is None or bool(entry.pluralizable) != is_counted:
        return False
    return all(forms(entry.string))


def update() -> None:
    """Adds what is new, drops what nobody says any more, keeps the rest."""
    old, new = catalogue(), Catalog(locale="en", project="cchc", charset="utf-8", fuzzy=False)
    pairs = counted()
    for one in sorted(sentences()):
        before = old.get(one)
        english = forms(before.string) if before else ("",)
        flags = ["python-format"] if "%(" in one else []
        if one in pairs:
            new.add((one, pairs[one]), string=(english[0], english[-1]), flags=flags)
        else:
            new.add(one, string=english[0], flags=flags)
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
