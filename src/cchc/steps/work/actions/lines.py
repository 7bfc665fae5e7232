"""The ledger of progress: one line more on many jobs at once. Every act on progress goes through here."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from cchc.shared.accounts.models import User
from cchc.steps.work.errors import Refused, Stale
from cchc.steps.work.models import Happening, Job, Progress

BATCH = 500


@dataclass(frozen=True, slots=True)
class Said:
    """What a line says; the job takes its state, percent and day."""

    kind: str
    state: str
    percent: int
    asks: str = ""
    words: str = ""
    difficulty: str = ""
    proposal: str = ""
    reason: str = ""
    done_on: date | None = None


def lock(keys: Iterable[int]) -> dict[int, Job]:
    """The jobs as they stand, held until the transaction ends; in one order, so that no two wait for each other."""
    found = Job.objects.select_for_update(of=("self",)).filter(pk__in=list(keys)).order_by("pk")
    return {job.pk: job for job in found.select_related("assignment__agency", "item", "plan")}


def check_version(job: Job, version: int) -> None:
    """Raises Stale where somebody saved the job since it was shown."""
    if job.version != version:
        last = Progress.objects.filter(job=job, number=job.version).select_related("by").first()
        raise stale(job, last)


def sent_twice(job: Job, version: int, by: User, kind: str) -> Progress | None:
    """The line of the very same act where a form came twice (a double click): the next one after what was shown, by the
    same person, of the same kind."""
    if job.version != version + 1:
        return None
    last = Progress.objects.filter(job=job, number=job.version, by=by, kind=kind)
    return last.first()


def stale(job: Job, last: Progress | None) -> Stale:
    """Who, when and what: told to the one whose save came second."""
    who = last.by.full_name if last else ""
    changed = _changed(job, last)
    sentence = _("%(who)s vừa lưu việc này lúc %(when)s: %(changed)s. Nội dung bạn ghi chưa được lưu.")
    at = timezone.localtime(last.at) if last else None
    said = {"who": who or _("Người khác"), "when": f"{at:%H:%M %d/%m/%Y}" if at else "", "changed": changed}
    return Stale(sentence % said, job, who=who, when=last.at if last else None, changed=changed)


def _changed(job: Job, last: Progress | None) -> str:
    kind = str(Progress.Kind(last.kind).label) if last else ""
    state = str(Job.State(job.state).label)
    return _("%(kind)s, trạng thái “%(state)s”, %(percent)d%%") % {
        "kind": kind,
        "state": state,
        "percent": job.percent,
    }


def write(said: Mapping[int, Said], jobs: Mapping[int, Job], by: User) -> list[Progress]:
    """One line for each job (by key), and the jobs brought to what it says. Four queries, however many."""
    at = timezone.now()
    lines = [_line(jobs[pk], one, by, at) for pk, one in said.items()]
    for pk, one in said.items():
        job = jobs[pk]
        job.state, job.percent, job.done_on, job.version = (
            one.state,
            one.percent,
            one.done_on,
            job.version + 1,
        )
        job.reported_at = at if one.kind == Progress.Kind.REPORT else job.reported_at
    Job.objects.bulk_update(
        [jobs[pk] for pk in said], ["state", "percent", "done_on", "version", "reported_at"], batch_size=BATCH
    )
    return list(Progress.objects.bulk_create(lines, batch_size=BATCH))


def _line(job: Job, said: Said, by: User, at: Any) -> Progress:
    return Progress(
        job=job,
        number=job.version + 1,
        kind=said.kind,
        state=said.state,
        asks=said.asks,
        percent=said.percent,
        words=said.words,
        difficulty=said.difficulty,
        proposal=said.proposal,
        reason=said.reason,
        done_on=said.done_on,
        by=by,
        at=at,
    )


def last_lines(jobs: Sequence[Job]) -> dict[int, Progress]:
    """The last line of each job, by the job's key."""
    found = Progress.objects.filter(job__in=[job.pk for job in jobs], number=F("job__version"))
    return {line.job_id: line for line in found.select_related("by")}


def refuse_ended(job: Job) -> None:
    if job.ended:
        raise Refused(_("Việc này đã được thu hồi hoặc chuyển cho cơ quan khác nên không cập nhật được nữa."))


def lock_waiting(happening: Happening) -> list[Job]:
    """The open jobs that wait for an event, with their items, held until the transaction ends."""
    found = Job.objects.select_for_update(of=("self",)).filter(
        waits_for=happening, ended=False, state__in=Job.OPEN
    )
    return list(found.select_related("item").order_by("pk"))
