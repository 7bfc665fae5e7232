"""What a section is for, by the words of its heading."""

import re
from collections.abc import Sequence

from cchc.pure.reading.outline import Entry, Heading
from cchc.pure.reading.outline.model import HEADING
from cchc.pure.reading.text import fold

LISTED = "listed"  # its paragraphs are targets, with or without a figure
QUANTIFIED = "quantified"  # only its statements with a figure are targets
PURPOSE = "purpose"  # only a list that calls itself one of targets
SILENT = "silent"  # money, reporting, who does what: no targets

# All against folded text; the first that matches a heading decides.
_ROLES = (
    (
        SILENT,
        r"kinh phi|nguon luc tai chinh|nguon von|du toan|to chuc thuc hien|che do bao cao|gui bao cao|phan cong|trach nhiem"
        r"|khen thuong|xep hang|xep loai|tieu chi|cham diem|doi tuong|can cu|co so phap ly|thuc trang|hien trang|boi canh"
        r"|tinh hinh|ket qua dat duoc|ton tai|han che|nguyen nhan|bai hoc|pham vi",
    ),
    (
        QUANTIFIED,
        r"muc tieu chung|muc tieu tong (?:quat|the)|muc tieu,? (?:va )?nhiem vu|chi tieu,? (?:va )?nhiem vu|tam nhin",
    ),
    (PURPOSE, r"muc dich|yeu cau|quan diem|nguyen tac"),
    (LISTED, r"chi tieu|muc tieu|ket qua can dat"),
    (QUANTIFIED, r"nhiem vu|giai phap|noi dung"),
)
_PATTERNS = tuple((role, re.compile(rf"\b(?:{pattern})\b")) for role, pattern in _ROLES)
_OWN_LIST = re.compile(r"\b(?:cac )?chi tieu\b")


def role(path: Sequence[Heading]) -> str:
    """Decided by the innermost heading that says something; a plain heading takes after the one above it."""
    for heading in reversed(path):
        title = fold(heading.title)
        for name, pattern in _PATTERNS:
            if pattern.search(title):
                return name
    return QUANTIFIED


def has_own_list(entries: Sequence[Entry]) -> bool:
    """The document has a section of "chỉ tiêu": figures in its tasks repeat or serve those."""
    return any(
        entry.kind == HEADING
        and not entry.in_appendix
        and _OWN_LIST.search(fold(entry.text))
        and role((*entry.path, Heading(entry.code, entry.text))) == LISTED
        for entry in entries
    )
