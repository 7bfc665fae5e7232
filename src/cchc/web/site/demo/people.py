"""The people of Tỉnh Mẫu: the same for the demo, the tests, the screenshots and the guide."""

from dataclasses import dataclass
from datetime import date, timedelta

from cchc.shared.accounts.actions import add_membership, create_user, delegate
from cchc.shared.accounts.models import User
from cchc.shared.accounts.roles import (
    ADMIN,
    AGENCY_LEADER,
    APPRAISER,
    FIELD_LEAD,
    FOCAL,
    INSPECTOR,
    LEADER,
    STANDING,
    VIEWER,
    Role,
)

PASSWORD = "tinh-mau-2026"  # noqa: S105  # printed by `cchc demo`; a real installation never has it
SINCE = date(2025, 7, 1)  # the day of the two-tier government
PROVINCE = ""


@dataclass(frozen=True, slots=True)
class Member:
    """`agencies`: where the person has the part of their role, by code (PROVINCE: in the province itself)."""

    username: str
    full_name: str
    role: Role
    agencies: tuple[str, ...] = ()
    title: str = ""


# The first member with a role is the one whom tests know by it.
CAST = (
    Member("quantri", "Trần Quốc Bảo", ADMIN),
    Member(
        "thuongtruc", "Nguyễn Thị Minh Châu", STANDING, ("so-noi-vu",), "Trưởng phòng Cải cách hành chính"
    ),
    Member("lanhdao", "Lê Văn Hòa", LEADER, (PROVINCE,), "Phó Chủ tịch UBND tỉnh"),
    Member("linhvuc", "Đỗ Ngọc Sơn", FIELD_LEAD, ("so-tu-phap",), "Phó Giám đốc"),
    Member("lanhdaoso", "Vũ Thanh Tùng", AGENCY_LEADER, ("so-tai-chinh",), "Giám đốc"),
    Member("daumoi", "Phạm Thu Hằng", FOCAL, ("so-khoa-hoc-cong-nghe",), "Chuyên viên Văn phòng Sở"),
    Member("thamdinh", "Bùi Thị Hạnh", APPRAISER, (PROVINCE,), "Thành viên hội đồng thẩm định"),
    Member("kiemtra", "Ngô Đình Phúc", INSPECTOR, (PROVINCE,), "Thành viên đoàn kiểm tra"),
    Member("nguoixem", "Hoàng Đức Long", VIEWER),
    Member("daumoistc", "Mai Thị Yến", FOCAL, ("so-tai-chinh",), "Chuyên viên Văn phòng Sở"),
    Member("daumoithue", "Tạ Văn Khôi", FOCAL, ("thue",), "Chuyên viên Văn phòng"),
    Member("daumoixa", "Lò Thị Ban", FOCAL, ("phuong-trang-ram",), "Công chức Văn phòng - Thống kê"),
    Member("chutichxa", "Hà Minh Quân", AGENCY_LEADER, ("phuong-trang-ram",), "Chủ tịch UBND phường"),
    Member(
        "daumoihai",
        "Đặng Hữu Lộc",
        FOCAL,
        ("van-phong-ubnd", "ban-quan-ly-khu-kinh-te"),
        "Chuyên viên tổng hợp",
    ),
)


def sample_people() -> list[User]:
    """The cast with their memberships, each made where it is not there yet."""
    there = {user.username: user for user in User.objects.filter(is_sample=True)}
    return [there.get(member.username) or _make(member) for member in CAST]


def sample_delegation(on: date) -> None:
    """A director away for two weeks: whom they trust reports for them."""
    giver, taker = (User.objects.get(username=name) for name in ("lanhdaoso", "daumoistc"))
    if not giver.given.exists():
        last = on + timedelta(days=14)
        delegate(giver=giver, taker=taker, valid_from=on, valid_to=last, reason="Đi công tác", today=on)


def _make(member: Member) -> User:
    user = create_user(
        username=member.username,
        full_name=member.full_name,
        role=member.role,
        password=PASSWORD,
        by=None,
        is_sample=True,
    )
    for code in member.agencies:
        add_membership(
            user=user,
            agency_code=code,
            role=member.role,
            valid_from=SINCE,
            title=member.title,
            by=None,
        )
    return user
