"""What the database itself refuses."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from cchc.shared.accounts.models import User
from cchc.shared.records.actions import store_document
from cchc.steps.work.models import Assignment, Evidence, Extension, Happening, Job, NameAside, Progress


def refused(write: Callable[[], object], constraint: str) -> None:
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        write()


def test_an_agency_has_one_part_in_an_item_and_one_answers(job: Job, chau: User) -> None:
    one = job.assignment
    columns = {
        "item": one.item,
        "plan": one.plan,
        "agency": one.agency,
        "given_by": chau,
        "given_at": timezone.now(),
    }
    again = {**columns, "agency_code": "STP", "role": "support"}
    refused(lambda: Assignment.objects.create(**again), "work_assignment_once|work_assignment.item_id")
    second = {**columns, "agency_code": "SKH", "role": "lead", "answers": True}
    refused(lambda: Assignment.objects.create(**second), "one_answers|work_assignment.item_id")
    support = {**columns, "agency_code": "SKH", "role": "support", "answers": True}
    refused(lambda: Assignment.objects.create(**support), "work_assignment_lead_answers")
    Assignment.objects.filter(pk=one.pk).update(ended_on=date(2026, 4, 1))
    Assignment.objects.create(**again)


@pytest.mark.parametrize(
    ("columns", "constraint"),
    [
        ({"percent": 101}, "work_job_percent"),
        ({"state": "done"}, "work_job_done_has_day"),
        ({"starts_on": date(2027, 1, 1)}, "work_job_span"),
    ],
)
def test_a_job_is_in_order(job: Job, columns: dict[str, object], constraint: str) -> None:
    refused(lambda: Job.objects.filter(pk=job.pk).update(**columns), constraint)


def test_a_period_comes_once(job: Job) -> None:
    copy = Job.objects.get(pk=job.pk)
    copy.pk = None
    refused(copy.save, "work_job_once|work_job.assignment_id")


def test_lines_are_numbered_once_and_say_why(job: Job, chau: User) -> None:
    columns = {"job": job, "number": 1, "kind": "report", "state": "doing", "percent": 5, "by": chau}
    columns["at"] = timezone.now()
    Progress.objects.create(**columns)
    refused(lambda: Progress.objects.create(**columns), "work_progress_number|work_progress.job_id")
    returned = {**columns, "number": 2, "kind": "return", "state": "returned"}
    refused(lambda: Progress.objects.create(**returned), "work_progress_reason")
    for state, asks in (("confirming", ""), ("doing", "done"), ("confirming", "doing")):
        line = {**columns, "number": 2, "state": state, "asks": asks}
        refused(lambda line=line: Progress.objects.create(**line), "work_progress_asks")


def test_an_extension_is_asked_once_and_decided_whole(job: Job, chau: User) -> None:
    columns = {
        "job": job,
        "new_due_on": date(2026, 8, 1),
        "why": "x",
        "asked_by": chau,
        "asked_at": timezone.now(),
    }
    Extension.objects.create(**columns)
    refused(lambda: Extension.objects.create(**columns), "one_open|work_extension.job_id")
    refused(lambda: Extension.objects.update(decision="granted"), "work_extension_decided_pair")
    refused(lambda: Extension.objects.update(why=""), "work_extension_has_reason")


def test_an_event_of_a_year_is_there_once_and_recorded_whole(chau: User) -> None:
    columns = {"name": "PCI", "folded": "pci", "year": 2026}
    Happening.objects.create(**columns)
    refused(lambda: Happening.objects.create(**columns), "work_happening")
    Happening.objects.create(**{**columns, "year": 2027})
    refused(lambda: Happening.objects.update(on=date(2026, 4, 1)), "work_happening_recorded_pair")


def test_a_name_is_set_aside_once_and_with_a_reason(job: Job, chau: User) -> None:
    columns = {"plan": job.plan, "words": "X", "folded": "x", "by": chau, "at": timezone.now()}
    refused(lambda: NameAside.objects.create(**columns, why=""), "work_nameaside_why")
    NameAside.objects.create(**columns, why="x")
    refused(lambda: NameAside.objects.create(**columns, why="x"), "work_nameaside")


def test_a_document_stands_once_for_a_job(job: Job, chau: User) -> None:
    columns = {
        "job": job,
        "document": store_document(b"x", "x.pdf", by=chau),
        "added_by": chau,
        "added_at": timezone.now(),
    }
    Evidence.objects.create(**columns)
    refused(lambda: Evidence.objects.create(**columns), "work_evidence")
    Evidence.objects.update(withdrawn_at=timezone.now())
    Evidence.objects.create(**columns)
