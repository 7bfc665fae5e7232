"""The command `cchc`. Starting it loads no Django: reading a document must not wait for a framework."""

from cchc.web.cli.language import speak

speak()  # before click is loaded: it takes its own words from the catalogue of this language

from cchc.web.cli.main import main  # noqa: E402

__all__ = ["main"]
