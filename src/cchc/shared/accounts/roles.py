"""Roles, as the rule would be written: who may do what. `Role.key` is what the database keeps."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cchc.shared.accounts.permissions import Permission as P


@dataclass(frozen=True, slots=True)
class Role:
    key: str
    name: str | Promise
    what: str | Promise
    may: frozenset[P]


ADMIN = Role(
    key="admin",
    name=_("Quản trị hệ thống"),
    what=_("Giữ cho hệ thống chạy; xem nhật ký; không làm thay nghiệp vụ."),
    may=frozenset({P.PLAN_READ, P.AUDIT_READ, P.SYSTEM_HEALTH}),
)
STANDING = Role(
    key="standing",
    name=_("Cơ quan thường trực"),
    what=_("Nhận văn bản, rà soát và chấp nhận kế hoạch của tỉnh."),
    may=frozenset(
        {P.PLAN_READ, P.PLAN_UPLOAD, P.PLAN_REVIEW, P.PLAN_ACCEPT, P.PLAN_EXPORT, P.AUDIT_READ},
    ),
)
LEADER = Role(
    key="leader",
    name=_("Lãnh đạo tỉnh"),
    what=_("Xem toàn bộ kế hoạch và nhật ký."),
    may=frozenset({P.PLAN_READ, P.PLAN_EXPORT, P.AUDIT_READ}),
)
FOCAL = Role(
    key="focal",
    name=_("Đầu mối cơ quan"),
    what=_("Đọc văn bản kế hoạch của cơ quan mình và rà soát kết quả đọc."),
    may=frozenset({P.PLAN_READ, P.PLAN_UPLOAD, P.PLAN_REVIEW, P.PLAN_EXPORT}),
)
VIEWER = Role(
    key="viewer",
    name=_("Người xem"),
    what=_("Xem kế hoạch."),
    may=frozenset({P.PLAN_READ}),
)

ROLES = {role.key: role for role in (ADMIN, STANDING, LEADER, FOCAL, VIEWER)}
