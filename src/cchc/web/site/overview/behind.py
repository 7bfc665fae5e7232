"""The list behind a number: the same jobs, seen from the same day, one line each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import F, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cchc.pure.deadline.status import (
    CONTINUOUS,
    DONE,
    DONE_LATE,
    LATE,
    NOT_APPLICABLE,
    ON_TIME,
    SOON,
    UNDATED,
    WAITING,
)
from cchc.shared.accounts.models import User
from cchc.steps.work.access import JOINED, jobs_for
from cchc.steps.work.models import Assignment, Job
from cchc.steps.work.queries import overview
from cchc.steps.work.queries.overview import Seen
from cchc.web.site.overview.address import NO_FIELD, Asked
from cchc.web.site.overview.blocks import BLOCKS


@dataclass(frozen=True, slots=True)
class Standing:
    """`statuses` of a job that count as it; `kind`: the badge's."""

    name: str | Promise
    kind: str
    statuses: tuple[str, ...]


STANDINGS = {
    "qua-han": Standing(_("Quá hạn"), "late", (LATE,)),
    "sap-den-han": Standing(_("Sắp đến hạn"), "soon", (SOON,)),
    "trong-han": Standing(_("Trong hạn"), "info", (ON_TIME,)),
    "cho-su-kien": Standing(_("Chờ sự kiện"), "", (WAITING,)),
    "chua-dinh-ngay": Standing(_("Chưa xác định được ngày"), "", (UNDATED,)),
    "thuong-xuyen": Standing(_("Thường xuyên"), "", (CONTINUOUS,)),
    "hoan-thanh": Standing(_("Hoàn thành"), "done", (DONE, DONE_LATE)),
}
OF_STATUS = {status: one for one in STANDINGS.values() for status in one.statuses}
ROLES = {"chu-tri": Assignment.Role.LEAD, "phoi-hop": Assignment.Role.SUPPORT}


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What the list is narrowed to; empty: not. `field` is NO_FIELD for tasks that stand under none."""

    standing: str = ""
    agency: str = ""
    field: str = ""
    item: str = ""
    role: str = ""


def from_address(given: Mapping[str, str]) -> Narrowed:
    """What cannot be is passed over."""
    item = given.get("nhiem-vu", "")
    standing, role = given.get("tinh-trang", ""), given.get("vai-tro", "")
    return Narrowed(
        standing if standing in STANDINGS else "",
        given.get("co-quan", "")[:40],
        given.get("linh-vuc", "")[:255],
        item if item.isdecimal() and item.isascii() and len(item) < 16 else "",
        role if role in ROLES else "",
    )


@dataclass(frozen=True, slots=True)
class Counted:
    """The jobs behind a number: `keys` of all in their order; `lines` gives some of them."""

    seen: Seen
    keys: list[int]

    def lines(self, keys: Sequence[int]) -> list[Job]:
        """These jobs with their status of then, task and agency, in this order. One question."""
        found = {job.pk: job for job in self.seen.only(pk__in=keys).jobs.select_related(*JOINED)}
        return [found[key] for key in keys if key in found]


def counted(person: User, asked: Asked, narrowed: Narrowed) -> Counted:
    """What does not apply is left out, as in the numbers. The oldest due day first, then what has none.

    The status is worked out once for all (from the ledgers, for a day that has passed): the keys tell the number.
    """
    seen = overview.seen_from(_asked_for(person, asked, narrowed), asked.day, today=asked.today)
    standing = STANDINGS.get(narrowed.standing)
    shown = (
        seen.jobs.filter(status__in=standing.statuses)
        if standing
        else seen.jobs.exclude(status=NOT_APPLICABLE)
    )
    ordered = shown.order_by(F("due_on_on").asc(nulls_last=True), "item__position", "agency_code", "pk")
    return Counted(seen, list(ordered.values_list("pk", flat=True)))


def _asked_for(person: User, asked: Asked, narrowed: Narrowed) -> QuerySet[Job]:
    found = jobs_for(person).filter(plan=asked.plan)
    if asked.block:
        found = found.filter(assignment__agency__kind__in=BLOCKS[asked.block])
    if narrowed.agency:
        found = found.filter(agency_code=narrowed.agency)
    if narrowed.field:
        found = found.filter(field="" if narrowed.field == NO_FIELD else narrowed.field)
    if narrowed.item:
        found = found.filter(item=int(narrowed.item))
    if narrowed.role:
        found = found.filter(role=ROLES[narrowed.role])
    return found
