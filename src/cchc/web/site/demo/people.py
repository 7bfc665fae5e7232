"""The people of Tỉnh Mẫu: the same for the demo, the tests, the screenshots and the guide."""

from dataclasses import dataclass

from cchc.shared.accounts.actions import create_user
from cchc.shared.accounts.models import User
from cchc.shared.accounts.roles import ADMIN, FOCAL, LEADER, STANDING, VIEWER, Role

PASSWORD = "tinh-mau-2026"  # noqa: S105  # printed by `cchc demo`; a real installation never has it


@dataclass(frozen=True, slots=True)
class Member:
    username: str
    full_name: str
    role: Role


CAST = (
    Member("quantri", "Trần Quốc Bảo", ADMIN),
    Member("thuongtruc", "Nguyễn Thị Minh Châu", STANDING),
    Member("lanhdao", "Lê Văn Hòa", LEADER),
    Member("daumoi", "Phạm Thu Hằng", FOCAL),
    Member("nguoixem", "Hoàng Đức Long", VIEWER),
)


def sample_people() -> list[User]:
    """The cast, each made where it is not there yet."""
    there = {user.username: user for user in User.objects.filter(is_sample=True)}
    return [
        there.get(member.username)
        or create_user(
            username=member.username,
            full_name=member.full_name,
            role=member.role,
            password=PASSWORD,
            by=None,
            is_sample=True,
        )
        for member in CAST
    ]
