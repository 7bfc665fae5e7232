"""A sample as a web page, with rowspan and colspan."""

from html import escape

from cchc.web.site.demo.documents.sample import Cell, Sample

_TAGS = {"heading1": "h2", "heading2": "h3"}


def page(sample: Sample) -> str:
    """A complete page in UTF-8."""
    said = sample.document
    parts = [_letterhead(sample), f"<h1>{escape(said['kind'])}<br>{escape(said['title'])}</h1>"]
    for line in sample.lines:
        tag = _TAGS.get(line.kind, "p")
        text = escape(line.printed)
        parts.append(f"<{tag}>{f'<i>{text}</i>' if line.kind == 'preamble' else text}</{tag}>")
    parts += [f"<p><i>{escape(note)}</i></p>" for line in sample.lines for note in line.notes]
    parts.append(_closing(sample))
    parts += [f"<p align='center'><b>{escape(line)}</b></p>" for line in sample.appendix]
    if sample.grid:
        rows = "\n".join(
            f"<tr>{''.join(_cell(cell) for cell in row if cell)}</tr>" for row in sample.grid.rows
        )
        parts.append(f"<table border='1'>\n{rows}\n</table>")
    body = "\n".join(parts)
    return (
        f"<!DOCTYPE html>\n<html lang='vi'><head><meta charset='utf-8'><title>{escape(said['title'])}</title></head>"
        f"\n<body>\n{body}\n</body></html>\n"
    )


def _cell(cell: Cell) -> str:
    rows = f" rowspan='{cell.row_span}'" if cell.row_span > 1 else ""
    columns = f" colspan='{cell.column_span}'" if cell.column_span > 1 else ""
    return f"<td{rows}{columns}>{escape(cell.text).replace(chr(10), '<br>')}</td>"


def _letterhead(sample: Sample) -> str:
    said = sample.document
    if not sample.issued:
        return ""
    left = "<br>".join(escape(part) for part in (said.get("superior"), said["issuer"]) if part)
    right = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do - Hạnh phúc"
    box = f"<p>{escape(said['box'])}</p>" if said.get("box") else ""
    return (
        f"{box}<table><tr><td><b>{left}</b></td><td><b>{right}</b></td></tr>"
        f"<tr><td>Số: {escape(said['number'])}</td><td><i>{escape(sample.dated)}</i></td></tr></table>"
    )


def _closing(sample: Sample) -> str:
    said = sample.document
    if not sample.issued:
        return ""
    to = "<br>".join(f"- {escape(one)}" for one in said["recipients"])
    by = "<br>".join(escape(said[key]) for key in ("authority", "deputy", "post", "signer") if said.get(key))
    return f"<table><tr><td><b><i>Nơi nhận:</i></b><br>{to}</td><td><b>{by}</b></td></tr></table>"
