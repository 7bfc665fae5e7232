"""The second factor: added, used, taken away. A code is taken once, also when two requests bring it at once."""

import hashlib
import secrets
import time
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cchc.shared.accounts import passkeys, totp
from cchc.shared.accounts.actions.entry import end_sessions
from cchc.shared.accounts.actions.memberships import lock
from cchc.shared.accounts.models import Factor, RecoveryCode, SignIn, User
from cchc.shared.accounts.queries.factors import has_factor, must_have_factor
from cchc.shared.accounts.sealed import seal, unseal
from cchc.shared.records.actions import Person, record_event

RECOVERY_CODES = 10
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that looks like another
Kind = Factor.Kind


@transaction.atomic
def add_app(user: User, *, secret: str, code: str) -> list[str]:
    """An authenticator app that proved it knows the secret; gives the recovery codes when these are the first.

    ValidationError: the code is not of this secret, or there is an app already.
    """
    step = totp.step_of(secret, code, time.time())
    if step is None:
        raise ValidationError(
            _(
                "Mã này không đúng. Hãy nhập 6 chữ số ứng dụng đang hiện; nếu vẫn sai, hãy kiểm tra giờ của điện thoại."
            )
        )
    lock(user)
    if Factor.objects.filter(user=user, kind=Kind.TOTP).exists():
        raise ValidationError(_("Tài khoản đã có một ứng dụng xác thực. Hãy bỏ ứng dụng cũ trước."))
    first = not has_factor(user)
    name = str(Kind.TOTP.label)
    one = Factor.objects.create(user=user, kind=Kind.TOTP, name=name, secret=seal(secret), last_step=step)
    record_event("accounts.factor_added", user, by=user, factor=one.kind, name=one.name)
    return renew_codes(user) if first else []


@transaction.atomic
def add_passkey(user: User, *, public: str, credential_id: str, name: str) -> list[str]:
    """A passkey that the browser has made; gives the recovery codes when it is the first factor."""
    lock(user)
    if Factor.objects.filter(credential_id=credential_id).exists():
        raise ValidationError(_("Khóa bảo mật này đã được thêm rồi."))
    first = not has_factor(user)
    Factor.objects.create(user=user, kind=Kind.PASSKEY, name=name, secret=public, credential_id=credential_id)
    record_event("accounts.factor_added", user, by=user, factor=Kind.PASSKEY.value, name=name)
    return renew_codes(user) if first else []


def use_code(user: User, code: str) -> SignIn.Way | None:
    """Six digits of the app, or a recovery code; None: neither, or used before."""
    bare = "".join(code.split()).replace("-", "").lower()
    if bare.isdecimal() and len(bare) == 6:
        return SignIn.Way.TOTP if _use_app(user, bare) else None
    return SignIn.Way.RECOVERY if _use_recovery(user, bare) else None


def use_passkey(user: User, *, host: str, state: passkeys.State, answer: str) -> SignIn.Way | None:
    held = Factor.objects.filter(user=user, kind=Kind.PASSKEY)
    try:
        used = passkeys.proved(host, state, list(held.values_list("secret", flat=True)), answer)
    except passkeys.Wrong:
        return None
    held.filter(credential_id=used).update(used_at=timezone.now())
    return SignIn.Way.PASSKEY


@transaction.atomic
def renew_codes(user: User) -> list[str]:
    """Ten new recovery codes, shown this once; the former ones are dead."""
    codes = ["".join(secrets.choice(LETTERS) for _ in range(16)) for _ in range(RECOVERY_CODES)]
    RecoveryCode.objects.filter(user=user).delete()
    RecoveryCode.objects.bulk_create(RecoveryCode(user=user, digest=_digest(code)) for code in codes)
    record_event("accounts.recovery_codes_renewed", user, by=user)
    return ["-".join(code[at : at + 4] for at in range(0, 16, 4)) for code in codes]


@transaction.atomic
def remove_factor(factor: Factor, *, today: date) -> None:
    """With the last factor the recovery codes go too. ValidationError: the role must keep one."""
    user = factor.user
    others = Factor.objects.filter(user=user).exclude(pk=factor.pk).exists()
    if not others and must_have_factor(user, today):
        raise ValidationError(
            _("Vai trò của bạn phải có xác thực hai bước. Hãy thêm cách khác trước khi bỏ cách cuối cùng.")
        )
    factor.delete()
    if not others:
        RecoveryCode.objects.filter(user=user).delete()
    record_event("accounts.factor_removed", user, by=user, factor=factor.kind, name=factor.name)


@transaction.atomic
def reset_factors(user: User, *, by: Person | None) -> bool:
    """For who lost phone and codes: all factors go, sessions end. False: there was nothing to reset.

    ValidationError: one's own account, where it takes the password.
    """
    if by is not None and by.username == user.username:
        raise ValidationError(_("Cách xác thực của chính bạn thì bỏ ở trang Tài khoản của tôi."))
    gone, _each = Factor.objects.filter(user=user).delete()
    if not gone:
        return False
    RecoveryCode.objects.filter(user=user).delete()
    end_sessions(SignIn.objects.all(), user=user, by=by or user)
    record_event("accounts.factors_reset", user, by=by, person=user.full_name)
    return True


def _use_app(user: User, code: str) -> bool:
    one = Factor.objects.filter(user=user, kind=Kind.TOTP).first()
    secret = unseal(one.secret) if one else None
    step = totp.step_of(secret, code, time.time()) if secret else None
    if one is None or step is None:
        return False
    fresh = Factor.objects.filter(pk=one.pk, last_step__lt=step)
    return bool(fresh.update(last_step=step, used_at=timezone.now()))


def _use_recovery(user: User, code: str) -> bool:
    mine = RecoveryCode.objects.filter(user=user, digest=_digest(code), used_at=None)
    if not mine.update(used_at=timezone.now()):
        return False
    record_event("accounts.recovery_code_used", user, by=user)
    return True


def _digest(code: str) -> str:
    """Sixteen letters at random cannot be guessed from it; no slow hash is needed."""
    return hashlib.sha256(code.encode()).hexdigest()
