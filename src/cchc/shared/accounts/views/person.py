"""One account, for who keeps the accounts: corrected, switched off, helped back in, put into agencies."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cchc.shared.accounts import actions
from cchc.shared.accounts.access import account_for, keeps_accounts, membership_for
from cchc.shared.accounts.events import lines_about
from cchc.shared.accounts.forms.people import EditForm, LastDayForm, MembershipForm
from cchc.shared.accounts.letters import send_link, take_shown_link
from cchc.shared.accounts.models import SignIn, User
from cchc.shared.accounts.queries.factors import factors_of
from cchc.shared.accounts.queries.people import delegations_of, parts_of, sessions_of
from cchc.shared.accounts.scope import today
from cchc.shared.accounts.wording import role_name, state_of

TRAIL = 30


@keeps_accounts
def person(request: HttpRequest, person: int) -> HttpResponse:
    """The page; a POST corrects name, mail and role."""
    user = account_for(request.user, person)
    form = EditForm(request.POST or None, initial=_stands(user))
    if request.method == "POST" and form.is_valid() and _saved(request, user, form):
        return redirect("accounts:person", user.pk)
    return _page(request, user, form, MembershipForm(today=today(), initial={"part": user.role}))


@require_POST
@keeps_accounts
def add_part(request: HttpRequest, person: int) -> HttpResponse:
    user = account_for(request.user, person)
    form = MembershipForm(request.POST, today=today())
    if form.is_valid():
        typed = dict(form.cleaned_data)
        try:
            actions.add_membership(
                user=user, agency_code=typed.pop("agency"), role=typed.pop("part"), by=request.user, **typed
            )
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            messages.success(request, _("Đã thêm vai trò ở cơ quan."))
            return redirect("accounts:person", user.pk)
    return _page(request, user, EditForm(initial=_stands(user)), form)


@require_POST
@keeps_accounts
def end_part(request: HttpRequest, person: int, membership: int) -> HttpResponse:
    one = membership_for(request.user, person, membership)
    form = LastDayForm(request.POST)
    if not form.is_valid():
        messages.error(request, str(form.fields["last_day"].error_messages["invalid"]))
    else:
        done = _("Đã đặt ngày kết thúc của vai trò.")
        _try(request, done, lambda: actions.end_membership(one, by=request.user, **form.cleaned_data))
    return redirect("accounts:person", person)


@require_POST
@keeps_accounts
def link(request: HttpRequest, person: int) -> HttpResponse:
    """A new one-time link; the former one is dead."""
    user = account_for(request.user, person)
    if user.is_active:
        send_link(request, user)
    else:
        messages.error(request, _("Tài khoản đang ngừng dùng. Hãy bật lại trước khi gửi đường dẫn."))
    return redirect("accounts:person", person)


@require_POST
@keeps_accounts
def switch(request: HttpRequest, person: int) -> HttpResponse:
    """`on` says which way, so that a second click changes nothing."""
    user = account_for(request.user, person)
    if request.POST.get("on") == "1":
        _try(request, _("Đã bật lại tài khoản."), lambda: actions.switch_on(user, by=request.user))
    else:
        done = _("Đã ngừng tài khoản; mọi phiên đăng nhập của người này đã kết thúc.")
        _try(request, done, lambda: actions.switch_off(user, by=request.user))
    return redirect("accounts:person", person)


@require_POST
@keeps_accounts
def force_password(request: HttpRequest, person: int) -> HttpResponse:
    user = account_for(request.user, person)
    done = _("Người này sẽ phải đổi mật khẩu ở trang tiếp theo họ mở.")
    _try(request, done, lambda: actions.force_password_change(user, by=request.user))
    return redirect("accounts:person", person)


@require_POST
@keeps_accounts
def reset_factors(request: HttpRequest, person: int) -> HttpResponse:
    user = account_for(request.user, person)
    done = _("Đã bỏ xác thực hai bước và kết thúc mọi phiên của người này.")
    _try(request, done, lambda: actions.reset_factors(user, by=request.user))
    return redirect("accounts:person", person)


@require_POST
@keeps_accounts
def end_sessions(request: HttpRequest, person: int) -> HttpResponse:
    user = account_for(request.user, person)
    others = SignIn.objects.exclude(session_key=request.session.session_key)
    done = _("Đã kết thúc các phiên đăng nhập của người này.")
    _try(request, done, lambda: bool(actions.end_sessions(others, user=user, by=request.user)))
    return redirect("accounts:person", person)


def _try(request: HttpRequest, done: str, action: Callable[[], bool]) -> None:
    """Does it and says so; what the rule refuses is said instead. A repeated click says nothing."""
    try:
        if action():
            messages.success(request, done)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))


def _stands(user: User) -> dict[str, object]:
    return {"full_name": user.full_name, "email": user.email, "role": user.role, "version": user.version}


def _saved(request: HttpRequest, user: User, form: EditForm) -> bool:
    typed = dict(form.cleaned_data)
    try:
        changed = actions.edit_person(user, seen_version=typed.pop("version"), by=request.user, **typed)
    except actions.Stale as stale:
        _tell_both(form, stale.theirs)
        return False
    except ValidationError as error:
        form.add_error(None, error.messages)
        return False
    if changed:
        messages.success(request, _("Đã lưu."))
    return True


def _tell_both(form: EditForm, theirs: User) -> None:
    """What was typed stays; the next save counts as made on what stands now."""
    form.data = form.data.copy()
    form.data["version"] = str(theirs.version)
    form.add_error(
        None,
        _(
            "Trong lúc bạn sửa, người khác đã lưu: %(name)s, %(mail)s, %(role)s."
            " Nội dung bạn nhập còn nguyên; bấm Lưu lần nữa để ghi theo bản của bạn."
        )
        % {
            "name": theirs.full_name,
            "mail": theirs.email or _("không có thư"),
            "role": role_name(theirs.role),
        },
    )


def _page(request: HttpRequest, user: User, form: EditForm, part_form: MembershipForm) -> HttpResponse:
    given, taken = delegations_of(user, today())
    state, badge = state_of(user)
    context = {
        "person": user,
        "state": state,
        "badge": badge,
        "form": form,
        "part_form": part_form,
        "parts": parts_of(user, today()),
        "given": given,
        "taken": taken,
        "factors": factors_of(user),
        "sessions": sessions_of(user, request.session.session_key),
        "trail": lines_about(user, TRAIL),
        "shown_link": take_shown_link(request, user),
        "is_oneself": user.pk == request.user.pk,
        "today": today(),
    }
    return render(request, "accounts/person.html", context)
