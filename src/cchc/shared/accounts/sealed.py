"""Small secrets that must be read again (the seed of an authenticator app), sealed with the installation's key.

A copy of the database alone does not open them. After a restore without the old CCHC_SECRET_KEY they stay shut:
`unseal` gives None, recovery codes and passkeys still work, and an administrator can reset the second factor.
"""

from base64 import urlsafe_b64encode

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.utils.encoding import force_bytes


def seal(words: str) -> str:
    return _box().encrypt(words.encode()).decode()


def unseal(sealed: str) -> str | None:
    """The words again; None: sealed with another key."""
    try:
        return _box().decrypt(sealed.encode()).decode()
    except InvalidToken:
        return None


def _box() -> MultiFernet:
    """Seals with the key of now, opens with former ones too (SECRET_KEY_FALLBACKS)."""
    return MultiFernet([_fernet(key) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])


def _fernet(key: str | bytes) -> Fernet:
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"cchc.accounts.sealed").derive(
        force_bytes(key)
    )
    return Fernet(urlsafe_b64encode(derived))
