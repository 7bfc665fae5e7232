"""A small Tỉnh Mẫu for tests of the year's work: agencies, people with their agencies, a plan made of rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from cchc.pure.deadline import read_due
from cchc.pure.reading.text import fold
from cchc.shared.accounts.models import Membership, User
from cchc.shared.accounts.roles import FOCAL, LEADER, STANDING, VIEWER, Role
from cchc.shared.agencies.models import Agency, Group
from cchc.shared.agencies.proposals import propose_groups
from cchc.shared.records.actions import store_document
from cchc.steps.plans.models import Intake, NamedAgency, Plan, PlanItem

SINCE = date(2021, 1, 1)
TODAY = date(2026, 4, 15)
AGENCIES = (
    ("UBND", "UBND tỉnh Mẫu", "", "committee"),
    ("VP", "Văn phòng UBND tỉnh", "VP UBND tỉnh", "office"),
    ("SNV", "Sở Nội vụ", "SNV", "department"),
    ("STP", "Sở Tư pháp", "STP", "department"),
    ("STC", "Sở Tài chính", "STC", "department"),
    ("SKH", "Sở Khoa học và Công nghệ", "Sở KH&CN", "department"),
    ("CA", "Công an tỉnh", "CA tỉnh", "central"),
)
COMMUNES = ("An Bình", "Bình Minh", "Cẩm Sơn", "Đồng Tâm", "Hòa Lạc")


@dataclass(frozen=True, slots=True)
class Row:
    """A task as a plan says it."""

    text: str = "Rà soát quy trình nội bộ"
    lead: tuple[str, ...] = ("Sở Nội vụ",)
    support: tuple[str, ...] = ()
    due: str = "Quý II năm 2026"
    output: str = "Báo cáo"
    field: str = "Cải cách thể chế"


def make_agencies(communes: int = len(COMMUNES)) -> dict[str, Agency]:
    """The agencies by code, and the standard groups."""
    rows = [*AGENCIES]
    rows += [
        (f"X{n}", f"UBND xã {COMMUNES[n] if n < len(COMMUNES) else f'Số {n}'}", "", "commune")
        for n in range(communes)
    ]
    made = {}
    for position, (code, name, short, kind) in enumerate(rows):
        made[code] = Agency.objects.create(
            code=code,
            name=name,
            short_name=short,
            folded=fold(f"{name} {short}"),
            kind=kind,
            position=position,
            valid_from=SINCE,
            parent=made.get("UBND"),
        )
    propose_groups()
    return made


def make_person(username: str, role: Role, *codes: str) -> User:
    """Somebody with a role, and the same role in some agencies."""
    user = User.objects.create(username=username, full_name=f"Cán bộ {username}", role=VIEWER.key)
    for code in codes or ("",):
        Membership.objects.create(user=user, agency_code=code, role=role.key, valid_from=SINCE)
    return user


def make_people() -> dict[str, User]:
    return {
        "chau": make_person("chau", STANDING, "SNV"),
        "duc": make_person("duc", STANDING, "SNV"),
        "hang": make_person("hang", FOCAL, "STP"),
        "khoa": make_person("khoa", FOCAL, "SKH"),
        "xuan": make_person("xuan", FOCAL, "X0"),
        "noi": make_person("noi", FOCAL, "SNV"),
        "chu": make_person("chu", LEADER),
        "xem": make_person("xem", VIEWER),
    }


def make_plan(rows: Sequence[Row], by: User, *, year: int = 2026, number: str = "12/KH-UBND") -> Plan:
    """An accepted plan with these tasks."""
    document = store_document(f"{number} {year}".encode(), "ke-hoach.txt", by=by)
    at = timezone.now()
    intake = Intake.objects.create(
        document=document,
        name="ke-hoach.txt",
        state=Intake.State.ACCEPTED,
        created_by=by,
        settled_by=by,
        settled_at=at,
        source={},
        plan_json={"schema": "cchc.plan/1"},
        read_at=at,
    )
    plan = Plan.objects.create(
        intake=intake,
        document=document,
        number=number,
        title=f"Kế hoạch cải cách hành chính tỉnh Mẫu năm {year}",
        issuer="UBND tỉnh Mẫu",
        year=year,
        issued_on=date(year - 1, 12, 20),
        accepted_by=by,
        accepted_at=at,
        folded="ke hoach",
    )
    for position, row in enumerate(rows, start=1):
        add_item(plan, row, position)
    return plan


def add_item(plan: Plan, row: Row, position: int) -> PlanItem:
    due = read_due(row.due or None, year=plan.year)
    item = PlanItem.objects.create(
        plan=plan,
        position=position,
        key=f"i{position}",
        origin="table",
        field=row.field,
        code=str(position),
        text=row.text,
        output=row.output,
        folded=fold(row.text),
        due_text=due.text or "",
        due_kind=due.kind,
        due_start=due.start,
        due_end=due.end,
        due_recurrence=due.recurrence or "",
        due_event=due.event or "",
        due_offset=due.offset or "",
        due_milestones=[
            {"text": one.text, "end": one.end.isoformat() if one.end else None} for one in due.milestones
        ],
    )
    named = [(role, at, name) for role in ("lead", "support") for at, name in enumerate(getattr(row, role))]
    NamedAgency.objects.bulk_create(
        [
            NamedAgency(item=item, role=role, position=at, name=name, folded=fold(name))
            for role, at, name in named
        ]
    )
    return item


def make_group(key: str, name: str, codes: Sequence[str]) -> Group:
    return Group.objects.create(key=key, name=name, codes=list(codes), valid_from=SINCE)


def days(count: int) -> timedelta:
    return timedelta(days=count)
