"""The letter with a one-time link. Where no mail server is set, who keeps the accounts hands the link over."""

from smtplib import SMTPException

from django.conf import settings
from django.contrib import messages
from django.core.mail import send_mail
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from cchc.shared.accounts.actions import note_invitation
from cchc.shared.accounts.models import User
from cchc.shared.accounts.tokens import path_for

SHOWN = "shown_link"


def send_link(request: HttpRequest, user: User) -> None:
    """Sends a new one-time link, or keeps it for the next page of its maker; says which."""
    by_mail = bool(settings.MAIL and user.email)
    note_invitation(user, by=request.user, shown=not by_mail)
    link = request.build_absolute_uri(path_for(user))
    if by_mail and _sent(user, link):
        messages.success(request, _("Đã gửi đường dẫn đặt mật khẩu tới %(mail)s.") % {"mail": user.email})
        return
    if by_mail:
        messages.error(request, _("Máy chủ thư không nhận thư. Hãy chép đường dẫn dưới đây cho người dùng."))
    request.session[SHOWN] = {"user": user.pk, "link": link}


def take_shown_link(request: HttpRequest, user: User) -> str:
    """The link that the maker is to hand over: shown once, on this person's page."""
    held = request.session.get(SHOWN)
    if not held or held["user"] != user.pk:
        return ""
    return str(request.session.pop(SHOWN)["link"])


def _sent(user: User, link: str) -> bool:
    days = settings.PASSWORD_RESET_TIMEOUT // 86400
    words = render_to_string("accounts/letter.txt", {"person": user, "link": link, "days": days})
    try:
        return bool(send_mail(_("Đặt mật khẩu cho tài khoản CCHC"), words, None, [user.email]))
    except (OSError, SMTPException):
        return False
