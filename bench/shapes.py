"""Who and what a load consists of: agencies, groups, people, plans, their tasks and the names in them.

Rows are tuples in the order of the names beside them, made one after another: the nation's million jobs never stand
in memory together. Keys are counted from the first free one, so that rows can point at each other. Who does what is
in bench/shapes_work.py, what follows from it in bench/shapes_more.py.
"""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

Row = tuple[Any, ...]
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
COLUMNS = {
    "Agency": "id code name short_name folded kind parent_id position valid_from",
    "Group": "key name kinds valid_from",
    "User": "id username full_name email folded role password created_at",
    "Membership": "user_id agency_code role valid_from",
    "Document": "id sha256 name media_type size created_at",
    "Intake": "id document_id name state created_by_id created_at source plan_json settled_at settled_by_id",
    "Plan": "id intake_id document_id number title issuer year issued_on accepted_by_id accepted_at folded",
    "PlanItem": "id plan_id position key origin field code text output due_text due_kind due_end due_recurrence due_event folded",
    "NamedAgency": "id item_id role position name folded",
}
EVENTS = 6
QUARTER_ENDS = ((3, 31), (6, 30), (9, 30), (12, 31))


@dataclass(frozen=True, slots=True)
class Size:
    """`agencies` and `assignments` are totals over all provinces and years."""

    provinces: int
    agencies: int
    years: int
    items: int  # of one plan
    assignments: int
    people: int = 1  # in each agency

    @property
    def plans(self) -> int:
        return self.provinces * self.years


SIZES = {
    "province": Size(provinces=1, agencies=90, years=1, items=200, assignments=5_000, people=3),
    "nation": Size(provinces=34, agencies=4_000, years=5, items=140, assignments=600_000, people=3),
    "tiny": Size(provinces=2, agencies=20, years=2, items=20, assignments=160, people=2),
}


