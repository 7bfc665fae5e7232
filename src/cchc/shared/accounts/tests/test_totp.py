"""Codes of an authenticator app against the tables of RFC 6238; what is sealed; words for devices."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.shared.accounts import totp
from cchc.shared.accounts.sealed import seal, unseal
from cchc.shared.accounts.wording import device

# RFC 6238, appendix B, SHA-1: the key "12345678901234567890"; the last six of the eight digits.
KEY = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
TABLE = [(59, "287082"), (1111111109, "081804"), (1234567890, "005924"), (20000000000, "353130")]


@pytest.mark.parametrize(("moment", "code"), TABLE)
def test_a_code_of_the_standard_belongs_to_its_step(moment: int, code: str) -> None:
    assert totp.step_of(KEY, code, moment) == moment // 30


@given(st.integers(0, 10**10), st.integers(-4, 4))
def test_a_code_is_taken_one_step_before_and_after(moment: int, off: int) -> None:
    import pyotp

    here = moment // 30 + 5
    code = pyotp.TOTP(KEY).generate_otp(here + off)
    found = totp.step_of(KEY, code, here * 30)
    assert found == here + off if abs(off) <= 1 else found is None or found != here + off


@given(st.text(max_size=20))
def test_whatever_else_is_typed_is_no_code(typed: str) -> None:
    if not (len(typed) == 6 and typed.isdecimal()):
        assert totp.step_of(KEY, typed, 59) is None


def test_the_picture_is_lines_only_and_says_what_the_app_needs() -> None:
    address = totp.setup_address(KEY, "an")
    assert address == f"otpauth://totp/CCHC:an?secret={KEY}&issuer=CCHC"
    drawn = totp.picture(address)
    assert drawn.startswith("<svg")
    assert "style=" not in drawn
    assert "<script" not in drawn


@given(st.text(max_size=40))
def test_what_is_sealed_is_read_again_and_differs_each_time(words: str) -> None:
    assert unseal(seal(words)) == words
    assert seal(words) != seal(words)


def test_another_key_opens_nothing_and_a_former_key_does(settings: Any) -> None:
    sealed = seal("hạt giống")
    former, settings.SECRET_KEY = settings.SECRET_KEY, "x" * 50
    assert unseal(sealed) is None
    assert unseal("không phải") is None
    settings.SECRET_KEY_FALLBACKS = [former]
    assert unseal(sealed) == "hạt giống"


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36 Edg/130.0",
            "Edge trên Windows",
        ),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0", "Firefox trên Linux"),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Safari/604.1",
            "Safari trên iPhone",
        ),
        ("curl/8.0", "Thiết bị không rõ"),
        ("", "Thiết bị không rõ"),
    ],
)
def test_a_device_is_named_as_its_owner_would(agent: str, words: str) -> None:
    assert device(agent) == words
