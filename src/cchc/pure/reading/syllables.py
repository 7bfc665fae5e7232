"""Does a word look like a Vietnamese syllable? Enough to tell encodings apart; no dictionary."""

import re
import unicodedata

_ONSET = "ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnpqrstvx]"
_NUCLEUS = (
    "uyê|iêu|yêu|uôi|ươi|ươu|oai|oay|oao|oeo|uây|uya|uyu|iê|yê|uô|ươ|ia|ya|ua|ưa|oa|oă|oe|oo|uê|uy|uâ|uơ|"
    "ai|ay|ao|au|âu|ây|eo|êu|iu|oi|ôi|ơi|ui|ưi|ưu|[aăâeêioôơuưy]"
)
_SYLLABLE = re.compile(rf"(?:{_ONSET})?(?:{_NUCLEUS})(?:ch|nh|ng|[cmnpt])?")
_TONES = "\u0300\u0301\u0303\u0309\u0323"


def is_syllable(word: str) -> bool:
    """With at most one tone mark, and letters in an order that Vietnamese spelling knows."""
    parts = unicodedata.normalize("NFD", word.lower())
    if sum(parts.count(tone) for tone in _TONES) > 1:
        return False
    bare = unicodedata.normalize("NFC", "".join(c for c in parts if c not in _TONES))
    return bool(_SYLLABLE.fullmatch(bare))
