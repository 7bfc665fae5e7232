"""Small plans for the rules' tests."""

from datetime import date
from typing import Any

from cchc.pure.deadline import read_due
from cchc.pure.reading.blocks import Block, Paragraph, Place, Source
from cchc.pure.reading.checks.rule import Case, Rule
from cchc.pure.reading.figures import read_measures
from cchc.pure.reading.plan import Activity, Assignees, Document, Item, Plan, Target

PLAN_2026 = Document(
    number="12/KH-UBND",
    kind="Kế hoạch",
    title="CẢI CÁCH HÀNH CHÍNH NĂM 2026",
    issued_on=date(2025, 12, 31),
    year=2026,
)


def item(line: int = 1, text: str = "Ban hành kế hoạch", **given: Any) -> Item:
    """A row of table 1. lead, support: lists of agencies; due: words; activities: (code, text) pairs."""
    lead, support = given.get("lead", ["Sở Nội vụ"]), given.get("support", ["Sở Tư pháp"])
    codes = given.get("codes", ())
    return Item(
        origin="table",
        field=given.get("field"),
        code=given.get("code"),
        target_codes=(),
        task_codes=tuple(codes),
        activity_codes=(),
        target=given.get("target"),
        text=text,
        activities=tuple(Activity(*pair) for pair in given.get("activities", ())),
        output=given.get("output", "Kế hoạch"),
        lead=Assignees("; ".join(lead) or None, tuple(lead)),
        support=Assignees("; ".join(support) or None, tuple(support)),
        due=read_due(given.get("due", "Quý II/2026"), year=2026),
        budget=given.get("budget"),
        note=None,
        place=Place(line, line, table=1, row=line),
    )


def target(line: int, code: str | None, text: str) -> Target:
    return Target(code, None, text, read_measures(text), Place(line, line))


def paragraphs(*texts: str) -> tuple[Block, ...]:
    return tuple(Paragraph(text, Place(line, line)) for line, text in enumerate(texts, 1))


def case(*items: Item, texts: tuple[str, ...] = (), document: Document = PLAN_2026, **more: Any) -> Case:
    """`texts` become paragraphs on lines 1, 2, …; `more` are further parts of the plan."""
    source = Source("a.txt", "0", "text/plain", paragraphs(*texts))
    return Case(Plan(document, items=items, **more), source)


def lines(rule: Rule, of: Case) -> list[list[int | None]]:
    """The lines of each finding; also makes sure that every message can be said."""
    found = rule.findings(of)
    assert all(one.message and one.rule == rule.id for one in found)
    return [[place.line_from for place in one.places] for one in found]
