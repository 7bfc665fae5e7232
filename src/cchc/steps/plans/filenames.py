"""Names of the files that leave the house: plain letters, so that every system takes them."""

from django.utils.text import slugify

from cchc.pure.reading.text import fold
from cchc.steps.plans.models import Plan


def file_name(plan: Plan, extension: str, *, part: bool = False) -> str:
    """ "ke-hoach-05-kh-ubnd-2026.xlsx"; `part` says that not all of the plan is in it."""
    words = ["ke-hoach", slugify(fold(plan.number).replace("/", "-"))]
    if str(plan.year) not in words[1].split("-"):
        words.append(str(plan.year))
    if part:
        words.append("trich")
    return "-".join(word for word in words if word)[:100] + f".{extension}"


def plain_name(*words: str, extension: str) -> str:
    """Words joined into a name: "ke-hoach-so-noi-vu-2026.docx"."""
    return "-".join(slugify(fold(word).replace("/", "-")) for word in words if word)[:100] + f".{extension}"
