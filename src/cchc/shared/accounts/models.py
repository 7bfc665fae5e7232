"""People who can log in: where they belong, what they lend, how they come in and from where."""

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
    folded = models.CharField(max_length=700, editable=False, default="")  # names and mail without accents
    must_change_password = models.BooleanField(default=False)
    invited_at = models.DateTimeField(
        null=True, blank=True
    )  # when the last link was made; older ones are dead
    sso_subject = models.CharField(
        max_length=500, blank=True, default=""
    )  # who this is at the single sign-on
    version = models.PositiveIntegerField(default=0)

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
            models.UniqueConstraint(
                fields=["sso_subject"], condition=~models.Q(sso_subject=""), name="user_sso_subject_once"
            ),
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


class SignIn(models.Model):
    """A session that somebody began: what its owner needs to recognise it, and to end it from elsewhere."""

    class Way(models.TextChoices):
        PASSWORD = "password", _("Mật khẩu")
        TOTP = "totp", _("Mật khẩu và ứng dụng xác thực")
        PASSKEY = "passkey", _("Mật khẩu và khóa bảo mật")
        RECOVERY = "recovery", _("Mật khẩu và mã dự phòng")
        SSO = "sso", _("Đăng nhập một lần của tỉnh")

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="sign_ins")
    session_key = models.CharField(max_length=40, unique=True)
    way = models.CharField(_("Cách đăng nhập"), max_length=10, choices=Way)
    address = models.GenericIPAddressField(_("Địa chỉ mạng"), null=True)
    agent = models.CharField(max_length=400, blank=True)  # what the browser says of itself
    began_at = models.DateTimeField(_("Bắt đầu"), auto_now_add=True)
    seen_at = models.DateTimeField(_("Dùng lần cuối"))

    class Meta:
        ordering = ["-seen_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.user_id} {self.began_at}"


class Factor(models.Model):
    """What somebody has besides their password: an authenticator app, or a passkey."""

    class Kind(models.TextChoices):
        TOTP = "totp", _("Ứng dụng xác thực")
        PASSKEY = "passkey", _("Khóa bảo mật")

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="factors")
    kind = models.CharField(max_length=7, choices=Kind)
    name = models.CharField(_("Tên gợi nhớ"), max_length=60)
    secret = models.TextField()  # TOTP: sealed (see sealed.py); passkey: its public half
    credential_id = models.CharField(max_length=1400, blank=True)  # of a passkey
    last_step = models.BigIntegerField(default=0)  # of TOTP: a code is taken once
    created_at = models.DateTimeField(_("Thêm lúc"), auto_now_add=True)
    used_at = models.DateTimeField(_("Dùng lần cuối"), null=True, blank=True)

    class Meta:
        ordering = ["created_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user"], condition=models.Q(kind="totp"), name="factor_one_app_each"
            ),
            models.UniqueConstraint(
                fields=["credential_id"], condition=~models.Q(credential_id=""), name="factor_passkey_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class RecoveryCode(models.Model):
    """Lets its owner in once without the second factor; only its digest is kept."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="recovery_codes")
    digest = models.CharField(max_length=64)
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["user", "digest"], name="recovery_code_once"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.pk}"
