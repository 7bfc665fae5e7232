"""Roles, as the rule would be written: who may do what. `Role.key` is what the database keeps."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cchc.shared.accounts.permissions import Permission as P


@dataclass(frozen=True, slots=True)
class Role:
    """`may` holds in the whole province, `in_agency` only in the agencies that the person belongs to."""

    key: str
    name: str | Promise
    what: str | Promise
    may: frozenset[P]
    in_agency: frozenset[P] = frozenset()


ADMIN = Role(
    key="admin",
    name=_("Quản trị hệ thống"),
    what=_("Giữ cho hệ thống chạy, quản lý tài khoản và danh mục cơ quan; không làm thay nghiệp vụ."),
    may=frozenset({P.PLAN_READ, P.AGENCY_READ, P.AGENCY_EDIT, P.PEOPLE_EDIT, P.AUDIT_READ, P.SYSTEM_HEALTH}),
)
STANDING = Role(
    key="standing",
    name=_("Cơ quan thường trực"),
    what=_("Nhận, rà soát kế hoạch của tỉnh; giao việc, đôn đốc, xác nhận kết quả."),
    may=frozenset(
        {
            P.PLAN_READ,
            P.PLAN_UPLOAD,
            P.PLAN_REVIEW,
            P.PLAN_ACCEPT,
            P.PLAN_EXPORT,
            P.PLAN_AMEND,
            P.AGENCY_READ,
            P.AGENCY_EDIT,
            P.WORK_ASSIGN,
            P.WORK_READ,
            P.WORK_CONFIRM,
            P.OVERVIEW_READ,
            P.CASCADE_REVIEW,
            P.AUDIT_READ,
        }
    ),
    in_agency=frozenset({P.WORK_REPORT, P.CASCADE_WRITE}),
)
LEADER = Role(
    key="leader",
    name=_("Lãnh đạo tỉnh"),
    what=_("Xem toàn bộ kế hoạch, tiến độ của các cơ quan và nhật ký."),
    may=frozenset({P.PLAN_READ, P.PLAN_EXPORT, P.AGENCY_READ, P.WORK_READ, P.OVERVIEW_READ, P.AUDIT_READ}),
)
FIELD_LEAD = Role(
    key="field",
    name=_("Cơ quan chủ trì lĩnh vực"),
    what=_("Theo dõi tiến độ của mọi cơ quan trong lĩnh vực; cập nhật, xác nhận phần việc của cơ quan mình."),
    may=frozenset({P.PLAN_READ, P.PLAN_EXPORT, P.AGENCY_READ, P.WORK_READ, P.OVERVIEW_READ}),
    in_agency=frozenset({P.WORK_REPORT, P.CASCADE_WRITE}),
)
AGENCY_LEADER = Role(
    key="agency_leader",
    name=_("Lãnh đạo cơ quan"),
    what=_("Xem và cập nhật nhiệm vụ của cơ quan mình; trình kế hoạch của cơ quan."),
    may=frozenset({P.PLAN_READ, P.PLAN_EXPORT, P.AGENCY_READ}),
    in_agency=frozenset({P.WORK_READ, P.WORK_REPORT, P.CASCADE_WRITE}),
)
FOCAL = Role(
    key="focal",
    name=_("Đầu mối cơ quan"),
    what=_("Cập nhật tiến độ nhiệm vụ của cơ quan mình; đọc và rà soát văn bản kế hoạch của cơ quan."),
    may=frozenset({P.PLAN_READ, P.PLAN_UPLOAD, P.PLAN_REVIEW, P.PLAN_EXPORT, P.AGENCY_READ}),
    in_agency=frozenset({P.WORK_READ, P.WORK_REPORT, P.CASCADE_WRITE}),
)
APPRAISER = Role(
    key="appraiser",
    name=_("Thành viên hội đồng thẩm định"),
    what=_("Xem tiến độ và tài liệu kiểm chứng của các cơ quan."),
    may=frozenset({P.PLAN_READ, P.AGENCY_READ, P.WORK_READ, P.OVERVIEW_READ}),
)
INSPECTOR = Role(
    key="inspector",
    name=_("Thành viên đoàn kiểm tra"),
    what=_("Xem tiến độ và tài liệu kiểm chứng của các cơ quan."),
    may=frozenset({P.PLAN_READ, P.AGENCY_READ, P.WORK_READ}),
)
VIEWER = Role(
    key="viewer",
    name=_("Người xem"),
    what=_("Xem kế hoạch và danh mục cơ quan."),
    may=frozenset({P.PLAN_READ, P.AGENCY_READ}),
)

ROLES = {
    role.key: role
    for role in (
        ADMIN,
        STANDING,
        LEADER,
        FIELD_LEAD,
        AGENCY_LEADER,
        FOCAL,
        APPRAISER,
        INSPECTOR,
        VIEWER,
    )
}
