"""Programs outside Python (LibreOffice, tesseract) and the child process that reads documents."""

from cchc.pure.reading.context import Word
from cchc.shared.programs.found import Program, available, path_of
from cchc.shared.programs.office import to_docx
from cchc.shared.programs.tesseract import recognise

__all__ = ["Program", "Programs", "available"]


class Programs:
    """`context.Tools` by the programs that are installed; None where the one that is asked for is missing.

    Raises ReadingError where a program is there but fails or takes too long.
    """

    def doc_to_docx(self, data: bytes) -> bytes | None:
        """A binary .doc as .docx."""
        program = path_of("libreoffice")
        return to_docx(program, data) if program else None

    def recognise(self, png: bytes, *, language: str = "vie") -> list[Word] | None:
        """The words of a picture."""
        program = path_of("tesseract")
        return recognise(program, png, language=language) if program else None
