"""`make docs`: writes the parts of docs/ that are made from the code: the checker's rules, and the screenshots."""

import subprocess
import sys
from pathlib import Path

from tools.screenshots import take

ROOT = Path(__file__).resolve().parent.parent
RULES = ROOT / "docs" / "guide" / "kiem-tra-ke-hoach.md"


def rules() -> None:
    """The list of rules, each with its severity and an example."""
    command = [sys.executable, "-m", "cchc.pure.reading.checks.guide"]
    RULES.write_bytes(subprocess.run(command, capture_output=True, check=True).stdout)


if __name__ == "__main__":
    rules()
    take(ROOT / "docs" / "images")
