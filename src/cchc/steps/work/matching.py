"""Which task of the province's plan a row of an agency's own document carries out: suggestions, for a person to confirm."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

SURE = 80.0  # from here on a suggestion is chosen beforehand
LIKELY = 55.0  # ... and from here on it is offered
SAME_CODE = 8.0  # what an equal number adds
PART = 0.92  # what words count that all stand in the other text, among more
CONCERNS = 4.0  # what it adds that the task was given to this agency
OFFERED = 5


@dataclass(frozen=True, slots=True)
class Worded:
    """A row or a task: its key, its number, its folded words."""

    key: str
    code: str
    words: str
    concerns: bool = False  # of a task: it was given to this agency


@dataclass(frozen=True, slots=True)
class Candidate:
    """A task that a row may carry out: how alike the words are (0–100), and the score that they are sorted by."""

    key: str
    alike: float
    score: float


def candidates(rows: Sequence[Worded], tasks: Sequence[Worded]) -> dict[str, list[Candidate]]:
    """Row key → the tasks that are alike, the most alike first, at most OFFERED."""
    if not rows or not tasks:
        return {row.key: [] for row in rows}
    row_words, task_words = [row.words for row in rows], [task.words for task in tasks]
    whole = process.cdist(row_words, task_words, scorer=fuzz.ratio)
    parts = process.cdist(row_words, task_words, scorer=fuzz.token_set_ratio)
    found = {}
    for line, row in enumerate(rows):
        alike = [max(float(whole[line][n]), PART * float(parts[line][n])) for n in range(len(tasks))]
        likely = [
            Candidate(task.key, same, _score(row, task, same))
            for task, same in zip(tasks, alike, strict=True)
            if same >= LIKELY  # an equal number alone says nothing: every document counts from 1
        ]
        found[row.key] = sorted(likely, key=lambda one: (-one.score, one.key))[:OFFERED]
    return found


def _score(row: Worded, task: Worded, alike: float) -> float:
    same_code = bool(row.code) and row.code == task.code
    return alike + SAME_CODE * same_code + CONCERNS * task.concerns


def chosen(found: Mapping[str, Sequence[Candidate]]) -> dict[str, str]:
    """Row key → the task chosen beforehand: the surest pairs first, each task for one row only."""
    pairs = [
        (one.score, row, one.key) for row, several in found.items() for one in several if one.score >= SURE
    ]
    picked: dict[str, str] = {}
    for _score_of, row, task in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if row not in picked and task not in picked.values():
            picked[row] = task
    return picked
