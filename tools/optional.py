"""One clear line for each optional program that is missing: which tests are left out without it."""

import shutil
from pathlib import Path

WITHOUT = {
    "LibreOffice": (["soffice", "libreoffice"], "tests of .doc files"),
    "tesseract": (["tesseract"], "tests of scanned pages"),
    "chromium": (
        ["chromium", "chromium-browser", "google-chrome"],
        "browser journeys and accessibility rules",
    ),
}


def main() -> None:
    for name, (commands, tests) in WITHOUT.items():
        if not any(map(shutil.which, commands)):
            print(f"{name} is not installed: {tests} are skipped.")
    if not list(Path("/usr/lib/postgresql").glob("*/bin/initdb")):
        print("PostgreSQL is not installed: its tests run on the one that comes as a Python package.")


if __name__ == "__main__":
    main()
