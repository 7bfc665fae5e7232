"""Which language the command line speaks: Vietnamese, unless the environment asks for English."""

import gettext
import os
from pathlib import Path

LOCALE = Path(__file__).resolve().parents[2] / "locale"


def language() -> str:
    """ "en" when CCHC_LANGUAGE, or else the locale of the terminal, says English; "vi" otherwise."""
    asked = os.environ.get("CCHC_LANGUAGE") or os.environ.get("LC_ALL") or os.environ.get("LANG") or ""
    return "en" if asked.lower().startswith("en") else "vi"


def speak() -> None:
    """Lets gettext, and through it click, find the catalogues of that language."""
    os.environ["LANGUAGE"] = language()
    gettext.bindtextdomain("click", LOCALE)
    gettext.textdomain("click")


_CATALOGUE = gettext.translation("django", LOCALE, languages=[language()], fallback=True)


def tr(text: str, /, **params: object) -> str:
    """A Vietnamese sentence in the language of the command line, its %(name)s fields filled."""
    translated = _CATALOGUE.gettext(text)
    return translated % params if params else translated
