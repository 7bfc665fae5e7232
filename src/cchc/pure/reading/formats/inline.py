"""Marks of emphasis, escapes and rules inside a line of text; what is left is what a reader sees."""

import re

from cchc.pure.reading.text import clean

_RULE = re.compile(r"^[\s*]*(?:[-–—_=*~]\s?){3,}[\s*]*$")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])")
_ITALIC = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*]*)\*")
_BLANK_ITALIC = re.compile(r"(?<![\w*])\*\s+\*(?!\w)")
_STARS = re.compile(r"\*{2,}")
_BOOKMARK = re.compile(r"\[bookmark: [^\]]{0,80}\]")  # what converters leave of Word's bookmarks
_WHOLE_BOLD = re.compile(r"^\s*(?:[-+#]+\s+)?(?:\*\*(?:(?!\*\*).)*\*\*[\s.:;]*)+$", re.DOTALL)


def is_rule(line: str) -> bool:
    """A drawn line such as "-------", which separates and says nothing."""
    return bool(line.strip()) and bool(_RULE.match(line)) and len(re.sub(r"[\s*]", "", line) or "***") >= 3


def plain(text: str) -> str:
    """Without `**`, `*…*` and backslash escapes; a lone asterisk, as in a formula, stays."""
    text = _BOOKMARK.sub("", text)
    if "*" in text:
        text = _BLANK_ITALIC.sub(" ", _STARS.sub("", text))
        text = _ITALIC.sub(r"\1", text)
    return _ESCAPE.sub(r"\1", text) if "\\" in text else text


def is_bold(text: str) -> bool:
    """The whole text stands between `**` marks."""
    return bool(_WHOLE_BOLD.match(text)) and bool(plain(text).strip())


def cell_text(text: str) -> str:
    """A cell: marks off, rules off, cleaned; its paragraphs on lines of their own."""
    if not text.strip():
        return ""
    lines = [line for line in text.split("\n") if not is_rule(line)]
    return clean(plain(_unwrapped(lines)))


def _unwrapped(lines: list[str]) -> str:
    """A line that goes on with the sentence of the line before is one paragraph with it."""
    joined = ""
    for line in lines:
        line = line.strip()
        if joined and line and goes_on(joined, line):
            joined += " " + line
        elif line:
            joined += "\n" + line if joined else line
    return joined


_SENTENCE_END = re.compile(r"[.;:!?…]['\"”’)*\]]*\s*$|/\.$")
_ITEM_START = re.compile(r"^[*_]*(?:[-–—+•·▪*o]\s|[-–—+•·▪]|\(?[\da-zđ]{1,3}[.)]\s|\d+(?:\.\d+)+)")


def ends_sentence(text: str) -> bool:
    """Full stop, semicolon, colon: what comes next is something new."""
    return bool(_SENTENCE_END.search(text))


def starts_item(text: str) -> bool:
    """ "- …", "a) …", "2.1 …": the beginning of an item of a list."""
    return bool(_ITEM_START.match(text))


def goes_on(before: str, line: str) -> bool:
    """Whether `line` goes on with the sentence that `before` has left open."""
    if starts_item(line) or ends_sentence(before):
        return False
    first = line.lstrip("*_\"“'(")[:1]
    return first.islower() or before.rstrip().endswith((",", "-", "–", "("))
