"""Whether a word can be Vietnamese: every written syllable is an initial, a rime and a tone."""

import re
import unicodedata
from functools import lru_cache

_INITIALS = "ngh(?=[ieê])|ng(?![ieêy])|nh|gh(?=[ieê])|gi|kh|ch|th|tr|ph|qu|b|c(?![ieêy])|d|đ|g(?![eêy])|h|k|l|m|n|p|r|s|t|v|x"
_RIMES = (
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây "
    "e ec em en eng eo ep et ê êch êm ên ênh êp êt êu êc êng "
    "i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu ic "
    "o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong oong ooc op ot "
    "ô ôc ôi ôm ôn ông ôp ôt ôông ơ ơi ơm ơn ơp ơt "
    "u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt up ut uy uya uych uyên uyêt uynh uyt uyu uyp uơ "
    "ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu ynh yt ych"
)
_SYLLABLE = re.compile(rf"(?:{_INITIALS})?(?:{'|'.join(sorted(_RIMES.split(), key=len, reverse=True))})")
_TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}


@lru_cache(maxsize=8192)  # a document has few words, each of them often
def is_syllable(word: str) -> bool:
    """Whether a word in small letters is a syllable that Vietnamese writes; its tone is not judged."""
    return bool(_SYLLABLE.fullmatch(_without_tone(word)))


def is_marked(word: str) -> bool:
    """Whether a word has Vietnamese marks: one without them may be English or an abbreviation."""
    return any(ord(c) > 127 for c in word)


def split_glued(word: str) -> tuple[str, str] | None:
    """("chính", "thuộc") for "chínhthuộc": two syllables of two letters or more, one of them marked each."""
    for cut in range(len(word) - 2, 1, -1):
        left, right = word[:cut], word[cut:]
        if is_syllable(left) and is_syllable(right) and _one_tone(left) and _one_tone(right):
            return left, right
    return None


def _one_tone(word: str) -> bool:
    return sum(c in _TONES for c in unicodedata.normalize("NFD", word)) <= 1


def _without_tone(word: str) -> str:
    bare = "".join(c for c in unicodedata.normalize("NFD", word) if c not in _TONES)
    return unicodedata.normalize("NFC", bare)
