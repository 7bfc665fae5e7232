"""Bytes → Unicode text, and old Vietnamese 8-bit text that sits inside Unicode → Unicode.

TCVN3 (fonts .VnTime …, also called ABC) has one byte for each letter with its tone, capitals with a tone by
fonts whose name ends in H. VNI (fonts VNI-Times …) writes the vowel and then a mark as a letter of its own.
"""

import re
import unicodedata
from itertools import product

from cchc.pure.reading.syllables import is_syllable

_TCVN3_ROWS = {  # first byte of a run → the letters from there on; "_" is a byte that is not used
    0xA1: "ĂÂÊÔƠƯĐăâêôơưđ",
    0xB5: "àảãáạ_ằẳẵắ",
    0xC6: "ặầẩẫấậè_ẻẽéẹềểễếệìỉ___ĩíịò_ỏõóọồổỗốộờởỡớợù_ủũúụừửữứựỳỷỹýỵ",
}
TCVN3 = {
    chr(first + step): letter
    for first, row in _TCVN3_ROWS.items()
    for step, letter in enumerate(row)
    if letter != "_"
}

_TONES = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_CIRCUMFLEX = {"â": "", "á": "\u0301", "à": "\u0300", "å": "\u0309", "ã": "\u0303", "ä": "\u0323"}
_BREVE = {"ê": "", "é": "\u0301", "è": "\u0300", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323"}
_VNI_ALONE = {"ô": "ơ", "ö": "ư", "ñ": "đ", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}


def _vni_table() -> dict[str, str]:
    """Both cases: a pair for each vowel with its mark, a single for each letter that has its own byte."""
    table = dict(_VNI_ALONE)
    pairs = [(base, mark, base, tone) for base, (mark, tone) in product("aeouy", _TONES.items())]
    pairs += [
        (code, mark, base, tone) for code, base in (("ô", "ơ"), ("ö", "ư")) for mark, tone in _TONES.items()
    ]
    pairs += [
        (base, mark, base + "\u0302", tone) for base, (mark, tone) in product("aeo", _CIRCUMFLEX.items())
    ]
    pairs += [("a", mark, "a\u0306", tone) for mark, tone in _BREVE.items()]
    for base, mark, letter, tone in pairs:
        table[base + mark] = unicodedata.normalize("NFC", letter + tone)
    for code, letter in list(table.items()):
        table[code.upper()] = letter.upper()
        if len(code) == 2:  # a capital whose mark was typed small
            table.setdefault(code[0].upper() + code[1], letter.upper())
    return table


VNI = _vni_table()
_VNI_PATTERN = re.compile("|".join(sorted(map(re.escape, VNI), key=len, reverse=True)))
_ONLY_VIETNAMESE = re.compile("[ĂăĐđƠơƯưẠ-ỹ]")
_OLD_LETTER = re.compile("[\u00a1-\u00ff]")
_OLD_WORD = re.compile("[A-Za-z\u00a1-\u00ff]*[\u00a1-\u00ff][A-Za-z\u00a1-\u00ff]*")
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 200_000  # characters that are looked at to tell the encoding


def from_tcvn3(text: str) -> str:
    """TCVN3 bytes that were read as Latin-1 → Unicode."""
    return text.translate({ord(code): letter for code, letter in TCVN3.items()})


def from_vni(text: str) -> str:
    """VNI bytes that were read as Latin-1 → Unicode."""
    return _VNI_PATTERN.sub(lambda match: VNI[match[0]], text)


def repair(text: str, font: str | None = None) -> str:
    """NFC; TCVN3 or VNI letters that arrived as Latin-1 characters become Vietnamese.

    `font`, where the format knows it, decides; without it the text is changed only if that makes most of its
    accented words Vietnamese that were not. Call it before `text.clean`, which drops soft hyphens (TCVN3: ư).
    """
    text = unicodedata.normalize("NFC", text)
    if _ONLY_VIETNAMESE.search(text):
        return text.replace("Ð", "Đ").replace("ð", "đ") if "Ð" in text or "ð" in text else text
    if font is None and not _OLD_LETTER.search(text):
        return text
    name = (font or "").strip("'\" ").casefold()
    if not name.startswith((".vn", "vni")):
        name = old_font(text) or ""
    if name.startswith(".vn"):
        return from_tcvn3(text).upper() if name.endswith("h") else from_tcvn3(text)
    return from_vni(text) if name else text


def old_font(text: str) -> str | None:
    """ ".vntime" or "vni-times" for a text whose accented words are Vietnamese only in that encoding."""
    words = _OLD_WORD.findall(text[:_SAMPLE])
    if not words:
        return None
    as_is = sum(map(is_syllable, words))
    for font, decode_old in ((".vntime", from_tcvn3), ("vni-times", from_vni)):
        good = sum(is_syllable(decode_old(word)) for word in words)
        if good >= 0.75 * len(words) and good - as_is >= max(1, 0.25 * len(words)):
            return font
    return None


def decode(data: bytes, *, fonts_known: bool = False) -> tuple[str, list[str]]:
    """Text in NFC, and notes for a person where the encoding was not Unicode or bytes were damaged.

    `fonts_known`: the text itself names its fonts, so that TCVN3 and VNI in it are left to `repair`.
    """
    text, notes = _decode_unicode(data)
    if text is None:
        text, notes = _decode_8_bit(data, fonts_known=fonts_known)
    if fonts_known:
        return text, notes
    whole = repair(text)
    if whole != unicodedata.normalize("NFC", text):
        notes.append("Tệp dùng phông chữ cũ (TCVN3 hoặc VNI); đã chuyển sang Unicode.")
    elif _OLD_LETTER.search(whole):
        whole = "\n".join(repair(line) for line in whole.split("\n"))
    return whole, notes


def wide_encoding(head: bytes) -> str | None:
    """UTF-16 without a mark: of every two bytes the same one is small, often zero, and the other never zero."""
    if len(head) < 8:
        return None
    even, odd = head[0::2], head[1::2]
    for high, low, name in ((even, odd, "utf-16-be"), (odd, even, "utf-16-le")):
        small = sum(byte <= 0x20 for byte in high)
        if small > 0.9 * len(high) and high.count(0) > 0.3 * len(high) and low.count(0) <= 0.02 * len(low):
            return name
    return None


def _decode_unicode(data: bytes) -> tuple[str | None, list[str]]:
    for mark, name in ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace"), []
    wide = wide_encoding(data[:4096])
    if wide:
        return data.decode(wide, "replace"), []
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
    damaged, letters = text.count("\ufffd"), len(re.findall(r"[^\x00-\x7f\ufffd]", text))
    if damaged <= 0.02 * letters:
        return text, ["Tệp có một vài ký tự bị hỏng."]
    return None, []


def _decode_8_bit(data: bytes, *, fonts_known: bool) -> tuple[str, list[str]]:
    """The code page whose accented words look most like Vietnamese."""
    latin = data.decode("latin-1")
    candidates = {
        "windows-1258": unicodedata.normalize("NFC", data.decode("cp1258", "replace")),
        "TCVN3": from_tcvn3(latin),
        "VNI": from_vni(latin),
    }
    scores = {name: _vietnamese_share(text[:_SAMPLE]) for name, text in candidates.items()}
    best = max(scores, key=lambda name: scores[name])
    if fonts_known and best != "windows-1258":
        return data.decode("cp1252", "replace"), []
    if scores[best] >= 0.6:
        return candidates[best], [f"Tệp dùng bảng mã cũ ({best}); đã chuyển sang Unicode."]
    return data.decode("cp1252", "replace"), ["Không rõ bảng mã của tệp; chữ có dấu có thể bị sai."]


def _vietnamese_share(text: str) -> float:
    """Of the words with a letter beyond ASCII, how many are Vietnamese syllables."""
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    stray = len(re.findall(r"[\u00a1-\u00bf\ufffd\u0080-\u009f]", text))
    return sum(map(is_syllable, words)) / (len(words) + stray) if words else 0.0
