"""What `cchc read FILE` prints: the plan on one screen, then what is wrong with it."""

from collections import Counter

from cchc.pure.reading.blocks import Place
from cchc.pure.reading.plan import Finding, Plan
from cchc.pure.reading.read import Reading
from cchc.pure.reading.sniff import MARKDOWN, TEXT
from cchc.web.cli.language import tr

SEVERITIES = (("error", "Lỗi"), ("warning", "Cảnh báo"), ("info", "Lưu ý"))


def summary(reading: Reading) -> str:
    """Plain text, a few dozen lines."""
    plan = reading.plan
    lines = [*_head(reading), "", *_counts(plan), "", *_fields(plan), "", *_findings(reading)]
    lines += [f"! {note}" for note in reading.source.notes]
    return "\n".join(lines).rstrip()


def _head(reading: Reading) -> list[str]:
    facts = reading.plan.document
    number = tr("số %(number)s", number=facts.number) if facts.number else tr("không ghi số")
    issued = (
        tr("ngày %(day)s", day=facts.issued_on.strftime("%d/%m/%Y"))
        if facts.issued_on
        else tr("không ghi ngày")
    )
    return [facts.title or reading.source.name, f"{facts.kind or tr('Văn bản')}, {number}, {issued}"]


def _counts(plan: Plan) -> list[str]:
    measures = sum(len(target.measures) for target in plan.targets)
    dated = sum(item.due.end is not None for item in plan.items)
    return [
        tr("Chỉ tiêu: %(targets)d (%(measures)d con số)", targets=len(plan.targets), measures=measures),
        tr("Nhiệm vụ: %(items)d (%(dated)d có ngày phải xong)", items=len(plan.items), dated=dated),
        tr("Chế độ báo cáo: %(count)d", count=len(plan.duties)),
        tr("Văn bản viện dẫn: %(count)d", count=len(plan.citations)),
    ]


def _fields(plan: Plan) -> list[str]:
    counted = Counter(item.field or tr("(không ghi lĩnh vực)") for item in plan.items)
    return [f"{count:>5}  {name}" for name, count in counted.items()]


def _findings(reading: Reading) -> list[str]:
    plan, real = reading.plan, reading.source.media_type in (TEXT, MARKDOWN)
    lines = []
    for severity, word in SEVERITIES:
        found = [finding for finding in plan.findings if finding.severity == severity]
        if found:
            lines.append(f"{tr(word)}: {len(found)}")
            lines += [
                f"  - {_where(finding, lines=real)}{tr(finding.template, **finding.params)}"
                for finding in found
            ]
    return lines or [tr("Không phát hiện chỗ sai nào.")]


def _where(finding: Finding, *, lines: bool) -> str:
    words = place_words(finding.places[0], lines=lines) if finding.places else ""
    return f"[{words}] " if words else ""


def place_words(place: Place, *, lines: bool) -> str:
    """A place as a person would say it: lines in a text file, pages and rows where there are no lines."""
    parts = []
    if place.page is not None:
        parts.append(tr("trang %(page)d", page=place.page))
    if not lines and place.table is not None and place.row is not None:
        parts.append(tr("bảng %(table)d, hàng %(row)d", table=place.table, row=place.row))
    elif place.line_from is not None and (lines or not parts):
        line = place.line_from
        parts.append(tr("dòng %(line)d", line=line) if lines else tr("đoạn %(line)d", line=line))
    return ", ".join(parts)
