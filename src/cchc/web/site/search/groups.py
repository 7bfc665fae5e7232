"""Each kind of thing that can be found: one question to the database for its hits and their number."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import (
    Case,
    Exists,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cchc.pure.reading.text import fold
from cchc.shared.accounts import scope
from cchc.shared.accounts.access import has_permission
from cchc.shared.accounts.models import User
from cchc.shared.accounts.permissions import Permission
from cchc.shared.agencies.models import Agency, Alias
from cchc.shared.agencies.queries import on_day
from cchc.steps.plans.access import plans_for
from cchc.steps.plans.models import Citation, PlanItem, Target
from cchc.steps.plans.queries.plans import open_intakes
from cchc.steps.work.access import jobs_for
from cchc.steps.work.models import Evidence
from cchc.web.site.search.help import pages_about

FEW, MANY = 5, 100  # hits of a group beside the others, and alone
LEAST = 2  # letters
NUMBERS = 1000  # numbers of documents that begin alike and are looked through
_DIGITS = re.compile(r"[0-9]+[/.-]?")


@dataclass(frozen=True, slots=True)
class Hit:
    """`name` is what was found, `note` where it belongs."""

    name: str
    note: str
    url: str


@dataclass(frozen=True, slots=True)
class Group:
    key: str  # in an address
    name: str | Promise
    icon: str
    total: int
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """What was typed: `words` without accents, each of them must stand in what is found; `most` hits are wanted."""

    text: str
    words: tuple[str, ...]
    most: int

    @property
    def phrase(self) -> str:
        return " ".join(self.words)

    def inside(self, column: str = "folded") -> Q:
        found = Q()
        for word in self.words:
            found &= Q(**{f"{column}__contains": word})
        return found


Found = tuple[int, Sequence[Hit]]


def asked(text: str, *, alone: bool = False) -> Asked:
    return Asked(text.strip(), tuple(fold(text).split()[:8]), MANY if alone else FEW)


def find(person: User, what: Asked, only: str = "") -> list[Group]:
    """The groups in which something was found (`only`: that one), each with its number. At most fifteen questions."""
    if len(what.phrase) < LEAST:
        return []
    found = []
    for key, (name, icon, look) in GROUPS.items():
        if only and key != only:
            continue
        total, hits = look(person, what)
        if total:
            found.append(Group(key, name, icon, total, tuple(hits)))
    return found


def _first(rows: QuerySet[Any], what: Asked, *order: str) -> tuple[int, list[Any]]:
    """How many there are; and the first, those before the others in which the words stand as they were typed.

    Two questions: one with a window over all would sort all, 50,000 tasks in 141 ms instead of 90.
    """
    total = rows.count()
    exact = Case(When(folded__contains=what.phrase, then=Value(0)), default=Value(1))
    shown = rows.annotate(rank=exact).order_by("rank", *order, "pk")[: what.most]
    return total, list(shown) if total else []


def _agencies(person: User, what: Asked) -> Found:
    if not has_permission(person, Permission.AGENCY_READ):
        return 0, ()
    now = scope.today()
    by_alias = Alias.objects.filter(what.inside(), code=OuterRef("code"))
    rows = (
        Agency.objects.filter(on_day(now)).filter(what.inside() | Exists(by_alias)).select_related("parent")
    )
    total, shown = _first(rows, what, "position", "name")
    return total, [
        Hit(row.name, row.get_kind_display(), reverse("agencies:agency", args=[row.code])) for row in shown
    ]


def _items(person: User, what: Asked) -> Found:
    rows = PlanItem.objects.filter(what.inside(), plan__in=plans_for(person).values("pk")).select_related(
        "plan"
    )
    rows = rows.only("key", "code", "text", "field", "plan__number", "plan__year")
    total, shown = _first(rows, what, "-plan__year", "plan", "position")
    return total, [
        Hit(
            f"{row.code} {row.text}".strip(),
            " · ".join(filter(None, (_plan(row.plan), row.field))),
            reverse("plans:item", args=[row.plan_id, row.key]),
        )
        for row in shown
    ]


def _targets(person: User, what: Asked) -> Found:
    rows = Target.objects.filter(what.inside(), plan__in=plans_for(person).values("pk")).select_related(
        "plan"
    )
    total, shown = _first(rows, what, "-plan__year", "plan", "position")
    return total, [
        Hit(f"{row.code} {row.text}".strip(), _plan(row.plan), reverse("plans:targets", args=[row.plan_id]))
        for row in shown
    ]


def _plans(person: User, what: Asked) -> Found:
    total, shown = _first(plans_for(person).filter(what.inside()), what, "-year", "-accepted_at")
    return total, [Hit(row.title, _plan(row), reverse("plans:plan", args=[row.pk])) for row in shown]


def _citations(person: User, what: Asked) -> Found:
    rows = Citation.objects.filter(what.inside(), plan__in=plans_for(person).values("pk")).select_related(
        "plan"
    )
    total, shown = _first(rows, what, "-plan__year", "plan", "position")
    return total, [
        Hit(
            str(row),
            _("viện dẫn trong %(plan)s") % {"plan": _plan(row.plan)},
            reverse("plans:citations", args=[row.plan_id]),
        )
        for row in shown
    ]


def _intakes(person: User, what: Asked) -> Found:
    """Documents on their way; few, so that their names are folded here."""
    rows = [row for row in open_intakes(person) if _has(f"{row.name} {row.title or ''}", what)]
    return len(rows), [
        Hit(row.title or row.name, row.get_state_display(), reverse("plans:intake", args=[row.pk]))
        for row in rows[: what.most]
    ]


def _evidence(person: User, what: Asked) -> Found:
    """By a document's number, as it begins: "125/qd". The database looks for its digits, the letters are folded here."""
    digits = _DIGITS.match(what.text)
    if digits is None:
        return 0, ()
    rows = Evidence.objects.filter(
        number__startswith=digits[0], withdrawn_at__isnull=True, job__in=jobs_for(person).values("pk")
    )
    named = rows.order_by("number", "pk").values_list("pk", "number")[:NUMBERS]
    found = [pk for pk, number in named if fold(number).startswith(fold(what.text))]
    shown = rows.filter(pk__in=found[: what.most]).select_related("job__item").order_by("number", "pk")
    return len(found), [
        Hit(
            " · ".join(filter(None, (row.number, row.issuer))),
            _("kiểm chứng cho: %(task)s") % {"task": row.job.item},
            reverse("work:job", args=[row.job_id]),
        )
        for row in shown
    ]


