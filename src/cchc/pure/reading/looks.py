"""What a cell looks like, whatever column it stands in: a number, a body, a time, an amount, or other words."""

import re

from cchc.pure.reading.text import fold, one_line

# All against folded text, at its beginning.
BODY = re.compile(
    r"^[-+*•]?\s*(?!phong,? chong)(?:(?:cac|thu truong|lanh dao|chu tri|phoi hop)[ :]+)*(?:so\b(?! (?:luong|ho so|lieu))|ban\b(?! hanh)|nganh\b|co quan\b|don vi\b|"
    r"ubnd\b|uy ban\b|hdnd\b|van phong\b|vp\b|thanh tra\b|cong an\b|chi cuc\b|cuc\b|vu\b|bo\b(?! (?:may|phan|tieu chi|chi so|cau hoi))|hoi\b(?! (?:nghi|thao|thi))|"
    r"trung tam\b|thue\b|bao hiem\b|chu tich\b|giam doc\b|phong\b(?! (?:chong|trao))|vien\b|truong\b|hvhc|dai\b|kho bac\b|xa\b(?! hoi)|phuong\b|to chuc chinh tri)"
)
TIME = re.compile(
    r"^(?:(?:tu|truoc|trong|den|het|cuoi|dau|giua|moi|sau|cham nhat|xong|hoan thanh)\s+)*(?:ngay\b|thang\b|qui\b|quy (?:[1-4ivl]+\b)|nam\b|"
    r"thuong xuyen|hang (?:ngay|tuan|thang|quy|nam)|dinh ky|ca nam|khi (?:co|phat sinh)|theo (?:tien do|lo trinh|ke hoach|yeu cau|quy dinh)|"
    r"giai doan|\d{1,2}\s*[/.-]\s*\d{1,4}|(?:19|20)\d\d\b|[06]?\d thang)"
)
_NUMBER = re.compile(r"^(?:\d{1,3}(?:\.\d{1,2})*|[ivx]{1,5}|[a-zđ])[.)/]?$")
_AMOUNT = re.compile(r"^\d{1,3}(?:[.,]\d{3})+$|^\d{5,}$|^[\d.,]+ (?:trieu|ty|nghin|dong)\b")


def looks_like(text: str) -> str:
    """ "number", "amount", "time", "body", "words"; "" for an empty cell."""
    folded = fold(one_line(text[:120]))
    if not folded:
        return ""
    kinds = (("number", _NUMBER), ("amount", _AMOUNT), ("time", TIME), ("body", BODY))
    return next((kind for kind, pattern in kinds if pattern.match(folded)), "words")


_HEADED = (
    ("number", re.compile(r"^(?:so )?(?:s?tt|thu tu)\b")),
    ("time", re.compile(r"thoi (?:gian|han|diem)|tien do|lo trinh|hoan thanh|\bhan\b")),
    ("amount", re.compile(r"kinh phi|du toan")),
    ("body", re.compile(r"co quan|don vi|chu tri|phoi hop|phu trach")),
)


def headed(header: str) -> str:
    """What the cells below such a header mostly look like; "" where it does not say."""
    folded = fold(one_line(header[:120]))
    return next((kind for kind, pattern in _HEADED if pattern.search(folded)), "")
