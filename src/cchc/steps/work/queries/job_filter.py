"""Which jobs are asked for: read from an address, written back into one, said in words, turned into a condition."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta

from django.db.models import F, Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cchc.pure.day import read_day
from cchc.pure.reading.text import fold
from cchc.steps.plans.wording import calm
from cchc.steps.work.models import Assignment, Job
from cchc.steps.work.queries.status import NOT_HAPPENED, SOON_DAYS

ALL_PLANS = ALL = "tat-ca"
MINE = "toi"
NO_FIELD = "-"  # in an address: jobs whose task stands under no field
WHEN = {
    "qua-han": gettext_lazy("Quá hạn"),
    "sap-den-han": gettext_lazy("Sắp đến hạn"),
    "con-viec": gettext_lazy("Chưa hoàn thành"),
    "cho-su-kien": gettext_lazy("Chờ sự kiện"),
    "chua-co-han": gettext_lazy("Chưa xác định được ngày"),
    "xong-muon": gettext_lazy("Hoàn thành muộn"),
}
ROLES = {"chu-tri": Assignment.Role.LEAD, "phoi-hop": Assignment.Role.SUPPORT}
STATES = {
    "chua-bat-dau": Job.State.TODO,
    "dang-thuc-hien": Job.State.DOING,
    "cho-xac-nhan": Job.State.CONFIRMING,
    "tra-lai": Job.State.RETURNED,
    "hoan-thanh": Job.State.DONE,
    "khong-ap-dung": Job.State.NOT_APPLICABLE,
}
NAMES = {
    "words": "tim",
    "plan": "ke-hoach",
    "agency": "co-quan",
    "field": "linh-vuc",
    "state": "trang-thai",
    "when": "han",
    "since": "tu",
    "until": "den",
    "role": "vai-tro",
    "item": "nhiem-vu",
    "whose": "cua",
    "sort": "xep",
    "flat": "tung-viec",
}
SORTS = {
    "thu-tu": ("plan_id", "item__position"),
    "co-quan": ("assignment__agency__position", "assignment__agency__name"),
    "thoi-han": ("due_on",),
    "trang-thai": ("state", "percent"),
    "cap-nhat": ("reported_at",),
}


@dataclass(frozen=True, slots=True)
class JobFilter:
    """Empty: everything. `plan` and `item` are keys of rows as text, `agency` a code, the rest values of the tables."""

    words: str = ""
    plan: str = ""
    agency: str = ""
    field: str = ""
    state: str = ""
    when: str = ""
    since: date | None = None
    until: date | None = None
    role: str = ""
    item: str = ""
    whose: str = ""
    sort: str = ""
    flat: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing but the plan narrows the list."""
        return replace(self, plan="", whose="", sort="", flat="") == JobFilter()

    def condition(self, today: date, own: Collection[str] = ()) -> Q:
        """`own`: the agencies of whoever asks, by code."""
        found = Q(agency_code__in=own) if self.whose == MINE else Q()
        for word in fold(self.words).split():
            found &= Q(item__folded__contains=word) | Q(assignment__agency__folded__contains=word)
        if self.plan and self.plan != ALL_PLANS:
            found &= Q(plan=int(self.plan))
        if self.item:
            found &= Q(item=int(self.item))
        if self.agency:
            found &= Q(agency_code=self.agency)
        if self.field:
            found &= Q(field="" if self.field == NO_FIELD else self.field[:255])
        if self.state:
            found &= Q(state=STATES[self.state])
        if self.role:
            found &= Q(role=ROLES[self.role])
        if self.when:
            found &= due_condition(self.when, today)
        if self.since:
            found &= Q(due_on__gte=self.since)
        if self.until:
            found &= Q(due_on__lte=self.until)
        return found


def due_condition(when: str, today: date) -> Q:
    """How jobs stand to their day, seen from `today`: what `pure.deadline.status` says of one, said of all.

    What was reported as done is measured by the day that is claimed, not by the day it waits for confirmation.
    """
    open_ = Q(state__in=Job.OPEN)
    claimed = Q(state=Job.State.CONFIRMING, done_on__isnull=False)
    continuous = Q(item__due_kind="continuous")
    no_day = open_ & Q(due_on__isnull=True)
    return {
        "qua-han": open_ & ((~claimed & Q(due_on__lt=today)) | (claimed & Q(done_on__gt=F("due_on")))),
        "sap-den-han": open_ & ~claimed & Q(due_on__range=(today, today + timedelta(days=SOON_DAYS))),
        "cho-su-kien": no_day & NOT_HAPPENED,
        "chua-co-han": no_day & (Q(waits_for__isnull=True) | Q(waits_for__on__isnull=False)) & ~continuous,
        "con-viec": open_,
        "xong-muon": Q(state=Job.State.DONE, done_on__gt=F("due_on")),
    }[when]


def from_address(asked: Mapping[str, str]) -> JobFilter:
    """What an address asks for; what cannot be is passed over."""
    said = {part: asked.get(name, "").strip()[:200] for part, name in NAMES.items()}
    plan, item = said["plan"], said["item"]
    return JobFilter(
        words=said["words"],
        plan=plan if plan == ALL_PLANS or _is_key(plan) else "",
        agency=said["agency"][:40],
        field=said["field"],
        state=said["state"] if said["state"] in STATES else "",
        when=said["when"] if said["when"] in WHEN else "",
        since=_day(said["since"]),
        until=_day(said["until"]),
        role=said["role"] if said["role"] in ROLES else "",
        item=item if _is_key(item) else "",
        whose=said["whose"] if said["whose"] in (MINE, ALL) else "",
        sort=said["sort"] if said["sort"].removeprefix("-") in SORTS else "",
        flat="1" if said["flat"] else "",
    )


def to_address(asked: JobFilter) -> dict[str, str]:
    """The reverse of from_address, without what is empty."""
    pairs = {NAMES[part.name]: getattr(asked, part.name) for part in fields(asked)}
    return {
        name: value.strftime("%d/%m/%Y") if isinstance(value, date) else value
        for name, value in pairs.items()
        if value
    }


def in_words(asked: JobFilter, *, plan: str = "", agency: str = "", item: str = "") -> dict[str, str]:
    """What is filtered by → how its chip reads, only of what is on; names stand in for keys."""
    roles = {name: str(role.label) for name, role in ROLES.items()}
    said = {
        "words": _("Có chữ “%(words)s”") % {"words": asked.words},
        "plan": plan or _("Mọi kế hoạch"),
        "agency": _("Cơ quan: %(name)s") % {"name": agency or asked.agency},
        "field": _("Chưa rõ lĩnh vực") if asked.field == NO_FIELD else calm(asked.field),
        "state": str(STATES[asked.state].label) if asked.state else "",
        "when": str(WHEN.get(asked.when, "")),
        "since": _("Hạn từ %(day)s") % {"day": _written(asked.since)},
        "until": _("Hạn đến %(day)s") % {"day": _written(asked.until)},
        "role": roles.get(asked.role, "").capitalize(),
        "item": _("Nhiệm vụ: %(text)s") % {"text": item},
        "whose": _("Việc của cơ quan tôi") if asked.whose == MINE else "",
    }
    return {part: words for part, words in said.items() if words and getattr(asked, part)}


def _is_key(text: str) -> bool:
    return text.isdecimal() and text.isascii() and len(text) < 16


def _day(text: str) -> date | None:
    try:
        return read_day(text)
    except ValueError:
        return None


def _written(day: date | None) -> str:
    return date_format(day, "SHORT_DATE_FORMAT") if day else ""
