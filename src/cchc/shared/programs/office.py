"""LibreOffice without a window: an old .doc as .docx."""

import tempfile
from pathlib import Path

from cchc.pure.reading.errors import ReadingError
from cchc.shared.programs.run import Limit, TookTooLong, run

LIMIT = Limit(seconds=120, memory_bytes=6 * 2**30)  # it reserves far more memory than it uses
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""
_OPTIONS = ("--headless", "--norestore", "--nologo", "--nodefault", "--nofirststartwizard", "--nolockcheck")


def to_docx(program: str, data: bytes) -> bytes:
    """Raises ReadingError where LibreOffice cannot read the document or takes too long."""
    with tempfile.TemporaryDirectory(prefix="cchc-office-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        source, profile = folder / "in.doc", folder / "profile"
        source.write_bytes(data)
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
        try:
            run(_arguments(program, profile, source), folder=folder, limit=LIMIT)
        except TookTooLong as error:
            raise ReadingError(
                "libreoffice-slow",
                "LibreOffice chuyển tệp .doc quá %(seconds)d giây mà chưa xong; hãy mở bằng Word, lưu thành .docx rồi tải lên.",
                seconds=LIMIT.seconds,
            ) from error
        made = folder / "in.docx"
        if made.is_file():
            return made.read_bytes()
    raise ReadingError(
        "doc-unreadable",
        "LibreOffice không mở được tệp .doc này (tệp hỏng hoặc có mật khẩu); hãy mở bằng Word, lưu thành .docx rồi tải lên.",
    )


def _arguments(program: str, profile: Path, source: Path) -> list[str]:
    return [
        program,
        f"-env:UserInstallation={profile.as_uri()}",
        *_OPTIONS,
        "--infilter=MS Word 97",  # whatever is inside, it is read as nothing else
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        str(source.parent),
        str(source),
    ]
