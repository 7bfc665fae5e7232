"""Where somebody belongs, and what they lend to somebody else for a while."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from cchc.shared.accounts.models import Delegation, Membership, User
from cchc.shared.accounts.roles import Role
from cchc.shared.records.actions import Person, record_event

LONGEST_DELEGATION = timedelta(days=366)


@transaction.atomic
def add_membership(
    *,
    user: User,
    agency_code: str,
    role: Role,
    valid_from: date,
    by: Person | None,
    valid_to: date | None = None,
    title: str = "",
) -> Membership:
    """From this day the person has this part in the agency ("": in the province).

    ValidationError: it is one's own account, the days are the wrong way round, or the same part is held already.
    """
    refuse_oneself(user, by)
    lock(user)
    one = Membership(
        user=user,
        agency_code=agency_code,
        role=role.key,
        title=title,
        valid_from=valid_from,
        valid_to=valid_to,
    )
    _check_span(valid_from, valid_to)
    if _same_part(one).exists():
        raise ValidationError(
            _(
                "Người này đã giữ đúng vai trò đó ở cơ quan đó trong thời gian này. Hãy kết thúc phần cũ trước."
            )
        )
    one.save(force_insert=True)
    forget_scopes(user)
    _record("accounts.membership_added", one, by)
    return one


@transaction.atomic
def end_membership(membership: Membership, *, last_day: date, by: Person | None) -> bool:
    """The part ends with this day. False: it had ended by then already; nothing changed.

    ValidationError: it is one's own account, or the day is before the part began.
    """
    refuse_oneself(membership.user, by)
    one = Membership.objects.select_for_update().get(pk=membership.pk)
    if one.valid_to and one.valid_to <= last_day:
        return False
    _check_span(one.valid_from, last_day)
    one.valid_to = membership.valid_to = last_day
    one.save(update_fields=["valid_to"])
    forget_scopes(membership.user)
    _record("accounts.membership_ended", one, by)
    return True


@transaction.atomic
def transfer(*, olds: Iterable[str], new: str, on: date, by: Person | None) -> int:
    """After a merger or a rename under a new code: who belonged to one of `olds` belongs to `new` from the day `on`.

    How many people went over. Whoever holds the same part in `new` already keeps it; a second call does nothing.
    """
    held = Membership.objects.filter(agency_code__in=list(olds)).exclude(valid_to__lt=on)
    moved = set()
    for one in held.select_related("user").order_by("pk"):
        if one.valid_from < on:
            ended = Membership.objects.filter(pk=one.pk).update(valid_to=on - timedelta(days=1))
        else:
            ended, _each = one.delete()
        goes_on = Membership(
            user=one.user,
            agency_code=new,
            role=one.role,
            title=one.title,
            valid_from=max(on, one.valid_from),
            valid_to=one.valid_to,
        )
        if not _same_part(goes_on).exists():
            goes_on.save(force_insert=True)
            _record("accounts.membership_added", goes_on, by)
        moved.update([one.user_id] if ended else [])
    return len(moved)


@transaction.atomic
def delegate(
    *, giver: User, taker: User, valid_from: date, valid_to: date, reason: str, today: date
) -> Delegation:
    """What `giver` may do, `taker` may do too from one day to another (both included). Only the giver gives it.

    The same once more gives the one that is there. ValidationError: to oneself, to somebody who is switched off,
    in the past, the wrong way round, or for more than a year.
    """
    _check_delegation(giver, taker, valid_from, valid_to, today)
    lock(giver)
    held = Delegation.objects.filter(giver=giver, taker=taker, revoked_at=None)
    same = held.filter(valid_from=valid_from, valid_to=valid_to).first()
    if same:
        return same
    one = Delegation.objects.create(
        giver=giver, taker=taker, valid_from=valid_from, valid_to=valid_to, reason=reason
    )
    forget_scopes(taker)
    record_event("accounts.delegated", one, by=giver, **_span(one), to=taker.full_name, reason=reason)
    return one


@transaction.atomic
def revoke(delegation: Delegation, *, by: Person) -> bool:
    """Ends a delegation now. False: somebody had revoked it before."""
    one = Delegation.objects.select_for_update().get(pk=delegation.pk)
    if one.revoked_at:
        return False
    one.revoked_at = timezone.now()
    one.save(update_fields=["revoked_at"])
    forget_scopes(delegation.taker)
    names = {"giver": delegation.giver.full_name, "to": delegation.taker.full_name}
    record_event("accounts.delegation_revoked", one, by=by, **_span(one), **names)
    return True


def refuse_oneself(user: User, by: Person | None) -> None:
    """Nobody gives themselves a role: another administrator, or a command on the server, must do it."""
    if by is not None and by.username == user.username:
        raise ValidationError(
            _("Không ai tự đổi vai trò hay cơ quan của chính mình. Hãy nhờ một người quản trị khác.")
        )


def lock(user: User) -> None:
    """Whoever else writes about this person waits for the end of this transaction: what was looked up stays true."""
    User.objects.select_for_update().get(pk=user.pk)


def forget_scopes(user: User) -> None:
    """What this object knew of its scope no longer holds."""
    user.__dict__.pop("scopes", None)


def _same_part(one: Membership) -> QuerySet[Membership]:
    """Parts of the same person in the same agency and role whose days touch those of `one`."""
    held = Membership.objects.filter(user=one.user, agency_code=one.agency_code, role=one.role)
    held = held.filter(Q(valid_to=None) | Q(valid_to__gte=one.valid_from))
    return held.filter(valid_from__lte=one.valid_to) if one.valid_to else held


def _check_span(first: date, last: date | None) -> None:
    if last and last < first:
        raise ValidationError(
            _("Ngày cuối phải từ ngày %(day)s trở đi.") % {"day": first.strftime("%d/%m/%Y")}
        )


def _check_delegation(giver: User, taker: User, first: date, last: date, today: date) -> None:
    _check_span(first, last)
    if giver.pk == taker.pk:
        raise ValidationError(_("Hãy chọn một người khác để ủy quyền."))
    if not taker.is_active:
        raise ValidationError(_("Tài khoản của người nhận đã ngừng dùng. Hãy chọn người khác."))
    if last < today:
        raise ValidationError(_("Thời gian ủy quyền đã qua. Hãy chọn ngày cuối từ hôm nay trở đi."))
    if last - first > LONGEST_DELEGATION:
        raise ValidationError(_("Mỗi lần ủy quyền dài nhất một năm. Hãy chọn ngày cuối sớm hơn."))


def _record(kind: str, one: Membership, by: Person | None) -> None:
    data = {"person": one.user.full_name, "agency": one.agency_code, "role": one.role, **_span(one)}
    record_event(kind, one.user, by=by, **data)


def _span(one: Membership | Delegation) -> dict[str, str | None]:
    return {
        "valid_from": one.valid_from.isoformat(),
        "valid_to": one.valid_to.isoformat() if one.valid_to else None,
    }
