"""The vocabulary by which the frame of an official document is told from what it says.

All patterns are matched against `text.fold`ed text (lower case, no accents) unless the name says CAPITALS.
"""

import re

KINDS = (
    "ke hoach|quyet dinh|nghi quyet|chi thi|de an|chuong trinh|thong bao|bao cao|huong dan|cong van|cong dien"
    "|to trinh|ket luan|nghi dinh|thong tu|quy che|quy dinh|khung ke hoach|du an|phuong an"
)
TITLE = re.compile(rf"(?:du thao )?(?:{KINDS})")  # the whole paragraph
STATE_LINE = re.compile(
    r"(?:(?:cong hoa )?(?:xa )?(?:hoi )?chu nghia viet nam|cong hoa(?: xa(?: hoi)?)?(?: chu nghia viet nam)?"
    r"|doc lap ?[-–] ?tu do ?[-–] ?hanh phuc|dang cong san viet nam|[-_–—=*. ]{3,})"
)
LETTERHEAD = re.compile(
    r"(?:u?uy ban nhan dan(?: (?:tinh|thanh pho|huyen|xa|phuong|dac khu|quan)\b.{0,40})?|ubnd .{0,40}|hoi dong nhan dan.{0,40}"
    r"|so ?: ?\S{0,30}(?:/\S+)?|so ?:.{0,20}/.{0,20}|.{2,30}, ngay .{0,12}thang .{0,6}nam ?\d{0,4}.{0,3}"
    r"|.{2,30}, ngay \S{1,10}|du thao|hoa toc|khan)"
)
SIGNATURE = re.compile(
    r"(?:noi nhan ?:?.*|(?:tm|kt|tl|tuq|q)\. ?[a-z].{0,60}|(?:pho )?chu tich|(?:pho )?thu tuong.{0,20}"
    r"|(?:pho )?giam doc|\(?da ky\)?|- luu ?:? ?vt.*|luu ?:? ?vt.*|\(?ky ten.{0,30})"
)
ISSUER_LINE = re.compile(
    r"(?:chu tich|u?uy ban nhan dan|hoi dong nhan dan|thu tuong|bo truong|giam doc|quoc hoi)\b.*"
)
RECIPIENTS = re.compile(r"noi nhan\b")
END_MARK = re.compile(r"\.\s*/\s*\.?\s*$")
APPENDIX = re.compile(r"(?:phu luc|phu bieu|bieu mau|bieu so|mau so)(?: (?:so )?[ivx\d]{1,4}[a-z]?)?\s*[.:]?")
APPENDIX_LED = re.compile(r"(?:phu luc|phu bieu)(?: (?:so )?[ivx\d]{1,4}[a-z]?)?\b")
ATTACHED = re.compile(r"\(?\s*(?:ban hanh )?kem theo\b")
PAGE_NUMBER = re.compile(r"(?:trang )?[-–—]?\s?\d{1,3}\s?[-–—]?(?:\s?/\s?\d{1,3})?")
BOILERPLATE = re.compile(
    r"(?:dang xuat|dang nhap|dang ky|tai ve|in bai.{0,10}|chia se.{0,20}|xem them.{0,60}|link nguon.*|truy cap link.*"
    r"|nguon ?: ?(?:http|www).*|https?://\S+|www\.\S+|ban quyen.{0,60}|luot xem.{0,20}|gui email|quay lai|ve dau trang"
    r"|trang chu|viec lam .{0,30}|facebook|zalo|tweet|binh luan.{0,20}|van ban (?:goc|lien quan|pdf)|luoc do|muc luc"
    r"|trang \d+(?:/\d+)?|\d{1,3})"
)
METADATA = re.compile(
    r"\|? ?(?:so hieu|so ky hieu|ngay ban hanh|ngay co hieu luc|ngay hieu luc|ngay dang|ngay cong bao|loai van ban"
    r"|co quan ban hanh|noi ban hanh|nguoi ky|linh vuc|tinh trang|trich yeu|so cong bao)\b ?(?:\||:|$).{0,200}"
)
FOOTNOTE = re.compile(r"(?:[¹²³⁰⁴⁵⁶⁷⁸⁹]+|\[\d{1,3}\])\s*(?=\S)")
BULLET = re.compile(r"(?P<mark>[-–—+*•●▪■□◦‣⁃·]|o(?=\s+[A-ZĐÀ-Ỹ]))\s*(?=[^\W_]|[\"“(≥>≤<])")
ARTICLE = re.compile(
    r"(?P<name>Điều|ĐIỀU|Chương|CHƯƠNG|Phần|PHẦN)\s+(?P<code>\d{1,3}|[IVX]{1,5}|(?:thứ|THỨ)\s+[^\W\d]+)\s*(?:[.:]\s*|\s+|$)"
)
