"""Marks of emphasis, escapes and rules inside a line of text; what is left is what a reader sees."""

import re

from cchc.pure.reading.text import clean

_RULE_MARKS = frozenset("-–—_=*~")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])")
_ITALIC = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*]*)\*")
_BLANK_ITALIC = re.compile(r"(?<![\w*])\*\s+\*(?!\w)")
_STARS = re.compile(r"\*{2,}")
_BOOKMARK = re.compile(r"\[bookmark: [^\]]{0,80}\]")  # what converters leave of Word's bookmarks
_AROUND_BOLD = re.compile(r"[\s.:;]*")


def is_rule(line: str) -> bool:
    """A drawn line such as "-------", which separates and says nothing."""
    if line[:1].isalnum():
        return False
    marks = line.split()
    return sum(map(len, marks)) >= 3 and all(_RULE_MARKS.issuperset(mark) for mark in marks)


def plain(text: str) -> str:
    """Without `**`, `*…*` and backslash escapes; a lone asterisk, as in a formula, stays."""
    text = _BOOKMARK.sub("", text)
    if "*" in text:
        text = _BLANK_ITALIC.sub(" ", _STARS.sub("", text))
        text = _ITALIC.sub(r"\1", text)
    return _ESCAPE.sub(r"\1", text) if "\\" in text else text


def is_bold(text: str) -> bool:
    """The whole text stands between `**` marks."""
    parts = text.split("**")
    if len(parts) < 3 or len(parts) % 2 == 0:
        return False
    outside = parts[::2]
    return all(_AROUND_BOLD.fullmatch(part) for part in outside) and any(part.strip() for part in parts[1::2])


def cell_text(text: str, *, wrapped: bool = False) -> str:
    """A cell: marks off, rules off, cleaned; its paragraphs on lines of their own.

    `wrapped`: lines end where the page was full, not only where a paragraph ends.
    """
    if not text.strip():
        return ""
    if "\n" not in text:
        return "" if is_rule(text) else clean(plain(text))
    paragraphs: list[str] = []
    fresh = True
    for line in (line.strip() for line in text.split("\n")):
        if not line or is_rule(line):
            fresh = True
            continue
        before = "" if fresh else paragraphs[-1]
        if before and (goes_on(before, line) or (wrapped and is_wrapped_at(before, line))):
            paragraphs[-1] = f"{before} {line}"
        else:
            paragraphs.append(line)
        fresh = False
    return clean(plain("\n".join(paragraphs)))


_LONGEST = 20_000  # characters: no paragraph of an official document is longer
_SENTENCE_END = re.compile(r"[.;:!?…]['\"”’)*\]]*\s*$|/\.$")
_ITEM_START = re.compile(r"^[*_]*(?:[-–—+•·▪*o]\s|[-–—+•·▪]|\(?[\da-zđ]{1,3}[.)]\s|\d+(?:\.\d+)+)")


def ends_sentence(text: str) -> bool:
    """Full stop, semicolon, colon: what comes next is something new."""
    return bool(_SENTENCE_END.search(text[-20:]))


def starts_item(text: str) -> bool:
    """ "- …", "a) …", "2.1 …": the beginning of an item of a list."""
    return bool(_ITEM_START.match(text))


def goes_on(before: str, line: str) -> bool:
    """Whether `line` goes on with the sentence that `before` has left open."""
    if len(before) > _LONGEST or starts_item(line) or ends_sentence(before):
        return False
    first = line.lstrip("*_\"“'(")[:1]
    return first.islower() or before.rstrip().endswith((",", "-", "–", "("))


_OPEN_END = re.compile(
    r"(?:^|\s)(?:và|của|các|với|theo|về|cho|trong|để|bằng|tại|số|ngày|tháng|năm|do|là|được|từ|đến|hoặc|những|một|"
    r"trên|dưới|khi|sau|trước|không|giai đoạn)$",
    re.IGNORECASE,
)
_DASH_INSIDE = re.compile(r"^[-–]\s*[a-zà-ỹđ0-9]")
_FULL_LINE = 40  # characters; a shorter line was hardly broken by the width of the page


def is_wrapped_at(before: str, line: str) -> bool:
    """In a document of wrapped lines: whether the line break between the two is no end of a paragraph."""
    if len(before) > _LONGEST:
        return False
    if before.count("**") % 2:
        return True  # inside one bold text
    if ends_sentence(before) or before.endswith("**"):
        return False
    last = before[before.rfind("\n") + 1 :]
    if starts_item(line):
        return bool(_DASH_INSIDE.match(line)) and len(last) >= _FULL_LINE
    return len(last) >= _FULL_LINE or bool(_OPEN_END.search(last[-20:]))
