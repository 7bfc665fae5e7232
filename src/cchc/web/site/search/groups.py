"""Each kind of thing that can be found: one question to the database for its hits and their number.

What the checker found in a plan (findings) is in no group: it is looked for on the plan's own pages.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Q, QuerySet, Value, When
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
from cchc.shared.agencies.naming import key
from cchc.shared.agencies.queries import on_day
from cchc.steps.plans.access import plans_for
from cchc.steps.plans.models import Citation, Plan, PlanItem, Target
from cchc.steps.plans.queries.plans import open_intakes
from cchc.steps.plans.wording import calm
from cchc.steps.work.access import jobs_for
from cchc.steps.work.models import Evidence
from cchc.web.site.search.help import pages_about

FEW, MANY = 5, 100  # hits of a group beside the others, and alone
LEAST = 2  # letters
MOST = 1000  # hits that are counted; "more than" beyond: what common words find stays cheap


@dataclass(frozen=True, slots=True)
class Hit:
    """`name` is what was found, `note` where it belongs."""

    name: str
    note: str
    url: str


@dataclass(frozen=True, slots=True)
class Found:
    """How many there are (more than MOST: only that), and the first."""

    total: int = 0
    hits: Sequence[Hit] = ()


@dataclass(frozen=True, slots=True)
class Group:
    key: str  # in an address
    name: str | Promise
    icon: str
    found: int
    hits: tuple[Hit, ...]

    @property
    def is_more(self) -> bool:
        """Whether there are more than are counted."""
        return self.found > MOST

    @property
    def total(self) -> int:
        return min(self.found, MOST)


@dataclass(frozen=True, slots=True)
class Asked:
    """What was typed: `words` without accents, each of them must stand in what is found; `most` hits are wanted."""

    text: str
    words: tuple[str, ...]
    most: int

    @property
    def phrase(self) -> str:
        return " ".join(self.words)


def asked(text: str, *, alone: bool = False) -> Asked:
    return Asked(text.strip(), tuple(fold(text).split()[:8]), MANY if alone else FEW)


def find(person: User, what: Asked, only: str = "") -> list[Group]:
    """The groups in which something was found (`only`: that one), each with its number. Some twenty questions at most."""
    if len(what.phrase) < LEAST:
        return []
    groups = []
    for group, (name, icon, look) in GROUPS.items():
        if only and group != only:
            continue
        found = look(person, what)
        if found.total:
            groups.append(Group(group, name, icon, found.total, tuple(found.hits)))
    return groups


def _first(rows: QuerySet[Any], what: Asked, *order: str, wanted: Q | None = None) -> tuple[int, list[Any]]:
    """How many there are, and the first: those before the others in which the words stand as they were typed.

    `rows` are those that the person may see. Of what common words find only the newest are counted and sorted. Two
    questions, three where there are too many, one where there is nothing.
    """
    newest = rows.order_by("-pk").values_list("pk", flat=True)
    ids = set(newest.filter(wanted or Q(folded__words=what.phrase))[: MOST + 1])
    if not ids:
        return 0, []
    if (
        len(ids) > MOST and wanted is None
    ):  # those that are older, too, where the words stand as they were typed
        ids |= set(newest.filter(folded__words="/".join(what.words))[: MOST + 1])
    exact = Case(When(folded__contains=what.phrase, then=Value(0)), default=Value(1))
    shown = rows.filter(pk__in=ids).annotate(rank=exact).order_by("rank", *order, "pk")
    return len(ids), list(shown[: what.most])


def _within(rows: QuerySet[Any], plans: QuerySet[Plan]) -> QuerySet[Any]:
    """The parts of these plans; unasked where they are all plans."""
    return rows.filter(plan__in=plans.values("pk")) if plans.query.where else rows


def _agencies(person: User, what: Asked) -> Found:
    """By name, short name or another name, as it is typed and as it is written out ("sở KHCN")."""
    if not has_permission(person, Permission.AGENCY_READ):
        return Found()
    called = Alias.objects.filter(Q(folded__words=what.phrase) | Q(folded__words=key(what.text)))
    wanted = Q(folded__words=what.phrase) | Q(code__in=called.exclude(code="").values("code"))
    rows = Agency.objects.filter(on_day(scope.today()))
    total, shown = _first(rows, what, "position", "name", wanted=wanted)
    return Found(
        total,
        [Hit(row.name, row.get_kind_display(), reverse("agencies:agency", args=[row.code])) for row in shown],
    )


def _items(person: User, what: Asked) -> Found:
    rows = _within(PlanItem.objects.select_related("plan"), plans_for(person))
    rows = rows.only("key", "code", "text", "field", "plan__number", "plan__year")
    total, shown = _first(rows, what, "-plan__year", "plan", "position")
    return Found(
        total,
        [
            Hit(
                f"{row.code} {row.text}".strip(),
                " · ".join(filter(None, (_plan(row.plan), calm(row.field)))),
                reverse("plans:item", args=[row.plan_id, row.key]),
            )
            for row in shown
        ],
    )


def _targets(person: User, what: Asked) -> Found:
    rows = _within(Target.objects.select_related("plan"), plans_for(person))
    total, shown = _first(rows, what, "-plan__year", "plan", "position")
    return Found(
        total,
        [
            Hit(
                f"{row.code} {row.text}".strip(),
                _plan(row.plan),
                reverse("plans:targets", args=[row.plan_id]),
            )
            for row in shown
        ],
    )


def _plans(person: User, what: Asked) -> Found:
    total, shown = _first(plans_for(person), what, "-year", "-accepted_at")
    return Found(total, [Hit(row.title, _plan(row), reverse("plans:plan", args=[row.pk])) for row in shown])


def _citations(person: User, what: Asked) -> Found:
    rows = _within(Citation.objects.select_related("plan"), plans_for(person))
    total, shown = _first(rows, what, "-plan__year", "plan", "position")
    return Found(
        total,
        [
            Hit(
                str(row),
                _("viện dẫn trong %(plan)s") % {"plan": _plan(row.plan)},
                reverse("plans:citations", args=[row.plan_id]),
            )
            for row in shown
        ],
    )


def _intakes(person: User, what: Asked) -> Found:
    """Documents on their way; few, so that their names are folded here."""
    rows = [row for row in open_intakes(person) if _has(f"{row.name} {row.title or ''}", what)]
    return Found(
        len(rows),
        [
            Hit(row.title or row.name, row.get_state_display(), reverse("plans:intake", args=[row.pk]))
            for row in rows[: what.most]
        ],
    )


def _evidence(person: User, what: Asked) -> Found:
    """By number, issuer, day or file; only of jobs that the person may see."""
    jobs = jobs_for(person)
    rows = Evidence.objects.filter(withdrawn_at__isnull=True).select_related("job__item", "document")
    rows = rows.filter(job__in=jobs.values("pk")) if jobs.query.where else rows
    total, shown = _first(rows, what, "-issued_on", "number")
    return Found(
        total,
        [
            Hit(
                " · ".join(filter(None, (row.number, row.issuer, row.document.name))),
                _("kiểm chứng cho: %(task)s") % {"task": row.job.item},
                reverse("work:job", args=[row.job_id]),
            )
            for row in shown
        ],
    )


def _people(person: User, what: Asked) -> Found:
    """Only for who keeps the accounts."""
    if not has_permission(person, Permission.PEOPLE_EDIT):
        return Found()
    total, shown = _first(User.objects.all(), what, "full_name")
    return Found(
        total,
        [
            Hit(
                row.full_name,
                " · ".join(filter(None, (row.username, row.email))),
                reverse("accounts:person", args=[row.pk]),
            )
            for row in shown
        ],
    )


def _help(person: User, what: Asked) -> Found:
    pages = pages_about(what.phrase)
    return Found(
        len(pages),
        [Hit(name, "", reverse("help_topic", args=[slug])) for slug, name in pages[: what.most]],
    )


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
