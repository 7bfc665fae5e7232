"""What a load consists of: agencies, people, plans, items, assignments, jobs and their reports, drawn from a seed.

Rows are tuples in the order of the names beside them, made one after another: the nation's million jobs never stand
in memory together. Keys are counted from the first free one, so that rows can point at each other.
"""

import hashlib
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

Row = tuple[Any, ...]
SEED = 2026
FIELDS = (
    "Thể chế",
    "Thủ tục hành chính",
    "Tổ chức bộ máy",
    "Chế độ công vụ",
    "Tài chính công",
    "Chính quyền số",
    "Chỉ đạo, điều hành",
)
VERBS = ("Rà soát", "Ban hành", "Công bố", "Triển khai", "Kiểm tra", "Tập huấn", "Số hóa", "Đánh giá")
THINGS = (
    "quy trình nội bộ",
    "thủ tục hành chính",
    "kế hoạch của cơ quan",
    "cơ sở dữ liệu chuyên ngành",
    "chỉ số hài lòng",
    "vị trí việc làm",
)
WORDS = (
    "Đang thực hiện theo kế hoạch, đã lấy ý kiến các đơn vị liên quan.",
    "Đã hoàn thành, văn bản gửi kèm.",
    "Đã tổng hợp, chờ thẩm định.",
)
COLUMNS = {
    "Agency": "id code name short_name folded kind parent_id position valid_from",
    "User": "id username full_name role password created_at",
    "Membership": "user_id agency_code role valid_from",
    "Document": "id sha256 name media_type size created_at",
    "Intake": "id document_id name state created_by_id created_at source plan_json settled_at settled_by_id",
    "Plan": "id intake_id document_id number title year issued_on accepted_by_id accepted_at folded",
    "PlanItem": "id plan_id position key origin field code text output due_text due_kind due_end folded",
    "NamedAgency": "id item_id role position name folded",
    "Assignment": "id item_id plan_id agency_id agency_code role answers named_id given_by_id given_at",
    "Job": (
        "id assignment_id period starts_on due_on first_due_on state percent done_on reported_at version "
        "plan_id item_id agency_code role field"
    ),
    "Progress": "job_id number kind state asks percent words reason done_on by_id at",
}
QUARTER_ENDS = ((3, 31), (6, 30), (9, 30), (12, 31))


@dataclass(frozen=True, slots=True)
class Size:
    """`agencies` and `assignments` are totals over all provinces and years."""

    provinces: int
    agencies: int
    years: int
    items: int  # of one plan
    assignments: int

    @property
    def plans(self) -> int:
        return self.provinces * self.years


SIZES = {
    "province": Size(provinces=1, agencies=90, years=1, items=200, assignments=5_000),
    "nation": Size(provinces=34, agencies=4_000, years=5, items=140, assignments=600_000),
    "tiny": Size(provinces=2, agencies=20, years=2, items=6, assignments=120),
}


