"""A real SMTP server for tests, in a thread of this process: keeps what it accepted, refuses what it is told to."""

import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword


class Box:
    """Every letter that was accepted, in order; `refuse`: address → the server's answer to it."""

    def __init__(self, *, asks_password: bool) -> None:
        self.asks_password = asks_password
        self.letters: list[EmailMessage] = []
        self.refuse: dict[str, str] = {}
        self.answer = "250 OK"

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:
        if self.asks_password and not session.authenticated:
            return "530 Authentication required"
        if address in self.refuse:
            return self.refuse[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        if self.answer.startswith("250"):
            letter = message_from_bytes(envelope.content, policy=default)
            assert isinstance(letter, EmailMessage)
            self.letters.append(letter)
        return self.answer


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def post_office(
    *, password: str = "", tls: ssl.SSLContext | None = None
) -> Iterator[tuple[Box, dict[str, Any]]]:
    """The letters, and `settings.MAIL` for the server. With a password: who does not log in sends nothing."""

    def check(server: Any, session: Any, envelope: Any, mechanism: str, given: Any) -> AuthResult:
        right = isinstance(given, LoginPassword) and given.password == password.encode()
        return AuthResult(success=right, handled=False)

    box = Box(asks_password=bool(password))
    more = {"authenticator": check, "auth_require_tls": False} if password else {}
    if tls:
        more |= {"tls_context": tls, "require_starttls": True}
    controller = Controller(box, hostname="127.0.0.1", port=free_port(), **more)
    controller.start()
    try:
        mail = {
            "host": "127.0.0.1",
            "port": controller.port,
            "user": "cchc" if password else "",
            "password": password,
        }
        yield box, {**mail, "tls": "start" if tls else "no"}
    finally:
        controller.stop()
