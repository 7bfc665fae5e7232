"""What follows from the work of a load: evidence, later days, money, agencies' own plans, amendments, what people were
told, and the audit trail. Of the year that runs, as of an installation that has been in use for it."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

from bench.shapes import Row, code
from bench.shapes_work import Part, WorkShape

COLUMNS = {
    "Evidence": "job_id document_id number issuer issued_on added_by_id added_at",
    "Extension": "job_id old_due_on new_due_on why asked_by_id asked_at decision decided_by_id decided_at",
    "Spending": "item_id agency_code kind amount on words by_id at",
    "AgencyPlan": (
        "id plan_id agency_id agency_code state made_by_id made_at submitted_by_id submitted_at decided_by_id decided_at "
        "first_submitted_on reason"
    ),
    "AgencyTask": "agency_plan_id parent_id seen position text output unit due_text dropped dropped_why",
    "Amendment": "plan_id number issued_on words changes by_id at applied_at applied_by_id",
    "Message": "person_id day channel state message_id made_at not_before sent_at subject lines read_at",
    "Event": "at by by_name kind object data",
}
# How agencies' own plans stand: one of six has none yet.
STATES = ("approved", "approved", "submitted", "returned", "draft", None)
DIGESTS, LINES = 12, 6  # what everybody was told: days, and lines on each
TRAIL = 40  # lines of a plan's audit trail
Said = dict[int, tuple[str, dict[str, Any]]]


class WholeShape(WorkShape):
    """`said`: to be filled in when the tasks are written; key of a task of the year → its digest and its data
    (`steps.work.parents`)."""

    said: Said

    def tables(self) -> dict[str, tuple[str, Callable[[], Iterator[Row]]]]:
        makers = (
            self.evidence, self.extensions, self.spending, self.agency_plans, self.agency_tasks, self.amendments,
            self.messages, self.events,
        )  # fmt: skip
        own = {name: (COLUMNS[name], make) for name, make in zip(COLUMNS, makers, strict=True)}
        return super().tables() | own

    # -- of jobs
    def evidence(self) -> Iterator[Row]:
        """One of three jobs that are done; several share a document."""
        for made in self.each_job():
            if made.part.year == self.today.year and made.state == "done" and made.number % 3 == 0:
                document = self.keys["Document"] + made.part.plan
                issued = min(made.due or self.today, self.today)
                by, at = self.user(made.part.agency), self.told(made)
                yield self.keys["Job"] + made.number, document, f"{made.number}/BC", "UBND", issued, by, at

    def extensions(self) -> Iterator[Row]:
        """One of four jobs under way asks for a later day; half of the requests are granted."""
        for made in self.each_job():
            if (
                made.due
                and made.due.year == self.today.year
                and made.state == "doing"
                and made.number % 8 < 2
            ):
                officer, at = self.user(self.provinces_agencies(made.part.province)[1]), self.told(made)
                decided = ("granted", officer, at) if made.number % 8 else ("asked", None, None)
                later, by = made.due + timedelta(days=20), self.user(made.part.agency)
                yield self.keys["Job"] + made.number, made.due, later, "Chờ hướng dẫn.", by, at, *decided

    def spending(self) -> Iterator[Row]:
        """Three lines for every task of the year."""
        for number, province, year in self.each_plan():
            officer = self.user(self.provinces_agencies(province)[1])
            for place in range(self.size.items) if year == self.today.year else ():
                item = number * self.size.items + place
                for kind, share in (("planned", 10), ("allocated", 9), ("spent", 6)):
                    amount = share * (1 + item % 7) * 1_000_000
                    yield (
                        self.keys["PlanItem"] + item,
                        "",
                        kind,
                        amount,
                        date(year, 1, 20),
                        "",
                        officer,
                        self.at,
                    )

    # -- agencies' own plans
    def _own_plans(self) -> Iterator[tuple[int, int, int, int, str]]:
        """Number, plan, province, agency and state."""
        done = 0
        for number, province, year in self.each_plan():
            for agency in self.provinces_agencies(province)[1:] if year == self.today.year else ():
                if state := STATES[agency % len(STATES)]:
                    yield done, number, province, agency, state
                    done += 1

    def agency_plans(self) -> Iterator[Row]:
        at, later = self._at(1, 10), self._at(1, 20)
        for number, plan, province, agency, state in self._own_plans():
            by, officer = self.user(agency), self.user(self.provinces_agencies(province)[1])
            sent = (by, at) if state != "draft" else (None, None)
            decided = (officer, later) if state in ("approved", "returned") else (None, None)
            yield (
                self.keys["AgencyPlan"] + number, self.keys["Plan"] + plan, self.keys["Agency"] + agency, code(agency),
                state, by, at, *sent, *decided, at.date() if sent[0] else None,
                "Chưa đủ nhiệm vụ." if state == "returned" else "",
            )  # fmt: skip

    def agency_tasks(self) -> Iterator[Row]:
        """What an agency was given, less one of ten that it left out; one of twelve is dropped with a reason; two more
        of its own. One of twenty agreed to words that the province has changed since."""
        plans = {(plan, agency): number for number, plan, _province, agency, _state in self._own_plans()}
        for part in self.each_part():
            number = plans.get((part.plan, part.agency))
            if number is not None and part.number % 10:
                parent = self.keys["PlanItem"] + part.item
                seen = self.said[parent][0] if part.number % 20 != 7 else "0" * 64
                yield self._task(number, part, parent, seen)
        for number in plans.values():
            for place in range(2):
                text = f"Việc riêng của cơ quan số {place + 1}"
                yield self.keys["AgencyPlan"] + number, None, "", 9_000 + place, text, "Báo cáo", "Văn phòng", "Quý IV", False, ""  # fmt: skip

    def _task(self, number: int, part: Part, parent: int, seen: str) -> Row:
        dropped = part.number % 12 == 5
        why = "Không thuộc chức năng của cơ quan." if dropped else ""
        place = part.item % self.size.items
        return (
            self.keys["AgencyPlan"] + number,
            parent,
            seen,
            place,
            "",
            "",
            "Phòng Tổng hợp",
            "",
            dropped,
            why,
        )

    def amendments(self) -> Iterator[Row]:
        """Of every plan of the year two that hold and one in preparation, each of five tasks."""
        for number, province, year in self.each_plan():
            officer = self.user(self.provinces_agencies(province)[1])
            for turn in range(3) if year == self.today.year else ():
                items = [number * self.size.items + turn * 5 + place for place in range(5)]
                changes = [self._change(self.keys["PlanItem"] + item, self.said) for item in items]
                at = self._at(3 + turn, 1)
                applied = (at, officer) if turn < 2 else (None, None)
                yield (
                    self.keys["Plan"] + number,
                    f"{turn + 1}/QĐ-UBND",
                    at.date(),
                    "",
                    changes,
                    officer,
                    at,
                    *applied,
                )

    @staticmethod
    def _change(item: int, said: Said) -> dict[str, Any]:
        after = said[item][1]
        before = {**after, "text": f"{after['text']} (cũ)"}
        return {"item": item, "key": f"i{item}", "before": before, "after": after, "why": ""}

    # -- what people were told, and what was done
    def messages(self) -> Iterator[Row]:
        """The last days' digests of who acts for an agency; the newest two are not read yet."""
        for agency in range(self.size.agencies):
            for back in range(1, DIGESTS + 1):
                day = self.today - timedelta(days=back)
                at = datetime(day.year, day.month, day.day, 1, tzinfo=UTC)
                lines = [self._line(agency, place) for place in range(LINES)]
                read = at if back > 2 else None
                key = f"load-{agency}-{back}"
                yield (
                    self.user(agency),
                    day,
                    "app",
                    "sent",
                    key,
                    at,
                    at,
                    at,
                    f"{LINES} việc cần chú ý",
                    lines,
                    read,
                )

    def _line(self, agency: int, place: int) -> dict[str, Any]:
        return {
            "group": ("returned", "late", "soon")[place // 2], "words": f"Rà soát quy trình nội bộ nhóm {place}",
            "url": f"/viec/{self.keys['Job'] + agency}/", "agency_code": code(agency), "permission": "work_read",
            "agency": f"CQ {agency}", "due_on": self.today.isoformat(),
        }  # fmt: skip

    def events(self) -> Iterator[Row]:
        """Of every plan a trail, and of every job of the year that was reported on one line."""
        for number, province, year in self.each_plan():
            officer = self.provinces_agencies(province)[1] * self.size.people
            for turn in range(TRAIL):
                about = f"plans.plan:{self.keys['Plan'] + number}"
                at = datetime(year, 1 + turn % 11, 1 + turn % 28, 3, tzinfo=UTC)
                yield at, f"nguoi{officer}", f"Người thử {officer}", "plans.read_again", about, {}
        for made in self.each_job():
            if made.part.year == self.today.year and made.state != "todo":
                by = made.part.agency * self.size.people
                about = f"work.job:{self.keys['Job'] + made.number}"
                data = {"state": made.state, "percent": 40, "evidence": 0}
                yield self.told(made), f"nguoi{by}", f"Người thử {by}", "work.reported", about, data

    def _at(self, month: int, day: int) -> datetime:
        return datetime(self.today.year, month, day, 3, tzinfo=UTC)
