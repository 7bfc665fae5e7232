"""A province with its plan and its jobs, written into the database at once: any size, no reading of documents."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from cchc.pure.reading.text import fold
from cchc.shared.accounts.models import User
from cchc.shared.agencies.models import Agency, Boundary
from cchc.shared.records.models import Document
from cchc.steps.plans.models import Citation, Intake, Plan, PlanItem, Target
from cchc.steps.work.models import Assignment, Happening, Job, Progress

TODAY = date(2026, 11, 20)
FIELDS = ("Chỉ đạo, điều hành", "Cải cách thể chế", "Cải cách thủ tục hành chính", "Chính quyền số")
DEPARTMENTS = ("Nội vụ", "Tài chính", "Tư pháp", "Y tế", "Xây dựng", "Công Thương", "Khoa học và Công nghệ")
CENTRALS = ("Thuế tỉnh Mẫu", "Bảo hiểm xã hội tỉnh Mẫu")


@dataclass(frozen=True, slots=True)
class Province:
    plan: Plan
    agencies: tuple[Agency, ...]
    items: tuple[PlanItem, ...]


def agencies(*, departments: int = 4, centrals: int = 2, communes: int = 6) -> list[Agency]:
    """In this order; each commune with its square of land."""
    kinds = Agency.Kind
    named = [(f"so-{n}", f"Sở {_of(DEPARTMENTS, n)}", kinds.DEPARTMENT) for n in range(departments)]
    named += [(f"tw-{n}", _of(CENTRALS, n), kinds.CENTRAL) for n in range(centrals)]
    named += [(f"xa-{n}", f"UBND xã Mẫu {n}", kinds.COMMUNE) for n in range(communes)]
    Boundary.objects.bulk_create(
        Boundary(code=f"xa-{n}", rings=[_square(n % 8, n // 8)], is_sample=True) for n in range(communes)
    )
    return Agency.objects.bulk_create(
        Agency(
            code=code,
            name=name,
            short_name=name.replace("UBND xã ", "Xã "),
            folded=fold(name),
            kind=kind,
            position=position,
            valid_from=date(2025, 7, 1),
            is_sample=True,
        )
        for position, (code, name, kind) in enumerate(named)
    )


def _of(names: Sequence[str], number: int) -> str:
    return names[number] if number < len(names) else f"{names[number % len(names)]} {number}"


def _square(column: int, row: int) -> list[list[float]]:
    x, y = 105 + column / 10, 18 + row / 10
    return [[x, y], [x + 0.1, y], [x + 0.1, y + 0.1], [x, y + 0.1]]


def plan(by: User, *, items: int = 8, year: int = 2026, number: str = "12/KH-UBND") -> Plan:
    """An accepted plan; its items go round the fields."""
    name = f"{number}-{year}"
    digest = f"{abs(hash(name)):064x}"[:64]
    document = Document.objects.create(sha256=digest, name=f"{name}.docx", media_type="text/plain", size=1)
    now = at(date(year, 1, 5))
    intake = Intake.objects.create(
        document=document,
        name=document.name,
        state=Intake.State.ACCEPTED,
        created_by=by,
        source={},
        plan_json={},
        settled_by=by,
        settled_at=now,
    )
    title = f"Kế hoạch cải cách hành chính tỉnh Mẫu năm {year}"
    made = Plan.objects.create(
        intake=intake,
        document=document,
        number=number,
        title=title,
        year=year,
        accepted_by=by,
        accepted_at=now,
        folded=fold(f"{number} {title}"),
    )
    PlanItem.objects.bulk_create(_item(made, n) for n in range(1, items + 1))
    Target.objects.create(
        plan=made, position=1, key="t1", code="1", text="Đúng hạn 95 %", folded="dung han 95 %"
    )
    Citation.objects.create(
        plan=made, position=1, key="c1", number="76/NQ-CP", kind="Nghị quyết", folded="nghi quyet 76/nq-cp"
    )
    return made


def _item(made: Plan, number: int) -> PlanItem:
    text = f"Rà soát quy trình nội bộ nhóm {number}"
    return PlanItem(
        plan=made,
        position=number,
        key=f"i{number}",
        origin="table",
        field=FIELDS[number % len(FIELDS)],
        code=str(number),
        text=text,
        output=f"Báo cáo nhóm {number}",
        folded=fold(f"{text} báo cáo nhóm {number}"),
    )


def job(
    item: PlanItem,
    agency: Agency,
    *,
    due: date | None = None,
    done: date | None = None,
    role: str = "lead",
    state: str = "",
    waits_for: Happening | None = None,
    given: date = date(2026, 1, 10),
    ended: date | None = None,
) -> Job:
    """One agency's job in an item, with its assignment."""
    given_to = Assignment.objects.create(
        item=item,
        plan=item.plan,
        agency=agency,
        agency_code=agency.code,
        role=role,
        given_by=item.plan.accepted_by,
        given_at=at(given),
        ended_on=ended,
    )
    job_state = state or (Job.State.DONE if done else Job.State.DOING)
    made = Job.objects.create(
        assignment=given_to,
        due_on=due,
        first_due_on=due,
        state=job_state,
        percent=100 if done else 0,
        done_on=done,
        version=1,
        waits_for=waits_for,
        plan=item.plan,
        item=item,
        agency_code=agency.code,
        role=role,
        field=item.field,
        ended=ended is not None,
    )
    _say(made, at(done or given))
    return made


