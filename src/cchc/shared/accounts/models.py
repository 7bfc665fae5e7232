"""A person who can log in."""

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.core.validators import RegexValidator
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from cchc.shared.accounts.roles import ROLES, VIEWER, Role

if TYPE_CHECKING:
    from cchc.shared.accounts.scope import Scope


class UserManager(BaseUserManager["User"]):
    def get_by_natural_key(self, username: str | None) -> "User":
        """A username is one person in whatever case it is typed."""
        return self.get(username__iexact=username)


class User(AbstractBaseUser):
    username = models.CharField(
        _("Tên đăng nhập"),
        max_length=150,
        unique=True,
        validators=[RegexValidator(r"^[\w.@-]+\Z", _("Tên đăng nhập chỉ gồm chữ, số và các dấu . _ - @"))],
        error_messages={"unique": _("Tên đăng nhập này đã có người dùng.")},
    )
    full_name = models.CharField(_("Họ và tên"), max_length=255)
    email = models.EmailField(_("Thư điện tử"), blank=True)
    role = models.CharField(_("Vai trò"), max_length=20, choices=[(r.key, r.name) for r in ROLES.values()])
    is_active = models.BooleanField(_("Đang dùng"), default=True)
    is_sample = models.BooleanField(_("Tài khoản mẫu"), default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = UserManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["full_name"]

    class Meta:
        ordering = ["full_name", "pk"]
        constraints = [
            models.UniqueConstraint(
                models.functions.Lower("username"),
                name="user_username_any_case",
                violation_error_message=_("Tên đăng nhập này đã có người dùng."),
            ),
            models.CheckConstraint(condition=models.Q(role__in=sorted(ROLES)), name="user_role_known"),
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def part(self) -> Role:
        """The role, with what it may do."""
        return ROLES.get(self.role, VIEWER)

    @cached_property
    def scopes(self) -> dict[date, "Scope"]:
        """What `scope_of` found out, by day: kept as long as this object, which is one request."""
        return {}

    @property
    def acting_for(self) -> list[tuple[str, str]]:
        """Username and full name of those whose delegation this request relied on: the audit trail names them."""
        return list(dict.fromkeys(giver for scope in self.scopes.values() for giver in scope.relied_on))

    def get_full_name(self) -> str:
        return self.full_name


class Membership(models.Model):
    """A person's part in an agency (by code) for a span of days; `agency_code` "" is the province itself.

    What somebody may do is their own role's permissions in the agencies they belong to: see `scope.py`.
    """

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    agency_code = models.CharField(_("Cơ quan"), max_length=40, blank=True)
    role = models.CharField(_("Vai trò"), max_length=20, choices=[(r.key, r.name) for r in ROLES.values()])
    title = models.CharField(_("Chức vụ"), max_length=150, blank=True)
    valid_from = models.DateField(_("Từ ngày"))
    valid_to = models.DateField(_("Đến hết ngày"), null=True, blank=True)

    class Meta:
        ordering = ["user", "valid_from"]
        constraints = [
            models.CheckConstraint(condition=models.Q(role__in=sorted(ROLES)), name="membership_role_known"),
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True) | models.Q(valid_to__gte=models.F("valid_from")),
                name="membership_span",
            ),
            models.UniqueConstraint(
                fields=["user", "agency_code", "role", "valid_from"], name="membership_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.agency_code} {self.role}"


class Delegation(models.Model):
    """What `giver` may do, `taker` may do too, until the end day; both names stand in the audit trail."""

    giver = models.ForeignKey(User, on_delete=models.PROTECT, related_name="given")
    taker = models.ForeignKey(User, on_delete=models.PROTECT, related_name="taken")
    valid_from = models.DateField(_("Từ ngày"))
    valid_to = models.DateField(_("Đến hết ngày"))
    reason = models.CharField(_("Lý do"), max_length=300)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-valid_from", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_to__gte=models.F("valid_from")), name="delegation_span"
            ),
            models.CheckConstraint(condition=~models.Q(giver=models.F("taker")), name="delegation_two"),
        ]

    def __str__(self) -> str:
        return f"{self.giver_id} → {self.taker_id}"
