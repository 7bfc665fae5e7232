from typing import Any

from cchc.shared.accounts.models import User
from cchc.steps.plans import actions
from cchc.steps.plans.models import Intake, Plan
from cchc.steps.plans.queries import plans
from cchc.steps.plans.tests.conftest import ReadIn


def test_what_waits_for_a_person(intake: Intake, lan: User, viewer: User, chair: User) -> None:
    failed = actions.upload(data="Hỏng".encode(), name="hong.pdf", by=lan).intake
    Intake.objects.filter(pk=failed.pk).update(state="failed", message="Tệp hỏng; hãy lưu lại.")
    waiting = plans.waiting_for(lan)
    title = "Kế hoạch cải cách hành chính tỉnh Mẫu năm 2026"
    assert [(one.name, one.state) for one in waiting] == [("hong.pdf", "late"), (title, "soon")]
    assert [one.file for one in waiting] == ["hong.pdf", "ke-hoach.txt"]
    assert waiting[0].what == "Tệp hỏng; hãy lưu lại."
    assert waiting[1].url == f"/ke-hoach/tiep-nhan/{intake.pk}/"
    assert plans.waiting_for(viewer) == []
    assert plans.waiting_for(chair) == []


def test_settled_documents_wait_for_nobody(accepted: Plan, lan: User) -> None:
    assert plans.waiting_for(lan) == []


def test_what_waits_takes_one_query(read_in: ReadIn, lan: User, django_assert_num_queries: Any) -> None:
    for text in ("một", "hai", "ba"):
        read_in(text=text)
    with django_assert_num_queries(2):  # the person's scope is the other one
        assert len(plans.waiting_for(lan)) == 3
