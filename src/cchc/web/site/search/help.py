"""Pages of help by their words: read once from the templates, without tags."""

import re
from functools import lru_cache
from html import unescape

from django.template.loader import get_template

from cchc.pure.reading.text import fold
from cchc.web.site.views.guide import TOPICS

_SAID = re.compile(r"""{%\s*translate\s+"([^"]*)".*?%}""", re.DOTALL)
_TAGS = re.compile(r"{%.*?%}|{{.*?}}|<[^>]*>", re.DOTALL)


def pages_about(phrase: str) -> list[tuple[str, str]]:
    """Slug and name of each page that says these words (without accents); those first that have them in their name."""
    found = [slug for slug in TOPICS if phrase in _folded(slug)]
    found.sort(key=lambda slug: phrase not in fold(str(TOPICS[slug])))
    return [(slug, str(TOPICS[slug])) for slug in found]


@lru_cache
def _folded(slug: str) -> str:
    source = get_template(f"site/help/{slug}.html").template.source  # type: ignore[attr-defined]
    words = _TAGS.sub(" ", _SAID.sub(lambda match: match[1], source))
    return fold(f"{TOPICS[slug]} {unescape(words)}")
