"""Which helper programs are installed. They are optional; each says what is left out without it."""

import re
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache

_PATIENCE = 20  # seconds for a program to say its version
_NAMES = {"libreoffice": ("soffice", "libreoffice"), "tesseract": ("tesseract",)}
_WITHOUT = {
    "libreoffice": "Không đọc được tệp .doc (Word 97–2003); các định dạng khác vẫn đọc bình thường.",
    "tesseract": "Không đọc được bản quét và ảnh chụp; tệp có lớp chữ vẫn đọc bình thường.",
}
_HOW_TO_GET = {
    "libreoffice": "Debian, Ubuntu: apt install libreoffice-writer-nogui. macOS, Windows: tải tại libreoffice.org.",
    "tesseract": "Debian, Ubuntu: apt install tesseract-ocr tesseract-ocr-vie. macOS: brew install tesseract tesseract-lang.",
}


@dataclass(frozen=True, slots=True)
class Program:
    """One helper program. `without` and `how_to_get` are gettext msgids (Vietnamese sentences)."""

    name: str
    found: bool
    version: str | None
    without: str
    how_to_get: str


@cache
def path_of(name: str) -> str | None:
    """The program's path; None where it is missing or, for tesseract, lacks Vietnamese."""
    path = next((found for candidate in _NAMES[name] if (found := shutil.which(candidate))), None)
    if path and name == "tesseract" and "vie" not in _said(path, "--list-langs").split():
        return None
    return path


@cache
def available() -> list[Program]:
    """All helper programs, installed or not."""
    return [_program(name) for name in _NAMES]


def _program(name: str) -> Program:
    path = path_of(name)
    number = re.search(r"\d+(?:\.\d+)+", _said(path, "--version")) if path else None
    return Program(name, path is not None, number and number.group(), _WITHOUT[name], _HOW_TO_GET[name])


def _said(path: str, option: str) -> str:
    """What a program prints for an option; nothing where it cannot be run."""
    try:
        done = subprocess.run([path, option], capture_output=True, text=True, timeout=_PATIENCE, check=False)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout + done.stderr
