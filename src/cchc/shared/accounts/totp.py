"""Codes of an authenticator app (RFC 6238, by pyotp), and the picture that the app reads them from."""

import pyotp
import segno
from django.utils.safestring import SafeString, mark_safe

ISSUER = "CCHC"
PERIOD = 30  # seconds that a code lasts
LENIENCE = 1  # how many codes before and after are taken: clocks differ


def new_secret() -> str:
    return pyotp.random_base32()


def setup_address(secret: str, username: str) -> str:
    """What the app takes up: otpauth://totp/…"""
    return pyotp.TOTP(secret).provisioning_uri(name=username, issuer_name=ISSUER)


def picture(address: str) -> SafeString:
    """The same as a QR code: an <svg> of lines only, without text, style or script."""
    drawn = segno.make(address, error="m").svg_inline(scale=5, border=3, light="#fff")
    return mark_safe(drawn)  # noqa: S308


def step_of(secret: str, code: str, now: float) -> int | None:
    """Which step of time the code belongs to; None: to none that is taken at `now` (seconds since 1970)."""
    totp = pyotp.TOTP(secret, interval=PERIOD)
    here = int(now) // PERIOD
    for step in range(here - LENIENCE, here + LENIENCE + 1):
        if pyotp.utils.strings_equal(totp.generate_otp(step), code):
            return step
    return None
