"""What a reader should find in a sample: the rows of its table, or its tasks in prose."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cchc.web.site.demo.documents.sample import Sample

_SAID = {
    "lead": r"Cơ quan chủ trì",
    "support": r"Cơ quan phối hợp",
    "output": r"Sản phẩm",
    "due": r"Thời gian (?:hoàn thành|thực hiện)",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One assignment, each text as printed in its cell; None where there is no such column or it is empty."""

    field: str | None
    target: str | None
    task: str
    activity: str | None
    output: str | None
    lead: str | None
    support: str | None
    due: str | None
    budget: str | None


def rows(sample: Sample) -> list[Row]:
    """The assignments in order; a merged cell belongs to every row that it spans."""
    if not sample.rows:
        return list(_prose(sample))
    names = ("field", "target", "activity", "output", "lead", "support", "due", "budget")
    return [Row(task=row["task"], **{name: row.get(name) or None for name in names}) for row in sample.rows]


def _prose(sample: Sample) -> Iterator[Row]:
    """A numbered task whose next lines say who and when."""
    field = task = None
    said: dict[str, str] = {}
    for line in [*sample.lines, None]:
        if line is not None and line.kind == "dash" and task:
            said.update(_named(line.text))
            continue
        if task and said:
            whole = {name: said.get(name) for name in _SAID}
            yield Row(field=field, target=None, task=task, activity=None, budget=None, **whole)
        said = {}
        task = line.text if line is not None and line.kind == "heading3" else None
        if line is not None and line.kind == "heading2":
            field = line.text


def _named(text: str) -> Iterator[tuple[str, str]]:
    for name, words in _SAID.items():
        match = re.match(rf"{words}:\s*(.*?)\.?$", text)
        if match:
            yield name, match[1]