def _people(person: User, what: Asked) -> Found:
    """Only for who keeps the accounts; a name has no folded column, and an installation has no more than thousands."""
    if not has_permission(person, Permission.PEOPLE_EDIT):
        return 0, ()
    rows = User.objects.order_by("full_name").values_list("pk", "full_name", "username", "email")
    found = [row for row in rows if _has(" ".join(row[1:]), what)]
    return len(found), [
        Hit(name, " · ".join(filter(None, (username, email))), reverse("accounts:person", args=[pk]))
        for pk, name, username, email in found[: what.most]
    ]


def _help(person: User, what: Asked) -> Found:
    pages = pages_about(what.phrase)
    return len(pages), [
        Hit(name, "", reverse("help_topic", args=[slug])) for slug, name in pages[: what.most]
    ]


def _has(text: str, what: Asked) -> bool:
    folded = fold(text)
    return all(word in folded for word in what.words)


def _plan(plan: object) -> str:
    """ "12/KH-UBND (2026)", of whatever plan."""
    number, year = plan.number, plan.year  # type: ignore[attr-defined]
    return f"{number} ({year})" if number else str(year)


GROUPS: dict[str, tuple[str | Promise, str, Callable[[User, Asked], Found]]] = {
    "co-quan": (gettext_lazy("Cơ quan"), "building-2", _agencies),
    "nhiem-vu": (gettext_lazy("Nhiệm vụ"), "list-checks", _items),
    "chi-tieu": (gettext_lazy("Chỉ tiêu"), "target", _targets),
    "ke-hoach": (gettext_lazy("Kế hoạch"), "clipboard-list", _plans),
    "vien-dan": (gettext_lazy("Văn bản được viện dẫn"), "book-text", _citations),
    "tiep-nhan": (gettext_lazy("Văn bản đang tiếp nhận"), "inbox", _intakes),
    "kiem-chung": (gettext_lazy("Tài liệu kiểm chứng"), "file-check", _evidence),
    "nguoi-dung": (gettext_lazy("Người dùng"), "users", _people),
    "tro-giup": (gettext_lazy("Trợ giúp"), "circle-question-mark", _help),
}
