import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.pure.reading.blocks import Source
from cchc.pure.reading.checks import check
from cchc.pure.reading.checks.guide import guide
from cchc.pure.reading.checks.registry import RULES
from cchc.pure.reading.checks.rule import Rule
from cchc.pure.reading.checks.tests.build import PLAN_2026, case, item, target
from cchc.pure.reading.plan import Document, Plan

ROOT = Path(__file__).resolve().parents[6]
EMPTY = Source("a.txt", "0", "text/plain", ())


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_can_be_explained(rule: Rule) -> None:
    assert rule.severity in ("error", "warning", "info")
    assert re.fullmatch(r"[a-z]+(?:-[a-z]+)+", rule.id)
    assert rule.what.endswith(".")
    assert "%(" not in rule.message % rule.example
    assert set(re.findall(r"%\((\w+)\)", rule.message)) == set(rule.example)


def test_ids_are_unique() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)


def test_a_good_plan_has_no_findings() -> None:
    rows = [item(n, f"Nhiệm vụ số {n} về lĩnh vực {'abcdefgh'[n]}") for n in range(1, 6)]
    assert check(Plan(PLAN_2026, items=tuple(rows)), EMPTY) == ()
    assert check(Plan(Document()), EMPTY) == ()


def test_one_rule_never_floods() -> None:
    rows = tuple(item(n, f"Việc {n}", due="Quý I/2020") for n in range(1, 400))
    assert len(check(Plan(PLAN_2026, items=rows), EMPTY)) <= 100


CODES = st.one_of(st.none(), st.text("0123456789.IVXabđ", max_size=8))
WORDS = st.text("abcđê 0123456789%.,;:()“”/-\nQuýNĐ", max_size=60)


@given(st.lists(st.tuples(CODES, WORDS, WORDS, WORDS), max_size=8), st.lists(WORDS, max_size=5))
def test_any_plan_is_checked_in_peace(rows: list[tuple[str | None, str, str, str]], texts: list[str]) -> None:
    items = [
        item(
            line,
            text,
            code=code,
            codes=[code] if code else [],
            target=f"{code}. {other}",
            activities=[(code, other)],
            due=due,
            lead=[other],
            support=[other],
        )
        for line, (code, text, other, due) in enumerate(rows, 1)
    ]
    aims = tuple(target(line, code, other) for line, (code, _, other, _) in enumerate(rows, 1))
    of = case(*items, texts=tuple(text for text in texts if text.strip()), targets=aims)
    for finding in check(of.plan, of.source):
        assert finding.message


def test_the_guide_is_not_stale() -> None:
    page = ROOT / "docs" / "guide" / "kiem-tra-ke-hoach.md"
    told = "python -m cchc.pure.reading.checks.guide > docs/guide/kiem-tra-ke-hoach.md"
    assert page.read_text(encoding="utf-8") == guide(), told
