"""Everything that the page says, gathered: a constant number of questions, however many agencies and jobs there are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from cchc.shared.accounts.models import User
from cchc.shared.agencies.models import Boundary
from cchc.steps.plans.queries.plans import fields as plan_fields
from cchc.steps.work.access import jobs_for
from cchc.steps.work.models import Assignment
from cchc.steps.work.queries import overview, trend
from cchc.steps.work.queries.overview import Contact, Tally, added
from cchc.steps.work.queries.trend import Week
from cchc.web.site.overview import geo, heat, line, sentences
from cchc.web.site.overview.address import Asked
from cchc.web.site.overview.behind import STANDINGS
from cchc.web.site.overview.blocks import BLOCK_OF
from cchc.web.site.overview.levels import BARS, Bar

CALLS = 10
ROOM = 30  # units across that a number needs on the map
BACK = 4  # weeks that the sentence over the trend looks back


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of the strip on top. `kind`: the badge's."""

    name: str | Promise
    count: int
    kind: str
    url: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Call:
    """An agency that needs a call."""

    row: heat.Row
    days: int  # that its oldest job is late
    contacts: tuple[Contact, ...]


@dataclass(frozen=True, slots=True)
class Area:
    """A commune on the map."""

    shape: geo.Shape
    row: heat.Row | None

    @property
    def fill(self) -> str:
        """The number of its level; "none" where it has nothing to do."""
        return str(self.row.whole.level) if self.row and self.row.whole.tally.total else "none"

    @property
    def number(self) -> int:
        """What stands written on it: how many are late, where there is room."""
        return self.row.whole.tally.late if self.row and self.shape.room >= ROOM else 0


@dataclass(frozen=True, slots=True)
class Overview:
    """The page. `land` has no areas where no boundaries are known; `line` is None before there are two weeks."""

    asked: Asked
    tally: Tally
    summary: str
    figures: tuple[Figure, ...]
    fields: tuple[heat.Field, ...]
    field_title: str
    rows: tuple[heat.Row, ...]
    blocks: tuple[heat.Block, ...]
    heat_title: str
    communes: tuple[heat.Row, ...]
    areas: tuple[Area, ...]
    land: geo.Land
    map_title: str
    weeks: tuple[Week, ...]
    line: line.Line | None
    trend_title: str
    calls: tuple[Call, ...]
    call_title: str

    @property
    def whole(self) -> heat.Box:
        """All jobs, as the foot of the table has them."""
        return heat.box(self.asked, self.tally)

    @property
    def worst_communes(self) -> list[heat.Row]:
        return sorted(self.communes, key=lambda row: -row.whole.tally.late)

    @property
    def bars(self) -> tuple[Bar, ...]:
        return BARS


def load(person: User, asked: Asked) -> Overview:
    """Counts the jobs of those who lead; those who support stand in the lists."""
    led = jobs_for(person).filter(plan=asked.plan, role=Assignment.Role.LEAD)
    seen = overview.seen_from(led, asked.day, today=asked.today)
    every = overview.cells(seen)
    agencies = [
        row
        for row in overview.agencies_named({cell.agency for cell in every}, asked.day)
        if asked.block in ("", BLOCK_OF[row.kind])
    ]
    codes = {row.code for row in agencies}
    cells = [cell for cell in every if cell.agency in codes]
    fields = heat.fields_of(asked, cells, field_names(asked))
    rows = heat.rows_of(asked, cells, agencies, fields)
    if asked.block:
        seen = seen.only(agency_code__in=codes)
    return _joined(asked, fields, rows, trend.weeks(seen, _first_day(asked)))


def field_names(asked: Asked) -> list[str]:
    """The fields of the plan in its order, cut as the jobs' column cuts them."""
    return list(dict.fromkeys(one.name[:255] for one in plan_fields(asked.plan)))


def _first_day(asked: Asked) -> date:
    """The plan's year from its start; of a plan whose year has gone or is to come: the last half year."""
    start = date(asked.plan.year, 1, 1)
    return start if start <= asked.day < date(asked.plan.year + 1, 7, 1) else asked.day - timedelta(days=182)


def _joined(
    asked: Asked, fields: Sequence[heat.Field], rows: Sequence[heat.Row], weeks: Sequence[Week]
) -> Overview:
    tally = added(row.whole.tally for row in rows)
    communes = tuple(row for row in rows if BLOCK_OF[row.kind] == "xa")
    land = _land(row.code for row in communes)
    by_code = {row.code: row for row in communes}
    calls = _calls(asked, rows)
    back = weeks[-1 - min(BACK, len(weeks) - 1)]
    return Overview(
        asked=asked,
        tally=tally,
        summary=sentences.whole(tally, date_format(asked.day, "SHORT_DATE_FORMAT")),
        figures=figures_of(asked, tally),
        fields=tuple(fields),
        field_title=sentences.fields_late([(one.name, one.box.tally) for one in fields]),
        rows=tuple(rows),
        blocks=heat.blocks_of(asked, rows),
        heat_title=sentences.agencies_late([(row.name, row.whole.tally) for row in rows]),
        communes=communes,
        areas=tuple(Area(shape, by_code.get(shape.code)) for shape in land.shapes),
        land=land,
        map_title=sentences.communes_late([(row.name, row.whole.tally) for row in communes]),
        weeks=tuple(weeks),
        line=line.draw([(week.day, week.late) for week in weeks]),
        trend_title=sentences.trend(back.late, weeks[-1].late, min(BACK, len(weeks) - 1)),
        calls=calls,
        call_title=sentences.to_call([call.row.whole.tally.late for call in calls], tally.late),
    )


def _land(codes: object) -> geo.Land:
    rings = dict(Boundary.objects.filter(code__in=list(codes)).values_list("code", "rings"))  # type: ignore[call-overload]
    return geo.draw(rings)


def _calls(asked: Asked, rows: Sequence[heat.Row]) -> tuple[Call, ...]:
    """The most late jobs first, then the oldest."""
    late = [row for row in rows if row.whole.tally.late]
    late.sort(key=lambda row: (-row.whole.tally.late, row.whole.tally.oldest or asked.day))
    people = overview.contacts([row.code for row in late[:CALLS]], asked.day)
    return tuple(
        Call(row, overview.days_late(row.whole.tally, asked.day), tuple(people.get(row.code, ())))
        for row in late[:CALLS]
    )


def figures_of(asked: Asked, tally: Tally, **narrowed: str) -> tuple[Figure, ...]:
    """The strip on top; together they are every job (what nobody waits for is left out). `narrowed`: what the lists behind are narrowed to besides."""
    urls = {key: asked.jobs(**narrowed, **{"tinh-trang": key}) for key in STANDINGS}
    figures = (
        Figure(_("Quá hạn"), tally.late, "late", urls["qua-han"]),
        Figure(_("Sắp đến hạn"), tally.soon, "soon", urls["sap-den-han"], _("trong 7 ngày tới")),
        Figure(_("Trong hạn"), tally.on_time, "info", urls["trong-han"]),
        Figure(_("Chờ sự kiện"), tally.waiting, "", urls["cho-su-kien"]),
        Figure(_("Chưa xác định được ngày"), tally.undated, "", urls["chua-dinh-ngay"]),
        Figure(_("Thường xuyên"), tally.continuous, "", urls["thuong-xuyen"]),
        Figure(_("Hoàn thành"), tally.finished, "done", urls["hoan-thanh"], sentences.done(tally)),
    )
    return tuple(one for one in figures if one.count or one.kind)
