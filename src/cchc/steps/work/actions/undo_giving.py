"""Giving and handing over many taken back: the old parts stand again as they were; what was worked on since stays."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cchc.shared.records.models import Event
from cchc.steps.work import news
from cchc.steps.work.actions import lines
from cchc.steps.work.models import Assignment, Evidence, Extension, Job, Progress


def undo_giving(act: Event) -> tuple[list[int], dict[int, str]]:
    """Keys of the jobs that were chosen and are as they were, and of the new parts' jobs that stay, with the sentence
    why."""
    parts: Mapping[str, int] = act.data.get("parts", {})
    keys = [*parts.values(), *act.data.get("given", ())]
    locked = Assignment.objects.select_for_update(of=("self",)).filter(pk__in=keys).order_by("pk")
    new = {one.pk: one for one in locked}
    jobs = list(lines.lock(Job.objects.filter(assignment__in=keys).values_list("pk", flat=True)).values())
    worked = _worked_on(jobs, act)
    free = [pk for pk in keys if pk in new and new[pk].ended_on is None and pk not in worked]
    olds = {int(old): one for old, one in parts.items() if one in free}
    _end(free, act)
    _restore(olds, [new[pk].item_id for pk in free], act)
    for first in act.data["told"]:
        news.taken_back(news.of_giving(first))
    refused = {
        job.pk: worked.get(job.assignment_id) or _changed() for job in jobs if job.assignment_id not in free
    }
    return _chosen(act, [new[pk].item_id for pk in free]), refused


def _chosen(act: Event, items: Sequence[int]) -> list[int]:
    """Of the jobs that the act began with, those of these tasks."""
    return list(Job.objects.filter(pk__in=act.data["chosen"], item__in=items).values_list("pk", flat=True))


def _worked_on(jobs: Sequence[Job], act: Event) -> dict[int, str]:
    """New part → who has worked on it since, in a sentence."""
    keys = [job.pk for job in jobs]
    found: dict[int, str] = {}
    reports = Progress.objects.filter(job__in=keys, at__gt=act.at).exclude(kind=Progress.Kind.HANDOVER)
    for line in reports.select_related("by", "job").order_by("at"):
        found[line.job.assignment_id] = worked_on(line.by.full_name, line.at)
    for asked in Extension.objects.filter(job__in=keys).select_related("asked_by", "job"):
        found[asked.job.assignment_id] = worked_on(asked.asked_by.full_name, asked.asked_at)
    for proof in Evidence.objects.filter(job__in=keys).select_related("added_by", "job"):
        found[proof.job.assignment_id] = worked_on(proof.added_by.full_name, proof.added_at)
    return found


def worked_on(who: str, at: Any) -> str:
    when = date_format(timezone.localtime(at), "DATETIME_FORMAT")
    return _("%(who)s đã làm tiếp việc này lúc %(when)s nên không hoàn tác.") % {"who": who, "when": when}


def _changed() -> str:
    return _("Phần việc này đã được chuyển hoặc thu hồi tiếp nên không hoàn tác.")


def _end(keys: Sequence[int], act: Event) -> None:
    """As if they had never been: no day counts them, nobody took anything over."""
    Assignment.objects.filter(pk__in=keys).update(
        ended_on=act.data["on"], ended_why=_("Hoàn tác"), answers=False, takes_over=None
    )
    Job.objects.filter(assignment__in=keys).update(ended=True)


def _restore(olds: Mapping[int, int], items: Sequence[int], act: Event) -> None:
    """The old parts with their open jobs and the requests that lapsed; who stood by stands by again."""
    called = Assignment.objects.filter(pk__in=act.data["called"], item__in=items)
    called.update(ended_on=None, ended_why="")
    Assignment.objects.filter(pk__in=olds).update(ended_on=None, ended_why="")
    Job.objects.filter(assignment__in=olds, state__in=Job.OPEN).update(ended=False)
    lapsed = Extension.objects.filter(pk__in=act.data.get("asked", ()), job__assignment__in=olds)
    lapsed.update(decision=Extension.Decision.ASKED, decided_by=None, decided_at=None, answer="")
