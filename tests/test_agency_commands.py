"""`cchc agencies`: a province taken in from the command line."""

import pytest
from click.testing import CliRunner
from django.utils import translation

from cchc.shared.agencies.models import Agency
from cchc.web.cli.agencies import agencies

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _language() -> object:
    with translation.override("vi"):
        yield


def run(*words: str) -> tuple[int, str]:
    done = CliRunner().invoke(agencies, words)
    return done.exit_code, done.output


def test_the_provinces_are_listed() -> None:
    code, said = run("provinces")
    assert (code, len(said.splitlines())) == (0, 34)
    assert "42  Tỉnh Hà Tĩnh (69)" in said


def test_a_province_is_taken_in_once() -> None:
    assert run("load-province", "42") == (0, "Đã thêm 70 cơ quan và 69 địa giới.\n")
    assert run("load-province", "42", "--departments") == (0, "Đã thêm 23 cơ quan và 0 địa giới.\n")
    assert run("load-province", "42") == (0, "Đã thêm 0 cơ quan và 0 địa giới.\n")
    assert Agency.objects.count() == 93


def test_a_code_of_no_province_is_refused() -> None:
    code, said = run("load-province", "99")
    assert code == 1
    assert "34 tỉnh, thành phố" in said
