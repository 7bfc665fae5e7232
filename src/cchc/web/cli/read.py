"""`cchc read FILE…`: a readable summary, or JSON, an .xlsx to edit, an official .docx."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import click

from cchc.pure.reading.checks import check_copies
from cchc.pure.reading.plan import SCHEMA, Plan, as_json
from cchc.pure.reading.read import Reading
from cchc.web.cli.language import tr
from cchc.web.cli.many import read_many
from cchc.web.cli.summary import summary

READ, ERRORS_FOUND, NOT_READ = 0, 1, 2
COMPARED = 40  # files of one call, looked at for copies of one another


@click.command(
    options_metavar=tr("[TÙY CHỌN]"),
    help=tr(
        "Đọc một hay nhiều văn bản kế hoạch (.docx, .doc, .pdf, .html, .odt, .xlsx, .md, .txt, ảnh quét).\n\n"
        "Mã kết thúc: 0 đọc được; 1 đọc được và phát hiện lỗi trong văn bản; 2 không đọc được."
    ),
)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar=tr("TỆP..."))
@click.option(
    "--json", "as_", flag_value="json", help=tr("In dữ liệu JSON (mỗi văn bản một dòng nếu có nhiều tệp).")
)
@click.option(
    "--xlsx", type=click.Path(path_type=Path), metavar=tr("ĐÍCH"), help=tr("Ghi bảng tính để sửa và đọc lại.")
)
@click.option(
    "--docx",
    type=click.Path(path_type=Path),
    metavar=tr("ĐÍCH"),
    help=tr("Ghi phụ lục nhiệm vụ dạng văn bản hành chính."),
)
@click.pass_context
def read(
    ctx: click.Context, files: tuple[Path, ...], as_: str | None, xlsx: Path | None, docx: Path | None
) -> None:
    """Reads every file; one that cannot be read does not keep the others from being read."""
    if sum(map(bool, (as_, xlsx, docx))) > 1:
        raise click.UsageError(tr("Chỉ chọn một trong --json, --xlsx, --docx."))
    worst = READ
    before: list[Plan] = []
    for number, (path, reading) in enumerate(read_many(files), start=1):
        _announce(path, number, len(files))
        if isinstance(reading, str):
            click.echo(f"{path}: {reading}", err=True)
            worst = NOT_READ
            continue
        reading = _compared(reading, before)
        _deliver(reading, path, len(files), as_, xlsx, docx)
        if any(finding.severity == "error" for finding in reading.plan.findings):
            worst = max(worst, ERRORS_FOUND)
    ctx.exit(worst)


def _compared(reading: Reading, before: list[Plan]) -> Reading:
    """With a finding where its tasks are those of another body's plan read before; adds it to those."""
    plan, issuer = reading.plan, reading.plan.document.issuer
    others = [other for other in before if issuer and other.document.issuer not in (None, issuer)]
    found = [finding for other in others for finding in check_copies(plan, other)]
    before[:] = [*before, plan][-COMPARED:]
    return replace(reading, plan=replace(plan, findings=(*plan.findings, *found))) if found else reading


def _announce(path: Path, number: int, count: int) -> None:
    if count > 1:
        click.echo(
            tr("[%(number)d/%(count)d] %(name)s", number=number, count=count, name=path.name), err=True
        )


def _deliver(
    reading: Reading, path: Path, count: int, as_: str | None, xlsx: Path | None, docx: Path | None
) -> None:
    if as_ == "json":
        click.echo(json.dumps(document(reading), ensure_ascii=False, indent=None if count > 1 else 2))
    elif xlsx:
        _write(_target(xlsx, path, count, ".xlsx"), reading.plan, _workbook)
    elif docx:
        _write(_target(docx, path, count, ".docx"), reading.plan, _appendix)
    else:
        click.echo(summary(reading))


def document(reading: Reading) -> dict[str, object]:
    """A reading in the form of `cchc.plan/1`."""
    source = reading.source
    head = {"name": source.name, "sha256": source.sha256, "media_type": source.media_type}
    return {"schema": SCHEMA, "source": head, **as_json(reading.plan)}


def _target(asked: Path, path: Path, count: int, suffix: str) -> Path:
    """The file to write: as asked, or in that folder under the document's own name."""
    if count == 1 and not asked.is_dir():
        return asked
    asked.mkdir(parents=True, exist_ok=True)
    return asked / f"{path.stem}{suffix}"


def _write(target: Path, plan: Plan, make: Callable[[Plan], bytes]) -> None:
    target.write_bytes(make(plan))
    click.echo(tr("Đã ghi %(path)s", path=target), err=True)


def _workbook(plan: Plan) -> bytes:
    from cchc.pure.writing.xlsx import workbook

    return workbook(plan)


def _appendix(plan: Plan) -> bytes:
    from cchc.pure.writing.docx import appendix

    return appendix(plan)
