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
NOBODY = {
    "Tổ công tác theo Quyết định số 2088/QĐ- UBND ngày 14/5/2021 của UBND tỉnh",
    "Trung tâm Tư vấn dịch vụ tài chính",
    "tổ chức đào tạo, chứng nhận hệ thống",
    "Đơn vị tư vấn",
}


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
    # What waits names nobody, or a part of a group that a person has to choose.
    assert {one.words for one in waiting if one.group is None} == NOBODY
    # A task without a lead has only leads that wait: nothing falls between.
    bare = plan.planitem_set.exclude(assignments__role="lead")
    waiting_leads = {one.named.folded for one in waiting if one.leads}
    assert all(
        set(item.named.filter(role="lead").values_list("folded", flat=True)) <= waiting_leads for item in bare
    )
    assert result.items_given == 77 - bare.count() >= 74
    assert not Job.objects.filter(plan=plan, assignment__isnull=True).exists()
    assert plan.jobs.values("assignment").distinct().count() == result.assignments
    assert actions.assign_plan(plan, by=officer, today=DAY).assignments == 0
