"""The plan checker: what is wrong with a plan, each with its places and one sentence.

`check` runs every rule of `registry.RULES` over one plan; `check_copies` and
`copied` compare it with another.
"""

from cchc.pure.reading.blocks import Source
from cchc.pure.reading.checks.copies import check_copies, copied
from cchc.pure.reading.checks.registry import RULES
from cchc.pure.reading.checks.rule import Case
from cchc.pure.reading.outline import Outline
from cchc.pure.reading.plan import Finding, Plan

__all__ = ["check", "check_copies", "copied"]


def check(plan: Plan, source: Source, outline: Outline | None = None) -> tuple[Finding, ...]:
    """The findings of all rules, rule by rule. An article or letter without tasks is only read for its words.

    `outline` spares reading it from the source again, where the caller has it.
    """
    case = Case(plan, source, outline)
    return tuple(finding for rule in RULES for finding in rule.findings(case))
