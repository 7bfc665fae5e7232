"""What happens beside the reports: names are settled, events recorded, agencies' own plans handed in, money spent."""

import re
import zlib
from collections.abc import Iterable
from datetime import date, timedelta

from cchc.shared.accounts.models import User
from cchc.shared.agencies.models import Agency
from cchc.steps.plans.models import Plan, PlanItem
from cchc.steps.work import actions
from cchc.steps.work.actions import cascade, cascade_review
from cchc.steps.work.errors import Refused
from cchc.steps.work.models import AgencyPlan, Assignment, Happening, Job, Spending
from cchc.steps.work.queries.names import unresolved
from cchc.web.site.demo.year import fates
from cchc.web.site.demo.year.moves import Stage

JANUARY = date(2026, 1, 9)
EVENT, EVENT_SOURCE = date(2026, 6, 18), "Quyết định công bố kết quả của Bộ Nội vụ"
DATED, DATED_DUE = date(2026, 5, 11), date(2026, 10, 31)
MILLIONS = re.compile(r"^([\d.]+) triệu đồng$")
SPENT = ((date(2026, 4, 15), 20), (date(2026, 7, 15), 35), (date(2026, 10, 15), 30))  # per cent of the plan
NEVER, LATE, RETURNED = 4, 14, 20  # of a hundred agencies: no plan at all, too late, returned once
RETURN_REASON = "Nhiệm vụ còn chung chung; đề nghị ghi rõ sản phẩm và người thực hiện."


class Side:
    def __init__(self, plan: Plan, standing: User) -> None:
        self.plan, self.standing = plan, standing
        self.cascade: dict[date, list[tuple[str, Agency]]] = {}

    def begin(self) -> None:
        """On the first day: a name that one candidate fits is settled, the others are left for the person to try."""
        for one in unresolved(self.plan):
            if len(one.candidates) == 1:
                actions.settle_name(one.named, by=self.standing, agency_code=one.candidates[0].code)
        self._plan_money()
        self._plan_cascade()

    def days(self) -> list[date]:
        return [EVENT, DATED, *(day for day, _share in SPENT), *self.cascade]

    def on(self, day: date, stage: Stage) -> None:
        """Everything of this day."""
        for what, agency in self.cascade.get(day, []):
            self._cascade(what, agency, stage)
        if day == EVENT:
            self._event()
        if day == DATED:
            self._date_roadmap()
        for spent_on, share in SPENT:
            if day == spent_on:
                self._spend(day, share)

    # -- agencies' own plans
    def _plan_cascade(self) -> None:
        held = Assignment.objects.filter(plan=self.plan, ended_on=None).order_by().values("agency_code")
        agencies = Agency.objects.filter(code__in=held, valid_to=None).order_by("position", "code")
        for agency in agencies:
            luck = zlib.crc32(agency.code.encode()) % 100
            drafted = JANUARY + timedelta(days=luck % 4)
            self._at(drafted, "draft", agency)
            if luck < NEVER:
                continue
            sent = JANUARY + timedelta(days=(30 + luck) if luck < LATE else 4 + luck % 18)
            self._at(sent, "submit", agency)
            if luck < RETURNED:
                self._at(sent + timedelta(days=4), "return", agency)
                if luck % 2:
                    self._at(sent + timedelta(days=9), "submit", agency)
                    self._at(sent + timedelta(days=12), "approve", agency)
            else:
                self._at(sent + timedelta(days=3), "approve", agency)

    def _at(self, day: date, what: str, agency: Agency) -> None:
        self.cascade.setdefault(fates.working_day(day), []).append((what, agency))

    def _cascade(self, what: str, agency: Agency, stage: Stage) -> None:
        by = stage.people[agency.code]
        if what == "draft":
            cascade.draft(self.plan, agency=agency, by=by)
            return
        found = AgencyPlan.objects.filter(plan=self.plan, agency_code=agency.code).first()
        if found is None:
            return
        try:
            if what == "submit":
                cascade_review.submit(found, version=found.version, by=by)
            elif what == "return":
                cascade_review.return_(found, reason=RETURN_REASON, version=found.version, by=self.standing)
            else:
                cascade_review.approve(found, version=found.version, by=self.standing)
        except Refused:
            return  # such as a plan that the officer who decides handed in

    # -- events and days
    def _event(self) -> None:
        for happening in Happening.objects.filter(year=self.plan.year, folded__contains="cong bo", on=None):
            actions.record_happening(happening, on=EVENT, source=EVENT_SOURCE, by=self.standing)

    def _date_roadmap(self) -> None:
        job = Job.objects.filter(plan=self.plan, item__due_kind="roadmap", due_on=None, ended=False).first()
        if job:
            why = "Văn bản hướng dẫn của Bộ Nội vụ nêu thời hạn."
            actions.set_due(job, due_on=DATED_DUE, why=why, by=self.standing)

    # -- money
    def _items_with_money(self) -> Iterable[tuple[PlanItem, int]]:
        for item in PlanItem.objects.filter(plan=self.plan).order_by("position"):
            found = MILLIONS.match(item.budget.strip())
            if found:
                yield item, int(found[1].replace(".", "")) * 10**6

    def _plan_money(self) -> None:
        for item, amount in self._items_with_money():
            self._money(item, Spending.Kind.PLANNED, amount, JANUARY, "Theo kế hoạch")
            given = amount * (90 if item.position % 4 == 0 else 100) // 100
            self._money(item, Spending.Kind.ALLOCATED, given, JANUARY, "Dự toán được giao đầu năm")

    def _spend(self, day: date, share: int) -> None:
        for item, amount in self._items_with_money():
            if (item.position + day.month) % 5:
                self._money(
                    item, Spending.Kind.SPENT, amount * share // 100, day, f"Thanh toán đợt tháng {day.month}"
                )

    def _money(self, item: PlanItem, kind: str, amount: int, day: date, words: str) -> None:
        actions.add_spending(item, kind=kind, amount=amount, on=day, by=self.standing, words=words)
