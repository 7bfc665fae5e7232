"""Two documents of which one copies the other."""

from collections.abc import Iterable

from rapidfuzz import fuzz, process

from cchc.pure.reading.checks.rule import WARNING
from cchc.pure.reading.checks.texts import key
from cchc.pure.reading.plan import Finding, Plan

_LIKE = 90.0
_SHARE = 0.5
_FEW = 5
_MOST = 1500

MESSAGE = (
    "%(same)d/%(of)d nhiệm vụ trùng hoặc gần trùng với “%(other)s”; "
    "đề nghị kiểm tra có sao chép kế hoạch khác mà chưa sửa cho phù hợp."
)
EXAMPLE = {"same": 40, "of": 45, "other": "Kế hoạch 12/KH-UBND"}


def check_copies(plan_a: Plan, plan_b: Plan) -> tuple[Finding, ...]:
    """One finding on `plan_a` when at least half of its tasks stand, nearly word for word, in `plan_b`."""
    name = " ".join(part for part in (plan_b.document.kind, plan_b.document.number) if part)
    return copied(
        plan_a, name or plan_b.document.title or "văn bản kia", (item.text for item in plan_b.items)
    )


def copied(plan: Plan, other: str, tasks: Iterable[str]) -> tuple[Finding, ...]:
    """`check_copies` against a document of which only the name and the words of its tasks are known.

    What several agencies are told in the same words (a task of five words) proves nothing and is not counted.
    """
    theirs = list(dict.fromkeys(key(text) for text in tasks))[:_MOST]
    ours = {key(item.text): item for item in plan.items if len(item.text.split()) > 5}
    if len(ours) < _FEW or not theirs:
        return ()
    same = [
        item
        for text, item in list(ours.items())[:_MOST]
        if process.extractOne(text, theirs, scorer=fuzz.ratio, score_cutoff=_LIKE)
    ]
    if len(same) < _SHARE * len(ours):
        return ()
    places = tuple(dict.fromkeys(item.place for item in same))
    params = {"same": len(same), "of": len(ours), "other": other}
    return (Finding("plan-copied", WARNING, MESSAGE, places, params),)
