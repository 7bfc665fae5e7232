"""Lists that share one head: "các Sở: Tài chính, Tư pháp" → "Sở Tài chính; Sở Tư pháp"."""

import re

from cchc.pure.reading.agencies.names import department_at
from cchc.pure.reading.agencies.prose import KIND

_HEADS = {
    "sở": "Sở",
    "ban": "Ban",
    "bộ": "Bộ",
    "ubnd các xã": "UBND xã",
    "ubnd các phường": "UBND phường",
    "ubnd các huyện": "UBND huyện",
    "ubnd các thị xã": "UBND thị xã",
    "ubnd các thành phố": "UBND thành phố",
    "ubnd các xã, phường": "UBND",
    "ubnd các phường, xã": "UBND",
    "ubnd xã": "UBND xã",
    "ubnd phường": "UBND phường",
}
_HEAD = re.compile(
    r"(?<![\w])(?:(?:các|những) )?(?P<head>(?:UBND (?:các )?(?:xã, phường|phường, xã|xã|phường|huyện|thị xã|thành phố))|sở|ban|bộ)"
    r"(?P<also>(?:,? (?:ban|bộ|ngành|cơ quan))*)\s*(?P<colon>:)?\s*",
    re.IGNORECASE,
)
_MARK = re.compile(r"\s*(?:[,;]|(?<=\s)và(?=\s)|&|\+)\s*(?:và\s+)?|\s*\n\s*")
_OWN_KIND = re.compile(
    rf"(?:{KIND}|(?:các|những)\s|(?:sở|ban|ngành|cơ quan|đơn vị|địa phương|tổ chức|doanh nghiệp)\b)"
)
_ITEM = re.compile(r"[^,;\n.:]+?(?=\s+và\s+[A-ZĐÀ-Ỹ]|\s*[,;\n.:]|\s*$)")


def with_heads(text: str) -> str:
    """Every list that shares one head, with the head before each of its names and ";" between them."""
    out: list[str] = []
    position = 0
    for match in _HEAD.finditer(text):
        if match.start() < position:
            continue
        names, finish = _items(text, match)
        if not names:
            continue
        out += [text[position : match.start()], "; ".join(names)]
        position = finish
        if position < len(text) and not re.match(r"\s*[.;]", text[position:]):
            out.append("; ")
            position = mark.end() if (mark := _MARK.match(text, position)) else position
    return "".join([*out, text[position:]])


def _items(text: str, head: re.Match[str]) -> tuple[list[str], int]:
    """The names of a list and where it ends; none where there is no list.

    After a colon any capitalised words are an item. Without one ("các Sở Tài chính, Tư pháp") only departments
    are, since a comma may stand inside a name.
    """
    word = _HEADS.get(head["head"].lower())
    colon = bool(head["colon"])
    if word is None or (not colon and (head["head"].lower() != "sở" or head["also"])):
        return [], 0
    names: list[str] = []
    loose, position, finish = colon, head.end(), head.end()
    while position < len(text):
        item, end, own = _item(text, position, word, loose)
        if item is None:
            break
        names.append(item)
        loose = loose and not own
        finish = end
        mark = _MARK.match(text, end)
        if not mark:
            break
        position = mark.end()
    several = len(names) > 1 or colon
    return (names, finish) if several else ([], 0)


def _item(text: str, at: int, head: str, loose: bool) -> tuple[str | None, int, bool]:
    """The item at a place, where it ends, and whether it has a kind word of its own. None ends the list."""
    found = department_at(text, at) if head == "Sở" else None
    if found and _is_whole(text, found[1]):
        return f"Sở {found[0]}", found[1], False
    own = bool(_OWN_KIND.match(text, at))
    match = _ITEM.match(text, at) if loose else None
    if own or not match or not text[at].isupper():
        return None, at, False
    return f"{head} {match.group().strip()}", match.end(), False


def _is_whole(text: str, end: int) -> bool:
    """Whether a name ends here: a mark, "và" or nothing follows, perhaps after the word for the level."""
    return bool(re.match(r"(?: (?:tỉnh|thành phố))?\s*(?:[,;.\n+&]|và\s|\(|$)", text[end:]))
