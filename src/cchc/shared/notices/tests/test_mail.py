"""Letters through a real SMTP server: what arrives, and what each answer of the server leads to."""

import shutil
import ssl
import subprocess
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from cchc.settings import _mail
from cchc.shared.accounts.actions import create_user
from cchc.shared.accounts.models import User
from cchc.shared.accounts.roles import FOCAL
from cchc.shared.notices import actions
from cchc.shared.notices.channels import Content, Line, channels
from cchc.shared.notices.deliver import Delivered, deliver
from cchc.shared.notices.models import Message
from cchc.shared.notices.tests.post import free_port, post_office
from cchc.shared.notices.tests.test_deliver import DAY

pytestmark = pytest.mark.django_db
SAID = Content(
    "Nhắc việc: 2 việc quá hạn",
    (Line("late", "Rà soát", "/", "STC", "work_read"),),
    "Kính gửi bà Hằng,\n.một dòng bắt đầu bằng dấu chấm\nHết.",
    "<p>Kính gửi bà <b>Hằng</b></p>",
)


@pytest.fixture
def person() -> User:
    return create_user(
        username="hang",
        full_name="Phạm Thu Hằng",
        role=FOCAL,
        password=None,
        by=None,
        email="hang@tinh.example",
    )


def send(*people: User) -> Delivered:
    now = timezone.now()
    actions.make_round(DAY, 7, [(person, "mail") for person in people], now=now, not_before=now)
    return deliver(now=now, compose=lambda message: SAID, channels=channels())


def test_a_letter_arrives_as_it_was_written(person: User, settings: Any) -> None:
    settings.MAIL_FROM = "Cải cách hành chính <cchc@tinh.example>"
    with post_office() as (box, settings.MAIL):
        assert send(person).sent == 1
    (letter,) = box.letters
    assert letter["Subject"] == SAID.subject
    assert letter["To"].addresses[0].addr_spec == "hang@tinh.example"
    assert letter["To"].addresses[0].display_name == "Phạm Thu Hằng"
    assert letter["From"].addresses[0].display_name == "Cải cách hành chính"
    assert letter["Auto-Submitted"] == "auto-generated"
    assert letter["Message-ID"] == f"<{Message.objects.get().message_id}@tinh.example>"
    assert letter.get_body(("plain",)).get_content().replace("\r\n", "\n").rstrip("\n") == SAID.text
    assert "<b>Hằng</b>" in letter.get_body(("html",)).get_content()


def test_it_logs_in_where_a_password_is_asked(person: User, settings: Any) -> None:
    with post_office(password="mat-khau-thu") as (box, right):
        settings.MAIL = {**right, "password": "sai"}
        done = send(person)
        assert (done.sent, done.later) == (0, 1)
        assert "535" in done.problems[0]
        settings.MAIL = right
        Message.objects.update(not_before=timezone.now())
        assert deliver(now=timezone.now(), compose=lambda m: SAID, channels=channels()).sent == 1
    assert len(box.letters) == 1


@pytest.mark.skipif(shutil.which("openssl") is None, reason="makes its certificate with openssl")
def test_an_encrypted_connection_asks_for_a_certificate_that_is_trusted(
    person: User, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key, cert = tmp_path / "key.pem", tmp_path / "cert.pem"
    words = (
        "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1"
    )
    subprocess.run(["openssl", *words.split(), "-keyout", key, "-out", cert], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert, key)
    with post_office(tls=context) as (box, settings.MAIL):
        assert send(person).later == 1, "nobody vouches for this certificate"
        monkeypatch.setenv("SSL_CERT_FILE", str(cert))
        Message.objects.update(not_before=timezone.now())
        assert deliver(now=timezone.now(), compose=lambda m: SAID, channels=channels()).sent == 1
    assert len(box.letters) == 1


def test_an_address_that_is_refused_does_not_hold_up_the_next(person: User, settings: Any) -> None:
    other = create_user(
        username="long", full_name="Long", role=FOCAL, password=None, by=None, email="long@tinh.example"
    )
    with post_office() as (box, settings.MAIL):
        box.refuse["hang@tinh.example"] = "550 no such user"
        done = send(person, other)
    assert (done.sent, done.failed) == (1, 1)
    assert "550" in done.problems[0]
    assert [letter["To"].addresses[0].username for letter in box.letters] == ["long"]


def test_a_busy_server_is_asked_again(person: User, settings: Any) -> None:
    with post_office() as (box, settings.MAIL):
        box.answer = "451 try later"
        assert send(person).later == 1
        box.answer = "250 OK"
        Message.objects.update(not_before=timezone.now())
        assert deliver(now=timezone.now(), compose=lambda m: SAID, channels=channels()).sent == 1
    assert len(box.letters) == 1


def test_a_server_that_is_not_there(person: User, settings: Any) -> None:
    settings.MAIL = {"host": "127.0.0.1", "port": free_port(), "user": "", "password": "", "tls": "no"}
    done = send(person)
    assert (done.later, Message.objects.get().state) == (1, "made")


def test_without_a_server_letters_are_kept(person: User, settings: Any) -> None:
    settings.MAIL = {}
    assert send(person).kept == 1
    assert Message.objects.get().state == "made"


def test_the_address_of_a_mail_server() -> None:
    assert _mail("") == {}
    full = _mail("smtp://cchc%40tinh:m%2Fk@thu.example:2525?tls=no")
    assert full == {"host": "thu.example", "port": 2525, "user": "cchc@tinh", "password": "m/k", "tls": "no"}
    assert _mail("smtp://thu.example")["port"] == 587
    assert _mail("smtps://thu.example") == {
        "host": "thu.example",
        "port": 465,
        "user": "",
        "password": "",
        "tls": "implicit",
    }
    for wrong in ("http://thu.example", "smtp://", "smtp://thu.example?tls=maybe"):
        with pytest.raises(ValueError, match="CCHC_MAIL_URL"):
            _mail(wrong)