class Shape:
    """Every table of a load. `keys`: the first free primary key of each table."""

    def __init__(self, size: Size, today: date, keys: dict[str, int]) -> None:
        self.size, self.today, self.keys = size, today, keys
        self.first_year = today.year - size.years + 1
        self.at = datetime(self.first_year, 1, 5, 2, tzinfo=UTC)

    def rows_of(self, table: str) -> tuple[tuple[str, ...], Iterator[Row]]:
        """The names of the columns, and the rows."""
        makers = {
            "Agency": self.agencies,
            "User": self.users,
            "Membership": self.memberships,
            "Document": self.documents,
            "Intake": self.intakes,
            "Plan": self.plans,
            "PlanItem": self.items,
            "NamedAgency": self.named,
            "Assignment": self.assignments,
            "Job": self.jobs,
            "Progress": self.progress,
        }
        return tuple(COLUMNS[table].split()), makers[table]()

    # -- who
    def provinces_agencies(self, province: int) -> range:
        """Numbers of the agencies of a province; the first one is its committee, the second its standing agency."""
        each, more = divmod(self.size.agencies, self.size.provinces)
        begin = province * each + min(province, more)
        return range(begin, begin + each + (province < more))

    def agencies(self) -> Iterator[Row]:
        since = date(self.first_year - 1, 7, 1)
        for province in range(self.size.provinces):
            numbers = self.provinces_agencies(province)
            head = self.keys["Agency"] + numbers[0]
            for place, number in enumerate(numbers):
                kind, name = self._agency(province, place)
                parent = None if place == 0 else head
                yield (
                    head + place,
                    code(number),
                    name,
                    f"CQ {number}",
                    _bare(name),
                    kind,
                    parent,
                    number,
                    since,
                )

    def _agency(self, province: int, place: int) -> tuple[str, str]:
        where = f"tỉnh Thử {province + 1}"
        if place == 0:
            return "committee", f"UBND {where}"
        if place < 21:
            return "department", f"Sở số {place} {where}"
        return "commune", f"UBND xã Thử {place - 20} {where}"

    def users(self) -> Iterator[Row]:
        """One for each agency, whose key is the agency's; of each province the first is a leader, the second the standing agency's."""
        for province in range(self.size.provinces):
            for place, number in enumerate(self.provinces_agencies(province)):
                role = ("leader", "standing")[place] if place < 2 else "focal"
                yield (self._user(number), f"nguoi{number}", f"Người thử {number}", role, "!", self.at)

    def memberships(self) -> Iterator[Row]:
        since = date(self.first_year - 1, 7, 1)
        for province in range(self.size.provinces):
            for place, number in enumerate(self.provinces_agencies(province)):
                if place:
                    yield (self._user(number), code(number), "standing" if place == 1 else "focal", since)

    def _user(self, number: int) -> int:
        return self.keys["User"] + number

    # -- what
    def _each_plan(self) -> Iterator[tuple[int, int, int]]:
        """Number, province and year of every plan."""
        for province in range(self.size.provinces):
            for offset in range(self.size.years):
                yield province * self.size.years + offset, province, self.first_year + offset

    def documents(self) -> Iterator[Row]:
        for number, _province, year in self._each_plan():
            digest = hashlib.sha256(f"load {number}".encode()).hexdigest()
            yield (
                self.keys["Document"] + number,
                digest,
                f"ke-hoach-{number}-{year}.docx",
                "text/plain",
                1,
                self.at,
            )

    def intakes(self) -> Iterator[Row]:
        for number, province, _year in self._each_plan():
            officer = self._user(self.provinces_agencies(province)[1])
            document = self.keys["Document"] + number
            yield (
                self.keys["Intake"] + number,
                document,
                f"ke-hoach-{number}.docx",
                "accepted",
                officer,
                self.at,
                {},
                {},
                self.at,
                officer,
            )

    def plans(self) -> Iterator[Row]:
        for number, province, year in self._each_plan():
            officer = self._user(self.provinces_agencies(province)[1])
            title = f"Cải cách hành chính tỉnh Thử {province + 1} năm {year}"
            yield (
                self.keys["Plan"] + number, self.keys["Intake"] + number, self.keys["Document"] + number,
                f"{number + 1}/KH-UBND", title, year, date(year - 1, 12, 20), officer, self.at, _bare(title),
            )  # fmt: skip

    def items(self) -> Iterator[Row]:
        for number, _province, year in self._each_plan():
            for place in range(self.size.items):
                item = number * self.size.items + place
                text = f"{VERBS[item % 8]} {THINGS[item % 6]} nhóm {item}"
                end = self._due(item, year)[-1]
                yield (
                    self.keys["PlanItem"] + item, self.keys["Plan"] + number, place, f"i{place}", "table",
                    FIELDS[place * len(FIELDS) // self.size.items], f"{place + 1}", text, "Quyết định" if item % 2 else "Báo cáo",
                    "Hàng quý" if recurs(item) else f"Trước {end:%d/%m/%Y}", "recurring" if recurs(item) else "date", end, _bare(text),
                )  # fmt: skip

    def named(self) -> Iterator[Row]:
        for number, _province, _year in self._each_plan():
            for place in range(self.size.items):
                item = number * self.size.items + place
                for position, role in enumerate(("lead", "support")):
                    name = f"Cơ quan {role} nhóm {item}"
                    key = self.keys["NamedAgency"] + item * 2 + position
                    yield (key, self.keys["PlanItem"] + item, role, 0, name, _bare(name))

    # -- who does what
    def _each_assignment(self) -> Iterator[tuple[int, int, int, int, int, int, int]]:
        """Number, plan, province, year, item, agency and place among the item's agencies (0 leads)."""
        per_plan, more = divmod(self.size.assignments, self.size.plans)
        done = 0
        for plan, province, year in self._each_plan():
            agencies = self.provinces_agencies(province)[1:]
            here = per_plan + (plan < more)
            per_item, rest = divmod(here, self.size.items)
            for place in range(self.size.items):
                item = plan * self.size.items + place
                many = per_item + (place < rest)
                if many > len(agencies):
                    raise ValueError("more assignments than agencies for an item")
                for turn in range(many):
                    agency = agencies[(item * 7 + turn) % len(agencies)]
                    yield done, plan, province, year, item, agency, turn
                    done += 1

    def assignments(self) -> Iterator[Row]:
        for number, plan, province, year, item, agency, turn in self._each_assignment():
            officer = self._user(self.provinces_agencies(province)[1])
            role = "support" if turn else "lead"
            given = datetime(year, 1, 5, 3, tzinfo=UTC)
            yield (
                self.keys["Assignment"] + number, self.keys["PlanItem"] + item, self.keys["Plan"] + plan,
                self.keys["Agency"] + agency, code(agency), role, not turn,
                self.keys["NamedAgency"] + item * 2 + bool(turn), officer, given,
            )  # fmt: skip

    def _due(self, item: int, year: int) -> list[date]:
        """The due days of an item: four for one that recurs, else one."""
        if recurs(item):
            return [date(year, month, day) for month, day in QUARTER_ENDS]
        return [date(year, 1, 31) + timedelta(days=(item * 37) % 330)]

    def _each_job(self) -> Iterator[tuple[int, int, int, int, int, int, str, date, str]]:
        """Number, assignment, plan, item, agency, turn, period, due day and state of every job."""
        dice = random.Random(SEED)  # noqa: S311  # invented rows, no secret
        done = 0
        for assignment, plan, _province, year, item, agency, turn in self._each_assignment():
            days = self._due(item, year)
            for place, due in enumerate(days):
                period = f"{year}-Q{place + 1}" if len(days) > 1 else ""
                yield done, assignment, plan, item, agency, turn, period, due, self._state(due, dice.random())
                done += 1

    def _state(self, due: date, luck: float) -> str:
        """Of what is over nearly everything is done; of what is to come little has begun."""
        if due.year < self.today.year:
            return "done" if luck < 0.97 else "na"
        if due < self.today:
            return (
                "done"
                if luck < 0.78
                else "confirming"
                if luck < 0.86
                else "returned"
                if luck < 0.89
                else "doing"
            )
        return "done" if luck < 0.08 else "doing" if luck < 0.45 else "todo"

    def jobs(self) -> Iterator[Row]:
        for number, assignment, plan, item, agency, turn, period, due, state in self._each_job():
            done_on = due - timedelta(days=number % 9 - 2) if state == "done" else None
            done_on = min(done_on, self.today) if done_on else None
            told = None if state == "todo" else self._told(due, number)
            field = FIELDS[item % self.size.items * len(FIELDS) // self.size.items]
            yield (
                self.keys["Job"] + number, self.keys["Assignment"] + assignment, period, due - timedelta(days=60), due, due,
                state, 100 if state == "done" else 40 if told else 0, done_on, told, versions(state),
                self.keys["Plan"] + plan, self.keys["PlanItem"] + item, code(agency), "support" if turn else "lead", field,
            )  # fmt: skip

    def progress(self) -> Iterator[Row]:
        for number, _assignment, _plan, _item, agency, _turn, _period, due, state in self._each_job():
            by, at = self._user(agency), self._told(due, number)
            lines = {
                "done": ("confirming", "done"),
                "returned": ("confirming", "returned"),
                "na": ("confirming", "na"),
            }
            after = lines.get(state, (state,)) if state != "todo" else ()
            for place, becomes in enumerate(after, 1):
                kind = "report" if place == 1 else "return" if state == "returned" else "confirm"
                done_on = min(due, self.today) if becomes == "done" else None
                asks = ("na" if state == "na" else "done") if becomes == "confirming" else ""
                reason = "Chưa có văn bản kèm theo." if kind == "return" else ""
                yield (
                    self.keys["Job"] + number, place, kind, becomes, asks, 100 if state == "done" else 40,
                    WORDS[number % 3], reason, done_on, by, at + timedelta(days=place - 1),
                )  # fmt: skip

    def _told(self, due: date, number: int) -> datetime:
        day = min(due - timedelta(days=number % 11), self.today - timedelta(days=3))
        return datetime(day.year, day.month, day.day, 1 + number % 9, tzinfo=UTC)


def recurs(item: int) -> bool:
    return item % 5 == 0


def versions(state: str) -> int:
    """How many lines the history of a job in this state has."""
    return 0 if state == "todo" else 2 if state in ("done", "returned", "na") else 1


def code(number: int) -> str:
    return f"cq-{number}"


def _bare(text: str) -> str:
    from cchc.pure.reading.text import fold

    return fold(text)
