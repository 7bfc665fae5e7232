"""One officer for each agency that has work: they report, and nobody can log in as them."""

from datetime import date
from itertools import product

from cchc.shared.accounts.actions import add_membership, create_user
from cchc.shared.accounts.models import Membership, User
from cchc.shared.accounts.roles import FOCAL

SINCE = date(2025, 7, 1)
SURNAMES = (
    "Nguyễn",
    "Trần",
    "Lê",
    "Phạm",
    "Hoàng",
    "Phan",
    "Vũ",
    "Đặng",
    "Bùi",
    "Đỗ",
    "Hồ",
    "Ngô",
    "Dương",
    "Lý",
)
MIDDLES = ("Văn", "Thị", "Minh", "Thu", "Quang", "Ngọc", "Đức", "Thanh")
GIVEN = (
    "An",
    "Bình",
    "Chi",
    "Dũng",
    "Giang",
    "Hạnh",
    "Khánh",
    "Lan",
    "Mai",
    "Nam",
    "Oanh",
    "Phúc",
    "Quý",
    "Sơn",
    "Tâm",
)
NAMES = [" ".join(parts) for parts in product(SURNAMES, MIDDLES, GIVEN)]


def officers(codes: set[str]) -> dict[str, User]:
    """Code → who reports for the agency: a member of the cast where it has one that reports, else somebody new."""
    found: dict[str, User] = {}
    reporting = Membership.objects.filter(role=FOCAL.key, agency_code__in=codes, valid_to=None)
    for member in reporting.select_related("user").order_by("-pk"):
        found[member.agency_code] = member.user
    for number, code in enumerate(sorted(codes - found.keys())):
        found[code] = _hire(code, NAMES[number * 37 % len(NAMES)])
    return found


def _hire(code: str, name: str) -> User:
    user = create_user(
        username=f"cv.{code}", full_name=name, role=FOCAL, password=None, by=None, is_sample=True
    )
    add_membership(
        user=user, agency_code=code, role=FOCAL, valid_from=SINCE, title="Chuyên viên Văn phòng", by=None
    )
    return user
