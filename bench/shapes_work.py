"""Who does what in a load: assignments, jobs and their history, drawn from a seed."""

import random
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from bench.shapes import EVENTS, FIELDS, Row, Shape, bare, code, event

SEED = 2026
WORDS = (
    "Đang thực hiện theo kế hoạch, đã lấy ý kiến các đơn vị liên quan.",
    "Đã hoàn thành, văn bản gửi kèm.",
    "Đã tổng hợp, chờ thẩm định.",
)
COLUMNS = {
    "Happening": "id name folded year",
    "Assignment": "id item_id plan_id agency_id agency_code role answers named_id given_by_id given_at",
    "Job": (
        "id assignment_id period starts_on due_on first_due_on waits_for_id state percent done_on reported_at version "
        "plan_id item_id agency_code role field"
    ),
    "Progress": "job_id number kind state asks percent words reason done_on by_id at",
}


class Part(NamedTuple):
    """An assignment; all are numbers from 0. `turn`: its agency's place among the task's, 0 leads."""

    number: int
    plan: int
    province: int
    year: int
    item: int
    agency: int
    turn: int


class Made(NamedTuple):
    """A job."""

    number: int
    part: Part
    period: str
    due: date | None
    state: str


class WorkShape(Shape):
    """A load with its assignments and jobs."""

    def tables(self) -> dict[str, tuple[str, Callable[[], Iterator[Row]]]]:
        makers = (self.happenings, self.assignments, self.jobs, self.progress)
        own = {name: (COLUMNS[name], make) for name, make in zip(COLUMNS, makers, strict=True)}
        return super().tables() | own

    def happenings(self) -> Iterator[Row]:
        """Nothing of it has happened yet."""
        for number in range(EVENTS):
            name = event(number * 20)
            yield self.keys["Happening"] + number, name, bare(name), self.today.year

    def each_part(self) -> Iterator[Part]:
        per_plan, more = divmod(self.size.assignments, self.size.plans)
        done = 0
        for plan, province, year in self.each_plan():
            per_item, rest = divmod(per_plan + (plan < more), self.size.items)
            for place in range(self.size.items):
                item = plan * self.size.items + place
                many = per_item + (place < rest)
                if many >= len(self.provinces_agencies(province)):
                    raise ValueError("more assignments than agencies for an item")
                for turn in range(many):
                    yield Part(done, plan, province, year, item, self.agency_of(province, item, turn), turn)
                    done += 1

    def assignments(self) -> Iterator[Row]:
        for part in self.each_part():
            officer = self.user(self.provinces_agencies(part.province)[1])
            yield (
                self.keys["Assignment"] + part.number, self.keys["PlanItem"] + part.item, self.keys["Plan"] + part.plan,
                self.keys["Agency"] + part.agency, code(part.agency), role(part), not part.turn,
                self.keys["NamedAgency"] + part.item * 2 + bool(part.turn), officer, datetime(part.year, 1, 5, 3, tzinfo=UTC),
            )  # fmt: skip

    def each_job(self) -> Iterator[Made]:
        dice = random.Random(SEED)  # noqa: S311  # invented rows, no secret
        done = 0
        for part in self.each_part():
            days: list[date | None] = [*self.due(part.item, part.year)] or [None]
            for place, due in enumerate(days):
                period = f"{part.year}-Q{place + 1}" if len(days) > 1 else ""
                yield Made(done, part, period, due, self._state(due, dice.random()))
                done += 1

    def _state(self, due: date | None, luck: float) -> str:
        """Of what is over nearly everything is done; of what is to come little has begun."""
        if due is None:
            return "doing" if luck < 0.3 else "todo"
        if due.year < self.today.year:
            return "done" if luck < 0.97 else "na"
        over = ((0.78, "done"), (0.86, "confirming"), (0.89, "returned"), (1, "doing"))
        ahead = ((0.08, "done"), (0.45, "doing"), (1, "todo"))
        return next(state for share, state in (over if due < self.today else ahead) if luck < share)

    def jobs(self) -> Iterator[Row]:
        keys = self.keys
        for made in self.each_job():
            part, due = made.part, made.due
            done_on = due - timedelta(days=made.number % 9 - 2) if made.state == "done" and due else None
            done_on = min(done_on, self.today) if done_on else None
            told = None if made.state == "todo" else self.told(made)
            waits = self.kind(part.item, part.year) == "after_event"
            field = FIELDS[part.item % self.size.items * len(FIELDS) // self.size.items]
            yield (
                keys["Job"] + made.number, keys["Assignment"] + part.number, made.period,
                due - timedelta(days=60) if due else None, due, due,
                keys["Happening"] + part.item // 20 % EVENTS if waits else None,
                made.state, 100 if made.state == "done" else 40 if told else 0, done_on, told, versions(made.state),
                keys["Plan"] + part.plan, keys["PlanItem"] + part.item, code(part.agency), role(part), field,
            )  # fmt: skip

    def progress(self) -> Iterator[Row]:
        lines = {"done": ("confirming", "done"), "returned": ("confirming", "returned"), "na": ("confirming", "na")}  # fmt: skip
        for made in self.each_job():
            state = made.state
            if state == "todo":
                continue
            by, at = self.user(made.part.agency), self.told(made)
            for place, becomes in enumerate(lines.get(state, (state,)), 1):
                kind = "report" if place == 1 else "return" if state == "returned" else "confirm"
                done_on = min(made.due or self.today, self.today) if becomes == "done" else None
                asks = ("na" if state == "na" else "done") if becomes == "confirming" else ""
                reason = "Chưa có văn bản kèm theo." if kind == "return" else ""
                yield (
                    self.keys["Job"] + made.number, place, kind, becomes, asks, 100 if state == "done" else 40,
                    WORDS[made.number % 3], reason, done_on, by, at + timedelta(days=place - 1),
                )  # fmt: skip

    def told(self, made: Made) -> datetime:
        """When its agency reported."""
        day = min((made.due or self.today) - timedelta(days=made.number % 11), self.today - timedelta(days=3))
        return datetime(day.year, day.month, day.day, 1 + made.number % 9, tzinfo=UTC)


def role(part: Part) -> str:
    return "support" if part.turn else "lead"


def versions(state: str) -> int:
    """How many lines the history of a job in this state has."""
    return 0 if state == "todo" else 2 if state in ("done", "returned", "na") else 1
