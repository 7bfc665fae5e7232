"""Documents of the invented province "Tỉnh Mẫu", as blocks and as the plan that is in them."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from cchc.pure.deadline import Due, read_due
from cchc.pure.reading.blocks import Cell, Paragraph, Place, Source, Table
from cchc.pure.reading.plan import (
    Activity,
    Assignees,
    Citation,
    Document,
    Duty,
    Item,
    Measure,
    Plan,
    Target,
)
from cchc.pure.reading.read import Reading

FIELDS = ("Cải cách thể chế", "Cải cách thủ tục hành chính", "Chính quyền số")
COLUMNS = ("STT", "Nhiệm vụ", "Sản phẩm", "Chủ trì", "Phối hợp", "Thời hạn")
DUES = ("Quý I", "Tháng 6", "Thường xuyên", "")


def item(number: int, *, field: str = FIELDS[0], line: int | None = None, table: int | None = 1) -> Item:
    """Task `number`; every fourth has no deadline, every fifth no lead, every third two activities."""
    line = line or number + 3
    due = DUES[number % 4]
    lead = "" if number % 5 == 0 else "Sở Nội vụ"
    activities = [Activity(f"{number}.1", f"Ban hành kế hoạch số {number}")]
    if number % 3 == 0:
        activities.append(Activity(f"{number}.2", f"Tổ chức hội nghị số {number}"))
    return Item(
        origin="table",
        field=field,
        code=str(number),
        target_codes=(),
        task_codes=(str(number),),
        activity_codes=tuple(one.code or "" for one in activities),
        target=None,
        text=f"Rà soát quy trình nội bộ nhóm {number}",
        activities=tuple(activities),
        output=f"Báo cáo nhóm {number}",
        lead=Assignees(lead or None, (lead,) if lead else ()),
        support=Assignees("Sở Tư pháp", ("Sở Tư pháp",)),
        due=replace(read_due(due or None, year=2026), text=due or None) if due else Due(None),
        budget=None,
        note=None,
        place=Place(line, line, table=table, row=number + 1),
    )


def source(items: tuple[Item, ...], name: str = "ke-hoach.txt") -> Source:
    """Two paragraphs, then the table that the items stand in, one a line."""
    heads = (
        Paragraph("KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH TỈNH MẪU NĂM 2026", Place(1, 1), bold=True, centred=True),
        Paragraph("Căn cứ Nghị quyết số 76/NQ-CP ngày 15/7/2021; phấn đấu 95% hồ sơ đúng hạn.", Place(2, 2)),
    )
    cells = [Cell(0, column, text, Place(3, 3)) for column, text in enumerate(COLUMNS)]
    for row, one in enumerate(items, start=1):
        texts = (one.code, one.text, one.output, one.lead.text, one.support.text, one.due.text)
        cells += [Cell(row, column, text or "", one.place) for column, text in enumerate(texts)]
    last = max((one.place.line_to or 0 for one in items), default=3)
    table = Table(len(items) + 1, len(COLUMNS), tuple(cells), Place(3, last))
    return Source(name, "0" * 64, "text/plain", (*heads, table))


def plan(items: tuple[Item, ...]) -> Plan:
    """A plan with one target, one duty and one citation besides its items."""
    measure = Measure(">=", Decimal("95"), None, "%", "hồ sơ đúng hạn")
    return Plan(
        document=Document(
            number="12/KH-UBND",
            kind="Kế hoạch",
            title="Kế hoạch cải cách hành chính tỉnh Mẫu năm 2026",
            issued_on=date(2025, 12, 20),
            issuer="UBND tỉnh Mẫu",
            year=2026,
        ),
        citations=(Citation("76/NQ-CP", "Nghị quyết", date(2021, 7, 15), (Place(2, 2),)),),
        targets=(Target("1", None, "Phấn đấu 95% hồ sơ đúng hạn", (measure,), Place(2, 2)),),
        items=items,
        duties=(Duty("Các sở", "Gửi báo cáo quý", read_due("Quý I", year=2026), Place(2, 2)),),
    )


def reading(count: int = 8) -> Reading:
    """`count` tasks spread over the fields."""
    items = tuple(item(n, field=FIELDS[(n - 1) * len(FIELDS) // count]) for n in range(1, count + 1))
    return Reading(source(items), plan(items))
