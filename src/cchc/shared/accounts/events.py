"""How the events of accounts read to a person."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from cchc.shared.accounts.models import Delegation, Factor, SignIn, User
from cchc.shared.accounts.queries.people import agency_names
from cchc.shared.accounts.scope import today
from cchc.shared.accounts.wording import role_name
from cchc.shared.records.models import Event
from cchc.shared.records.queries import events_about

Data = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the audit trail: when, who, what."""

    at: datetime
    who: str
    what: str


def line(event: Event, agencies: Mapping[str, str]) -> Line:
    """An event in words. `agencies` has the names of those that events tell of, by code."""
    tell = TELL.get(event.kind)
    code = event.data.get("agency", "")
    data = {**event.data, "agency": agencies.get(code, code)}
    return Line(event.at, event.who, tell(data) if tell else event.kind)


def lines_about(user: User, most: int) -> list[Line]:
    """The newest lines about an account and its delegations."""
    given = Delegation.objects.filter(giver=user)[:most]
    events = list(events_about(user, *given)[:most])
    agencies = agency_names({event.data.get("agency", "") for event in events}, today())
    return [line(event, agencies) for event in events]


def _day(words: str) -> str:
    return date.fromisoformat(words).strftime("%d/%m/%Y")


def _span(data: Data) -> str:
    first = _day(data["valid_from"])
    if not data["valid_to"]:
        return _("từ ngày %(first)s") % {"first": first}
    return _("từ ngày %(first)s đến hết ngày %(last)s") % {"first": first, "last": _day(data["valid_to"])}


def _part(data: Data) -> dict[str, str]:
    return {
        "role": role_name(data["role"]),
        "agency": data["agency"] or _("cấp tỉnh"),
        "span": _span(data),
    }


def _signed_in(data: Data) -> str:
    way = data.get("way", "")
    how = SignIn.Way(way).label if way in SignIn.Way.values else SignIn.Way.PASSWORD.label
    return _("Đăng nhập (%(how)s)") % {"how": str(how).lower()}


def _edited(data: Data) -> str:
    names = {"full_name": _("họ tên"), "email": _("thư điện tử"), "role": _("vai trò")}
    parts = []
    for key, (old, new) in data["changes"].items():
        words = [role_name(value) if key == "role" else value or _("(trống)") for value in (old, new)]
        parts.append(f"{names.get(key, key)}: {words[0]} → {words[1]}")
    return _("Sửa %(what)s") % {"what": "; ".join(parts)}


def _invited(data: Data) -> str:
    if data["shown"]:
        return _("Tạo đường dẫn đặt mật khẩu và trao tay")
    return _("Gửi đường dẫn đặt mật khẩu tới %(mail)s") % {"mail": data["email"]}


def _factor(data: Data) -> str:
    kind = str(Factor.Kind(data["factor"]).label)
    name = data["name"]
    return kind if name == kind else f"{kind} “{name}”"


TELL: dict[str, Callable[[Data], str]] = {
    "accounts.user_created": lambda d: _("Tạo tài khoản, vai trò %(role)s") % {"role": role_name(d["role"])},
    "accounts.user_edited": _edited,
    "accounts.invited": _invited,
    "accounts.password_chosen": lambda d: _("Đặt mật khẩu qua đường dẫn"),
    "accounts.password_changed": lambda d: _("Đổi mật khẩu"),
    "accounts.password_change_forced": lambda d: _("Buộc đổi mật khẩu"),
    "accounts.signed_in": _signed_in,
    "accounts.signed_out": lambda d: _("Đăng xuất"),
    "accounts.sso_linked": lambda d: _("Gắn với đăng nhập một lần của tỉnh"),
    "accounts.sessions_ended": lambda d: _("Kết thúc %(count)s phiên đăng nhập") % {"count": d["count"]},
    "accounts.switched_off": lambda d: _("Ngừng tài khoản"),
    "accounts.switched_on": lambda d: _("Bật lại tài khoản"),
    "accounts.membership_added": lambda d: _("Giao vai trò %(role)s ở %(agency)s, %(span)s") % _part(d),
    "accounts.membership_ended": lambda d: _("Kết thúc vai trò %(role)s ở %(agency)s, %(span)s") % _part(d),
    "accounts.delegated": lambda d: _("Ủy quyền cho %(to)s %(span)s: %(reason)s") % {**d, "span": _span(d)},
    "accounts.delegation_revoked": lambda d: _("Thu hồi ủy quyền của %(giver)s cho %(to)s") % d,
    "accounts.factor_added": lambda d: _("Thêm cách xác thực: %(what)s") % {"what": _factor(d)},
    "accounts.factor_removed": lambda d: _("Bỏ cách xác thực: %(what)s") % {"what": _factor(d)},
    "accounts.factors_reset": lambda d: _("Đặt lại xác thực hai bước"),
    "accounts.recovery_codes_renewed": lambda d: _("Tạo mã dự phòng mới"),
    "accounts.recovery_code_used": lambda d: _("Dùng một mã dự phòng"),
}
