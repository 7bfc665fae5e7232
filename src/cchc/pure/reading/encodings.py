"""Bytes → Unicode text."""

import unicodedata


def decode(data: bytes) -> tuple[str, list[str]]:
    return unicodedata.normalize("NFC", data.decode("utf-8-sig", "replace")), []
