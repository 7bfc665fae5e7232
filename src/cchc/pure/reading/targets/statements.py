"""Paragraphs taken apart: sentences, clauses, lists within a sentence. Every part is verbatim."""

import re

from cchc.pure.reading.figures import read_measures

_SENTENCE_END = re.compile(
    r"(?<=[^\W\d_])\.(?=[A-ZĐÀ-Ỹ][^\W\d_])|(?<=[^.])[.!?](?=\s+[\dA-ZĐÀÁẢÃẠĂÂÈÉÊÌÍÒÓÔƠÙÚƯỲÝỨỪỬỮỰỐỒỔỖỘỚỜỞỠỢẤẦẨẪẬẮẰẲẴẶẾỀỂỄỆ“\"(+-])"
)
_ABBREVIATION = re.compile(r"(?:\b(?:TP|TT|Tp|PGS|TS|ThS|GS|BS|KS|St|Q|P|TX|H)|\b\d{1,2}|\b[a-zđ])$")
_LISTED = re.compile(r"(?:^|(?<=[\s;:,.]))\((?P<number>\d{1,2})\)\s*(?=\S)")
_LABEL = re.compile(r"(?P<label>[^\W\d_][^:;.%()]{2,90}):\s+(?=\S)")
_GOES_ON = re.compile(r"(?:Trong đó|Cụ thể|Riêng|Đồng thời|Ngoài ra)\b")
_YEAR = re.compile(r"(?:19|20)\d{2}")
_EDGES = " ;,"


def sentences(text: str) -> list[str]:
    """Cut at full stops outside parentheses, also where the blank after the stop is missing."""
    parts, start = [], 0
    for match in _SENTENCE_END.finditer(text):
        before = text[start : match.start()]
        if _ABBREVIATION.search(before) or before.count("(") > before.count(")"):
            continue
        parts.append(text[start : match.end()].strip())
        start = match.end()
    return [part for part in [*parts, text[start:].strip()] if part]


def whole_sentences(text: str) -> list[str]:
    """Sentences; one that goes on with "Trong đó, …" stays with the one before."""
    parts: list[str] = []
    for sentence in sentences(text):
        if parts and _GOES_ON.match(sentence):
            parts[-1] = f"{parts[-1]} {sentence}"
        else:
            parts.append(sentence)
    return parts


def clauses(sentence: str) -> list[str]:
    """Cut at semicolons outside parentheses."""
    parts, start, depth = [], 0, 0
    for index, letter in enumerate(sentence):
        depth += (letter == "(") - (letter == ")" and depth > 0)
        if letter == ";" and depth == 0:
            parts.append(sentence[start:index].strip(_EDGES))
            start = index + 1
    return [part for part in [*parts, sentence[start:].strip(_EDGES)] if part]


def independent(sentence: str) -> list[str]:
    """Clauses that are targets of their own where at least two of them have a figure, else the sentence."""
    parts = clauses(sentence)
    return parts if sum(bool(read_measures(part)) for part in parts) >= 2 else [sentence]


def quantified(sentence: str) -> str | None:
    """From the first to the last clause with a figure; None where the sentence has none."""
    parts = clauses(sentence)
    found = [index for index, part in enumerate(parts) if read_measures(part)]
    if not found:
        return None
    if found[-1] - found[0] + 1 == len(parts):
        return sentence
    start = sentence.index(parts[found[0]])
    last = parts[found[-1]]
    return sentence[start : sentence.index(last, start) + len(last)]


def inline_list(text: str) -> tuple[str, list[tuple[str, str]]]:
    """The words that lead in, and the items "(1) …; (2) …" with their codes; no items where there is no such list."""
    marks = list(_LISTED.finditer(text))
    if len(marks) < 2 or [int(mark["number"]) for mark in marks] != list(range(1, len(marks) + 1)):
        return text, []
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    items = [
        (f"({mark['number']})", text[mark.end() : end].strip(_EDGES))
        for mark, end in zip(marks, ends, strict=True)
    ]
    return text[: marks[0].start()].strip(), [(code, item) for code, item in items if item]


def labelled(sentence: str) -> tuple[str | None, str]:
    """("Cải cách thể chế", "100% văn bản …") for "Cải cách thể chế: 100% văn bản …"."""
    match = _LABEL.match(sentence)
    if match is None or _YEAR.search(match["label"]) or read_measures(match["label"]):
        return None, sentence
    return match["label"].strip(), sentence[match.end() :]