def _say(made: Job, moment: datetime) -> None:
    """The line of its history that says how it stands."""
    Progress.objects.create(
        job=made,
        number=1,
        kind=Progress.Kind.REPORT,
        state=made.state,
        percent=made.percent,
        done_on=made.done_on,
        by=made.plan.accepted_by,
        at=moment,
    )


def province(by: User, *, items: int = 8, **many: int) -> Province:
    """Every item to every agency; what is late, done and to come varies with both."""
    made, given = plan(by, items=items), agencies(**many)
    give_out(made, given)
    return Province(made, tuple(given), tuple(PlanItem.objects.filter(plan=made).order_by("position")))


def more(made: Plan, *, departments: int, communes: int) -> None:
    """Further agencies under codes of their own, each with a job in every item."""
    extra = [("them-so", Agency.Kind.DEPARTMENT, departments), ("them-xa", Agency.Kind.COMMUNE, communes)]
    rows = [
        Agency(
            code=f"{code}-{n}",
            name=f"Cơ quan {code} {n}",
            kind=kind,
            position=1000 + n,
            valid_from=date(2025, 7, 1),
        )
        for code, kind, count in extra
        for n in range(count)
    ]
    give_out(made, Agency.objects.bulk_create(rows))


def give_out(made: Plan, given: Sequence[Agency]) -> None:
    """A job in every item of the plan for each agency: three bulk writes."""
    rows = list(PlanItem.objects.filter(plan=made).order_by("position"))
    assignments = Assignment.objects.bulk_create(
        Assignment(
            item=item,
            plan=made,
            agency=agency,
            agency_code=agency.code,
            role="lead",
            given_by=made.accepted_by,
            given_at=at(date(2026, 1, 10)),
        )
        for item in rows
        for agency in given
    )
    jobs = Job.objects.bulk_create(_varied(one, made) for one in assignments)
    Progress.objects.bulk_create(
        Progress(
            job=one,
            number=1,
            kind=Progress.Kind.CONFIRM,
            state=one.state,
            percent=one.percent,
            done_on=one.done_on,
            by=made.accepted_by,
            at=at(one.done_on or date(2026, 2, 1)),
        )
        for one in jobs
    )


SLOWNESS = (0, 2, 5, 12, 25, 40, 60)  # per cent of its jobs that an agency does not do


def _varied(given: Assignment, made: Plan) -> Job:
    """Due on a day of the year that follows from item and agency; each agency is slow in its own measure."""
    item, place = given.item, given.agency.position
    mixed = (item.position * 37 + place * 53) % 360
    due = date(2026, 1, 15) + timedelta(days=mixed)
    left_undone = (item.position * 61 + place * 17) % 100 < SLOWNESS[place * 5 % len(SLOWNESS)]
    done = due + timedelta(days=(mixed % 9) - 5) if due < TODAY and not left_undone else None
    return Job(
        assignment=given,
        due_on=due,
        first_due_on=due,
        state=Job.State.DONE if done else Job.State.DOING,
        percent=100 if done else 40,
        done_on=done,
        version=1,
        plan=made,
        item=item,
        agency_code=given.agency_code,
        role="lead",
        field=item.field,
    )


def at(day: date) -> datetime:
    """Noon of a day."""
    return timezone.make_aware(datetime(day.year, day.month, day.day, 12))
