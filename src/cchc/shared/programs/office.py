"""LibreOffice without a window: an old .doc as .docx, a workbook as .pdf."""

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
    try:
        # Whatever is inside, it is read as nothing else.
        made = _convert(program, data, "in.doc", "docx:MS Word 2007 XML", infilter="MS Word 97")
    except TookTooLong as error:
        raise ReadingError(
            "libreoffice-slow",
            "LibreOffice chuyển tệp .doc quá %(seconds)d giây mà chưa xong; hãy mở bằng Word, lưu thành .docx rồi tải lên.",
            seconds=LIMIT.seconds,
        ) from error
    if made is None:
        raise ReadingError(
            "doc-unreadable",
            "LibreOffice không mở được tệp .doc này (tệp hỏng hoặc có mật khẩu); hãy mở bằng Word, lưu thành .docx rồi tải lên.",
        )
    return made


def to_pdf(program: str, workbook: bytes) -> bytes | None:
    """The pages of a .xlsx; None where LibreOffice has no Calc, or takes too long."""
    try:
        return _convert(
            program, workbook, "in.xlsx", "pdf:calc_pdf_Export", infilter="Calc MS Excel 2007 XML"
        )
    except TookTooLong:
        return None


def _convert(program: str, data: bytes, name: str, target: str, *, infilter: str) -> bytes | None:
    """`target`: LibreOffice's name of the form, the file's ending first. None: nothing came out. Raises TookTooLong."""
    with tempfile.TemporaryDirectory(prefix="cchc-office-", ignore_cleanup_errors=True) as place:
        folder = Path(place)
        source, profile = folder / name, folder / "profile"
        source.write_bytes(data)
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
        run(_arguments(program, profile, source, target, infilter), folder=folder, limit=LIMIT)
        made = source.with_suffix("." + target.partition(":")[0])
        return made.read_bytes() if made.is_file() else None


def _arguments(program: str, profile: Path, source: Path, target: str, infilter: str) -> list[str]:
    return [
        program,
        f"-env:UserInstallation={profile.as_uri()}",
        *_OPTIONS,
        f"--infilter={infilter}",
        "--convert-to",
        target,
        "--outdir",
        str(source.parent),
        str(source),
    ]
