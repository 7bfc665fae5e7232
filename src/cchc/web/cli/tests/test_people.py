"""Accounts from the command line."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from django.conf import settings

from cchc.shared.accounts.actions import create_user
from cchc.shared.accounts.models import Factor
from cchc.shared.accounts.roles import ADMIN, ROLES
from cchc.shared.accounts.tests.samples import give_app
from cchc.shared.accounts.tokens import owner_of
from cchc.web.cli import operate
from cchc.web.cli.invite import invite

pytestmark = pytest.mark.django_db


def run(*args: str) -> Result:
    return CliRunner().invoke(invite, args)


def test_the_last_administrator_gets_back_in() -> None:
    user = create_user(username="quantri", full_name="Q", role=ADMIN, password=None, by=None)
    give_app(user, "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
    link = run("QUANTRI").stdout.strip()
    assert link.startswith(f"{settings.ADDRESS}/tai-khoan/dat-mat-khau/")
    assert Factor.objects.exists()
    link = run("quantri", "--reset-second-factor").stdout.strip()
    assert not Factor.objects.exists()
    assert owner_of(*link.rstrip("/").split("/")[-2:]) == user


def test_who_is_not_there_is_told() -> None:
    answer = run("khong-co")
    assert answer.exit_code == 1
    assert "Không có tài khoản" in answer.stderr


def test_every_role_can_be_given_from_the_command_line() -> None:
    assert set(operate.ROLES) == set(ROLES)


def test_a_misspelt_role_in_the_settings_stops_the_start(tmp_path: Path) -> None:
    environment = {**os.environ, "CCHC_HOME": str(tmp_path), "CCHC_SECOND_FACTOR": "admin,standin"}
    code = "from cchc.web.cli.operate import start_django; start_django()"
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode != 0
    assert "CCHC_SECOND_FACTOR: standin" in done.stderr