class Shape:
    """Every table of a load. `keys`: the first free primary key of each table."""

    def __init__(self, size: Size, today: date, keys: dict[str, int]) -> None:
        self.size, self.today, self.keys = size, today, keys
        self.first_year = today.year - size.years + 1
        self.at = datetime(self.first_year, 1, 5, 2, tzinfo=UTC)

    def rows_of(self, table: str) -> tuple[tuple[str, ...], Iterator[Row]]:
        """The names of the columns, and the rows."""
        names, rows = self.tables()[table]
        return tuple(names.split()), rows()

    def tables(self) -> dict[str, tuple[str, Callable[[], Iterator[Row]]]]:
        """Every table in the order in which it can be written: its columns, and what makes its rows."""
        makers = (
            self.agencies, self.groups, self.users, self.memberships, self.documents, self.intakes, self.plans,
            self.items, self.named,
        )  # fmt: skip
        return {name: (COLUMNS[name], make) for name, make in zip(COLUMNS, makers, strict=True)}

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
                    bare(name),
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

    def groups(self) -> Iterator[Row]:
        """What plans call many agencies by; in a nation each province's plan means its own."""
        since = date(self.first_year - 1, 7, 1)
        yield "so-ban-nganh", "Các sở, ban, ngành", ["department"], since
        yield "ubnd-cap-xa", "UBND cấp xã", ["commune"], since

    def users(self) -> Iterator[Row]:
        """Some for each agency, the first of whom acts for it; of each province the first agency's is a leader, the
        second's the standing agency's. The last of all keeps the accounts."""
        for province in range(self.size.provinces):
            for place, number in enumerate(self.provinces_agencies(province)):
                role = ("leader", "standing")[place] if place < 2 else "focal"
                for turn in range(self.size.people):
                    yield self._person(number * self.size.people + turn, "viewer" if turn else role)
        yield self._person(self.size.agencies * self.size.people, "admin")

    def _person(self, place: int, role: str) -> Row:
        login, name = f"nguoi{place}", f"Người thử {place}"
        folded = f"{bare(name)} {login} {login}@example.net"
        return (self.keys["User"] + place, login, name, f"{login}@example.net", folded, role, "!", self.at)

    def memberships(self) -> Iterator[Row]:
        since = date(self.first_year - 1, 7, 1)
        for province in range(self.size.provinces):
            for place, number in enumerate(self.provinces_agencies(province)):
                if place:
                    yield (self.user(number), code(number), "standing" if place == 1 else "focal", since)

    def user(self, number: int) -> int:
        """The key of who acts for an agency."""
        return self.keys["User"] + number * self.size.people

    # -- what
    def each_plan(self) -> Iterator[tuple[int, int, int]]:
        """Number, province and year of every plan."""
        for province in range(self.size.provinces):
            for offset in range(self.size.years):
                yield province * self.size.years + offset, province, self.first_year + offset

    def documents(self) -> Iterator[Row]:
        for number, _province, year in self.each_plan():
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
        for number, province, _year in self.each_plan():
            officer = self.user(self.provinces_agencies(province)[1])
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
        for number, province, year in self.each_plan():
            officer = self.user(self.provinces_agencies(province)[1])
            title = f"Cải cách hành chính tỉnh Thử {province + 1} năm {year}"
            yield (
                self.keys["Plan"] + number, self.keys["Intake"] + number, self.keys["Document"] + number,
                f"{number + 1}/KH-UBND", title, f"UBND tỉnh Thử {province + 1}", year, date(year - 1, 12, 20), officer, self.at, bare(title),
            )  # fmt: skip

    def items(self) -> Iterator[Row]:
        for number, _province, year in self.each_plan():
            for place in range(self.size.items):
                item = number * self.size.items + place
                text = f"{VERBS[item % 8]} {THINGS[item % 6]} nhóm {item}"
                kind, days = self.kind(item, year), self.due(item, year)
                words = {"recurring": "Hàng quý", "date": f"Trước {days[-1]:%d/%m/%Y}" if days else ""}
                yield (
                    self.keys["PlanItem"] + item, self.keys["Plan"] + number, place, f"i{place}", "table",
                    FIELDS[place * len(FIELDS) // self.size.items], f"{place + 1}", text, "Quyết định" if item % 2 else "Báo cáo",
                    words.get(kind, "Sau khi Trung ương công bố"), kind, days[-1] if days else None,
                    "quarterly" if kind == "recurring" else "", event(item) if kind == "after_event" else "", bare(text),
                )  # fmt: skip

    def kind(self, item: int, year: int) -> str:
        """What sort of deadline a task has: one of five recurs; in the year that runs some wait for an event or a day."""
        if item % 5 == 0:
            return "recurring"
        waiting = {7: "after_event", 13: "roadmap"} if year == self.today.year else {}
        return waiting.get(item % 20, "date")

    def due(self, item: int, year: int) -> list[date]:
        """The due days of a task: four for one that recurs, none for what cannot be dated, else one."""
        kind = self.kind(item, year)
        if kind == "recurring":
            return [date(year, month, day) for month, day in QUARTER_ENDS]
        return [date(year, 1, 31) + timedelta(days=(item * 37) % 330)] if kind == "date" else []

    def named(self) -> Iterator[Row]:
        """A task names one agency that leads, and a group that supports; one of twelve names nobody knows."""
        for number, province, _year in self.each_plan():
            for place in range(self.size.items):
                item = number * self.size.items + place
                first = self.provinces_agencies(province)[0]
                leads = self._agency(province, self.agency_of(province, item, 0) - first)[1]
                group = ("Các sở, ban, ngành", "UBND cấp xã")[item % 2]
                supports = f"Đơn vị tư vấn nhóm {item % 7}" if item % 12 == 5 else group
                for position, (role, name) in enumerate((("lead", leads), ("support", supports))):
                    key = self.keys["NamedAgency"] + item * 2 + position
                    yield (key, self.keys["PlanItem"] + item, role, 0, name, bare(name))

    def agency_of(self, province: int, item: int, turn: int) -> int:
        """Number of the agency that has a task, the `turn`-th of them (0 leads)."""
        agencies = self.provinces_agencies(province)[1:]
        return agencies[(item * 7 + turn) % len(agencies)]


def code(number: int) -> str:
    return f"cq-{number}"


def event(item: int) -> str:
    """What a task waits for: one of six events of the year."""
    return f"Trung ương công bố chỉ số {item // 20 % EVENTS + 1}"


def bare(text: str) -> str:
    from cchc.pure.reading.text import fold

    return fold(text)
