"""The words that headers of plan tables use, folded (lower case, no accents), and what they mean.

Order matters: the first pattern that is found in a header decides.
"""

import re

# role → what a header of that role says
ROLES: tuple[tuple[str, str], ...] = (
    (
        "number",
        r"^(so )?(tt|stt|so thu tu|thu tu|so|muc)\.?$|(^| )(tt|stt)( |$)|^chi tiet$|^ma( so)?( nhiem vu| cong viec| hoat dong)?$",
    ),
    (
        "note",
        r"^ghi chu|^luu y|^giai trinh|^chu thich|^(phuong thuc|cach thuc|hinh thuc|phuong phap|dia diem)\b",
    ),
    ("person", r"^ho (va |, |)(chu dem va )?ten|^chuc (vu|danh)|dien thoai|^email|thu dien tu"),
    ("document", r"\bky hieu\b|^so hieu|^trich yeu|^ngay (ban hanh|ky)\b|^so, ngay"),
    (
        "examined",
        r"duoc (thanh tra|kiem tra|giam sat|khao sat|tham dinh|danh gia)|^doi tuong (thanh tra|kiem tra|giam sat)",
    ),
    ("score", r"\bdiem\b(?! (nghen|den))"),
    (
        "result",
        r"ket qua (da |)(thuc hien|dat duoc)|ket qua (hien nay|den nay)|tinh hinh thuc hien|da (hoan thanh|thuc hien)|muc do hoan thanh",
    ),
    ("statistic", r"^so luong|^tong so|don vi tinh|\bdvt\b|^ty le|^nam \d{4}$|^thuc hien nam|^uoc thuc hien"),
    ("monitor", r"theo doi|don doc|kiem tra, giam sat|lanh dao (phu trach|chi dao)|chi dao thuc hien"),
    ("roles", r"chu tri.*phoi hop|^phan cong( nhiem vu| thuc hien| trach nhiem| to chuc thuc hien)?$"),
    ("support", r"phoi hop|tham gia thuc hien"),
    ("lead", r"chu tri|dau moi|soan thao|tham muu|chiu trach nhiem"),
    ("budget", r"kinh phi|du toan|nguon von|ngan sach|nguon luc|von dau tu|tong muc"),
    (
        "due",
        r"thoi gian|thoi han|thoi diem|tien do|lo trinh|hoan thanh|ngay thang|ke hoach thoi gian|\bhan\b|^(bat dau|ket thuc|tu ngay|den ngay)$",
    ),
    ("output", r"san pham|ket qua|dau ra|ho so(?! thu tuc)"),
    ("target", r"muc tieu|chi tieu|tieu chi"),
    ("activity", r"hoat dong|cong viec cu the|noi dung cu the|nhiem vu cu the|giai phap cu the"),
    ("field", r"linh vuc|nhom nhiem vu(?!,? (va )?nhiem vu|\s*/)|^nhom\b|^noi dung cchc|noi dung cai cach"),
    (
        "task",
        r"nhiem vu|noi dung|cong viec|ten (de an|van ban|chuong trinh|du an|ke hoach)|de an|danh muc|giai phap|hang muc|du an|viec can lam|ten goi",
    ),
    ("presenter", r"trinh|tham tra|tham dinh|ban hanh|phe duyet"),
    ("lead", r"co quan|don vi|phan cong|thuc hien|phu trach|trach nhiem"),
)
_COMPILED = tuple((role, re.compile(pattern)) for role, pattern in ROLES)

# A heading of the beginning and one of the end make one span of time.
BEGINS = re.compile(r"bat dau|khoi cong|trien khai tu|\btu (ngay|thang|nam)?$")
ENDS = re.compile(r"ket thuc|hoan thanh|\bden (ngay|thang|nam)?$")

# Headers that say "who" without saying in which role, below a header that spans them.
WHO = re.compile(r"co quan|don vi|phan cong|to chuc thuc hien")


def role_of(header: str) -> str | None:
    """The role that a folded header names, or None."""
    bare = re.sub(r"^[(\[]?\d{1,2}[)\]]?\s*[-.:/)]?\s*", "", header).strip(" .:-*")
    return next((role for role, pattern in _COMPILED if pattern.search(bare)), None) if bare else None
