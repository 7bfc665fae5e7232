"""What a section is for, by the words of its heading."""

import re
from collections.abc import Sequence
from functools import lru_cache

from cchc.pure.reading.figures import read_measures
from cchc.pure.reading.outline import Entry, Heading
from cchc.pure.reading.text import fold

LISTED = "listed"  # its paragraphs are targets, with or without a figure
GENERAL = "general"  # a general objective: only its statements with a figure are targets
QUANTIFIED = "quantified"  # tasks: the same, unless the document lists its targets elsewhere
PURPOSE = "purpose"  # only a list that calls itself one of targets
SILENT = "silent"  # money, reporting, who does what: no targets

# All against folded text; the first that matches a heading decides.
_OBJECTIVES = r"\b(?:muc tieu|chi tieu)\b"
_ROLES = (
    (GENERAL, r"muc tieu chung|muc tieu tong (?:quat|the)|tam nhin"),
    (
        QUANTIFIED,
        rf"^(?=.*{_OBJECTIVES}).*\b(?:nhiem vu|giai phap|yeu cau|muc dich|quan diem|doi tuong|pham vi)\b",
    ),
    (LISTED, rf"{_OBJECTIVES}|ket qua can dat"),
    (SILENT, r"^(?:bao dam |dam bao |nguon |du toan )?kinh phi\b|kinh phi thuc hien|^nguon (?:luc|von)\b"),
    (
        SILENT,
        r"to chuc thuc hien|^trach nhiem\b|phan cong (?:nhiem vu|trach nhiem|thuc hien|to chuc)|^phan cong\b",
    ),
    (SILENT, r"che do (?:thong tin,? )?bao cao|gui bao cao|^(?:thong tin,? )?bao cao\b"),
    (
        SILENT,
        r"^(?:to chuc |cong tac )?(?:thi dua,? )?khen thuong|^(?:cach thuc )?xep (?:hang|loai)|^tieu chi\b|cham diem",
    ),
    (SILENT, r"^(?:doi tuong|pham vi|thoi gian|can cu|co so (?:phap ly|thuc tien))\b"),
    (
        SILENT,
        r"thuc trang|hien trang|boi canh|^(?:danh gia )?tinh hinh\b|ket qua dat duoc|ton tai, han che|nguyen nhan|bai hoc",
    ),
    (PURPOSE, r"muc dich|yeu cau|quan diem|nguyen tac"),
    (QUANTIFIED, r"nhiem vu|giai phap|noi dung"),
)
_PATTERNS = tuple((role, re.compile(pattern)) for role, pattern in _ROLES)
_OWN_LIST = re.compile(r"\bchi tieu\b")
_LEAST_OF_A_LIST = 3
_LONGEST_TITLE = 300


def role(path: Sequence[Heading]) -> str:
    """Decided by the innermost heading that says something; tasks within a silent section are silent."""
    roles = [found for heading in reversed(path) if (found := _role(heading))]
    if not roles:
        return QUANTIFIED
    return SILENT if roles[0] == QUANTIFIED and SILENT in roles else roles[0]


def has_own_list(entries: Sequence[Entry]) -> bool:
    """The document lists its "chỉ tiêu" in a section: figures in its tasks repeat or serve those."""
    listed = (entry for entry in entries if _in_own_list(entry) and read_measures(entry.text))
    return sum(1 for _ in zip(listed, range(_LEAST_OF_A_LIST), strict=False)) == _LEAST_OF_A_LIST


@lru_cache(maxsize=1024)
def _role(heading: Heading) -> str | None:
    title = fold(heading.title[:_LONGEST_TITLE])
    return next((name for name, pattern in _PATTERNS if pattern.search(title)), None)


def _in_own_list(entry: Entry) -> bool:
    return role(entry.path) == LISTED and any(_OWN_LIST.search(fold(heading.title)) for heading in entry.path)
