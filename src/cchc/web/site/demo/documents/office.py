"""A sample as a binary .doc. Only LibreOffice writes one, so this needs it."""

import shutil
import subprocess
import tempfile
from pathlib import Path

from cchc.web.site.demo.documents.docx import document
from cchc.web.site.demo.documents.sample import Sample

_SECONDS = 120


def installed() -> bool:
    """Whether LibreOffice is there."""
    return shutil.which("soffice") is not None


def doc(sample: Sample) -> bytes:
    """The .doc. FileNotFoundError where LibreOffice is missing."""
    program = shutil.which("soffice")
    if program is None:
        raise FileNotFoundError("soffice")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "sample.docx"
        source.write_bytes(document(sample))
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = [program, profile, "--headless", "--convert-to", "doc", "--outdir", folder, str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=_SECONDS)  # noqa: S603 -- our own file
        return source.with_suffix(".doc").read_bytes()
