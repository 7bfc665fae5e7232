"""By mail, through the server of CCHC_MAIL_URL. One connection serves many letters."""

import smtplib
import ssl
from collections.abc import Callable
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, formataddr, parseaddr

from django.conf import settings
from django.utils import timezone

from cchc.shared.accounts.models import User
from cchc.shared.notices.channels.base import Content, Problem, Refused
from cchc.shared.notices.models import Message

TIMEOUT = 20  # seconds for one answer of the server; see deliver.LEASE
FOR_EVER = range(500, 600)  # answers of a server that will not change


class MailChannel:
    def __init__(self) -> None:
        self._server: smtplib.SMTP | None = None

    @property
    def is_ready(self) -> bool:
        return bool(settings.MAIL)

    def reaches(self, person: User) -> bool:
        return bool(person.email)

    def send(self, message: Message, content: Content, *, handing: Callable[[], None]) -> None:
        """Up to RCPT nothing can have gone out; `handing` stands between that and the text."""
        letter = compose(message, content)
        try:
            server = self._connected()
            _answer(server.mail(parseaddr(settings.MAIL_FROM)[1]))
            _answer(server.rcpt(message.person.email))
            handing()
            _answer(server.data(letter.as_bytes(policy=SMTP)))
        except (Refused, Problem):
            self._reset()
            raise
        except (smtplib.SMTPException, OSError) as error:
            self.close()
            raise Problem(_one_line(error)) from error

    def close(self) -> None:
        server, self._server = self._server, None
        if server is not None:
            try:
                server.quit()
            except (smtplib.SMTPException, OSError):
                server.close()

    def _connected(self) -> smtplib.SMTP:
        if self._server is None:
            self._server = connect()
        return self._server

    def _reset(self) -> None:
        try:
            if self._server is not None:
                self._server.rset()
        except (smtplib.SMTPException, OSError):
            self.close()


def connect() -> smtplib.SMTP:
    """A connection that has said hello, is encrypted where asked, and logged in where a name is given."""
    mail = settings.MAIL
    safe = ssl.create_default_context()
    if mail["tls"] == "implicit":
        server: smtplib.SMTP = smtplib.SMTP_SSL(mail["host"], mail["port"], timeout=TIMEOUT, context=safe)
    else:
        server = smtplib.SMTP(mail["host"], mail["port"], timeout=TIMEOUT)
    try:
        if mail["tls"] == "start":
            server.starttls(context=safe)
        if mail["user"]:
            server.login(mail["user"], mail["password"])
        server.ehlo_or_helo_if_needed()
    except Exception:
        server.close()
        raise
    return server


def compose(message: Message, content: Content) -> EmailMessage:
    """The letter. Its Message-ID is the row's: a second copy is known as the same letter."""
    letter = EmailMessage(policy=SMTP)
    letter["Message-ID"] = f"<{message.message_id}@{parseaddr(settings.MAIL_FROM)[1].rpartition('@')[2]}>"
    letter["Date"] = format_datetime(timezone.localtime())
    letter["From"] = settings.MAIL_FROM
    letter["To"] = formataddr((message.person.full_name, message.person.email))
    letter["Subject"] = content.subject
    letter["Auto-Submitted"] = "auto-generated"  # RFC 3834: no out-of-office answer comes back
    letter.set_content(content.text)
    if content.html:
        letter.add_alternative(content.html, subtype="html")
    return letter


def _answer(answer: tuple[int, bytes]) -> None:
    code, words = answer
    if code in FOR_EVER:
        raise Refused(_one_line(f"{code} {words.decode(errors='replace')}"))
    if code not in (250, 251):
        raise Problem(_one_line(f"{code} {words.decode(errors='replace')}"))


def _one_line(words: object) -> str:
    return " ".join(str(words).split())[:300]
