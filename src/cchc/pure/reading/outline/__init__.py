"""A document's outline: paragraphs and tables in order, each with its kind and its path of headings."""

from cchc.pure.reading.outline.build import read_outline
from cchc.pure.reading.outline.model import Entry, Heading, Outline

__all__ = ["Entry", "Heading", "Outline", "read_outline"]
