"""The real document 000, sent in, read, accepted and given to the agencies of Tỉnh Mẫu."""

import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cchc.steps.plans import actions as plans
from cchc.steps.plans.actions import reading
from cchc.steps.plans.models import Intake
from cchc.steps.work import actions
from cchc.steps.work.models import Job
from cchc.steps.work.queries import names
from cchc.web.site.demo.agencies import build
from tests.cast import people

SEED = next((Path(__file__).resolve().parent.parent.parent / "shared" / "seeds").glob("000_*"), None)
pytestmark = [
    pytest.mark.skipif(SEED is None, reason="the real documents (../shared) are not there"),
    pytest.mark.django_db,
]
DAY = date(2026, 1, 5)
# Leads of one task each: a working group, a centre that Tỉnh Mẫu lacks, and parts of a group that nobody could know.
WAITING = (
    "Tổ công tác theo Quyết định số 2088/QĐ- UBND ngày 14/5/2021 của UBND tỉnh",
    "Trung tâm Tư vấn dịch vụ tài chính",
    "Các cơ quan được giao chủ trì",
    "Các cơ quan, đơn vị áp dụng",
)


def test_every_task_of_document_000_is_given(settings: Any) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    assert SEED is not None
    build()
    officer = people()["standing"]
    sent = plans.upload(data=SEED.read_bytes(), name=SEED.name, by=officer)
    reading.run(sent.intake.pk)
    plan = plans.accept(Intake.objects.get(pk=sent.intake.pk), by=officer)
    begun = time.perf_counter()
    result = actions.assign_plan(plan, by=officer, today=DAY)
    seconds = time.perf_counter() - begun
    waiting = names.unresolved(plan, DAY)
    print(f"{seconds:.2f} s", result, *((one.words, one.items, one.leads) for one in waiting), sep="\n")
    assert (result.items, result.unresolved) == (77, len(waiting))
    assert {one.words: (one.items, one.leads) for one in waiting} == dict.fromkeys(WAITING, (1, 1))
    # A task without a lead has only leads that wait: nothing falls between.
    bare = plan.planitem_set.exclude(assignments__role="lead")
    waiting_leads = {one.named.folded for one in waiting if one.leads}
    assert all(
        set(item.named.filter(role="lead").values_list("folded", flat=True)) <= waiting_leads for item in bare
    )
    assert result.items_given == 77 - bare.count() >= 74
    assert not Job.objects.filter(plan=plan, assignment__isnull=True).exists()
    asked = plan.assignments.filter(stands_by=False)
    assert plan.jobs.values("assignment").distinct().count() == asked.count()
    assert plan.assignments.count() == result.assignments
    assert actions.assign_plan(plan, by=officer, today=DAY).assignments == 0
