"""Numbers as Vietnamese documents print them: "1.234.567", "2,5", "02", "1/2", "69/69"."""

import re
from decimal import Decimal

NUMBER = r"\d+(?:[.,]\d+)*"
FRACTION = rf"{NUMBER}\s?/\s?{NUMBER}"
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?")
_PLACES = Decimal("0.0001")  # of a fraction such as 2/3


def read_number(text: str) -> Decimal:
    """The value of a match of NUMBER. Dots group thousands, a comma begins the decimals.

    A single dot that cannot group thousands ("98.5", "0.125") is a decimal point.
    """
    if _THOUSANDS.fullmatch(text):
        return Decimal(text.replace(".", "").replace(",", "."))
    dots, commas = text.count("."), text.count(",")
    if commas == 1 and dots == 0:
        return Decimal(text.replace(",", "."))
    if dots == 1 and commas == 0:
        return Decimal(text)
    return Decimal(re.sub(r"[.,]", "", text))


def read_fraction(text: str) -> tuple[Decimal, Decimal]:
    """Both sides of a match of FRACTION."""
    upper, _, lower = text.partition("/")
    return read_number(upper.strip()), read_number(lower.strip())


def quotient(upper: Decimal, lower: Decimal) -> Decimal | None:
    """upper / lower to four places; None for a division by zero."""
    return (upper / lower).quantize(_PLACES).normalize() if lower else None
