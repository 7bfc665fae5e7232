import os
import subprocess
import sys

import pytest

from cchc.web.cli.main import COMMANDS


def cchc(*args: str, language: str = "vi") -> str:
    """`cchc` in a process of its own: the language is chosen when it starts."""
    environment = {**os.environ, "CCHC_LANGUAGE": language}
    command = [sys.executable, "-c", "from cchc.web.cli import main; main()", *args]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False).stdout


def test_help_speaks_vietnamese_and_english() -> None:
    vietnamese, english = cchc("--help"), cchc("--help", language="en")
    assert "Đọc văn bản kế hoạch" in vietnamese
    assert "Options" not in vietnamese
    assert "Usage:" not in vietnamese
    assert "Đọc" not in english
    assert "Usage:" in english


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_its_help(command: str) -> None:
    assert COMMANDS[command][1] in " ".join(cchc("--help").split())
    assert cchc(command, "--help")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_of_shells(shell: str) -> None:
    assert "_CCHC_COMPLETE" in cchc("completion", shell)


def test_starting_loads_no_django() -> None:
    code = "import sys; from cchc.web.cli import main; print('django' in sys.modules)"
    assert (
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        ).stdout.strip()
        == "False"
    )
