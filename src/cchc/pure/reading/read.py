"""The one pipeline: bytes → blocks → tables and sections → rows → fields → plan → findings."""

from dataclasses import dataclass, replace

from cchc.pure.reading.blocks import Source
from cchc.pure.reading.checks import check
from cchc.pure.reading.citations import find_citations
from cchc.pure.reading.context import Context
from cchc.pure.reading.duties import find_duties
from cchc.pure.reading.facts import read_facts
from cchc.pure.reading.formats import read_blocks
from cchc.pure.reading.outline import Outline, read_outline
from cchc.pure.reading.plan import Plan
from cchc.pure.reading.prose import find_prose_items
from cchc.pure.reading.tables.read import read_tables
from cchc.pure.reading.targets import find_targets


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as its format sees it, and the plan that was read from it."""

    source: Source
    plan: Plan


def read(data: bytes, name: str, context: Context | None = None) -> Reading:
    """Read one document. Raises ReadingError, with one clear sentence, when it cannot be read."""
    context = context or Context()
    source = read_blocks(data, name, context)
    context.progress("understand", 0.0)
    outline = read_outline(source.blocks)
    plan = _understand(source, outline)
    context.progress("check", 0.8)
    plan = replace(plan, findings=check(plan, source, outline))
    context.progress("done", 1.0)
    return Reading(source, plan)


def _understand(source: Source, outline: Outline) -> Plan:
    """The plan in a document's blocks, not yet checked."""
    facts = read_facts(source.blocks, source.name)
    tables = read_tables(source.blocks, year=facts.year)
    return Plan(
        document=facts,
        citations=find_citations(source.blocks, own_number=facts.number),
        targets=find_targets(outline, year=facts.year),
        items=(
            *find_prose_items(outline, year=facts.year),
            *(item for table in tables for item in table.items),
        ),
        duties=find_duties(source.blocks, year=facts.year),
    )
