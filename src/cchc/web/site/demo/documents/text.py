"""A sample as plain text: markdown, and the shapes in which dumps of such documents arrive."""

from collections.abc import Iterator

from cchc.web.site.demo.documents.sample import Cell, Grid, Sample

_EMPTY_HEAD = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
_MOTTO = "Độc lập - Tự do - Hạnh phúc"


def markdown(sample: Sample) -> str:
    """As a converter writes it: headings by level, a pipe table, merged cells left empty."""
    heads = {"heading1": "## ", "heading2": "### "}
    lines = [*_letterhead(sample), f"# {_title(sample)}", ""]
    notes: list[str] = []
    for line in sample.lines:
        marks = "".join(f"[^{len(notes) + n}]" for n in range(1, len(line.notes) + 1))
        notes += line.notes
        lines += [heads.get(line.kind, "") + line.printed + marks, ""]
    lines += [f"[^{n}]: {note}" for n, note in enumerate(notes, 1)]
    lines += ["", *_closing(sample), ""]
    if sample.grid:
        lines += [*(f"## {line}" for line in sample.appendix), ""]
        rows = [
            ["" if cell is None else cell.text.replace("\n", "<br>") for cell in row]
            for row in sample.grid.rows
        ]
        rows.insert(1, ["---"] * len(rows[0]))
        lines += ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join(lines) + "\n"


def tab_rows(sample: Sample) -> str:
    """A row a line, cells between tabs, the header again after every twelve rows (as on new pages)."""
    lines = prose(sample)
    if sample.grid:
        lines += [*sample.appendix, ""]
        header = [_tabbed(row) for row in sample.grid.rows[: sample.grid.header_rows]]
        for index, row in enumerate(sample.grid.rows[sample.grid.header_rows :]):
            lines += ["", *header] if index % 12 == 0 else []
            lines.append(_tabbed(row))
    return "\n".join(lines) + "\n"


def tab_lines(sample: Sample) -> str:
    """As Word's clipboard leaves it: every cell on a line that begins with a tab, rows apart."""
    lines = prose(sample)
    if sample.grid:
        lines += [*sample.appendix, ""]
        for row in sample.grid.rows:
            lines += ["\t" + cell.text.replace("\n", "\n\n") if cell else "\t" for cell in _slots(row)]
            lines.append("")
    return "\n".join(lines) + "\n"


def pipes(sample: Sample) -> str:
    """As a web page is dumped: a row begins with a line "|", each cell is a line, a run of pipes closes slots."""
    lines = prose(sample)
    if sample.grid:
        lines += sample.appendix
        for row in sample.grid.rows:
            lines += ["|", *_piped(row)]
    return "\n".join(lines) + "\n"


def article(sample: Sample) -> str:
    """Prose alone, as a newspaper prints it."""
    body = [line.printed for line in sample.lines if line.kind != "preamble"]
    return "\n".join([_title(sample), *body]) + "\n"


def _piped(row: tuple[Cell | None, ...]) -> Iterator[str]:
    wide = sum(cell.column_span - 1 for cell in row if cell)
    above = sum(cell is None for cell in row) - wide
    for cell in row:
        if cell is not None:
            yield f"{cell.text} |" if cell.text else "|"
    if wide + above:
        yield "|" * (wide + above)


def _slots(row: tuple[Cell | None, ...]) -> list[Cell | None]:
    """Without the slots that a wide cell covers: a dump loses them; those covered from above stay, empty."""
    kept: list[Cell | None] = []
    skip = 0
    for cell in row:
        if cell is None and skip:
            skip -= 1
            continue
        kept.append(cell)
        skip = cell.column_span - 1 if cell else 0
    return kept


def _tabbed(row: tuple[Cell | None, ...]) -> str:
    return "\t".join(cell.text.replace("\n", " ") if cell else "" for cell in row)


def prose(sample: Sample) -> list[str]:
    """Everything but the appendix, a paragraph a line."""
    lines = [*_letterhead(sample), _title(sample)]
    lines += [line.printed for line in sample.lines]
    return [*lines, *_closing(sample), ""]


def _letterhead(sample: Sample) -> list[str]:
    said = sample.document
    if not sample.issued:
        return []
    parts = [said.get("box"), said.get("superior"), said["issuer"], _EMPTY_HEAD, _MOTTO]
    return [part for part in [*parts, f"Số: {said['number']}", sample.dated] if part]


def _title(sample: Sample) -> str:
    return f"{sample.document['kind']}\n{sample.document['title']}"


def _closing(sample: Sample) -> list[str]:
    said = sample.document
    if not sample.issued:
        return []
    return [
        "Nơi nhận:",
        *(f"- {one}" for one in said["recipients"]),
        *(said[key] for key in ("authority", "deputy", "post", "signer") if said.get(key)),
    ]


def grid_rows(grid: Grid) -> list[list[str]]:
    """The text of every slot, merged cells repeated: what any reader should make of the table."""
    rows = [[""] * len(row) for row in grid.rows]
    for at, row in enumerate(grid.rows):
        for column, cell in enumerate(row):
            if cell is not None:
                for down in range(cell.row_span):
                    for across in range(cell.column_span):
                        rows[at + down][column + across] = cell.text
    return rows
