"""Agencies' own plans and adjustments in the access matrix: who is let in, and rows to fill the addresses with."""

from datetime import date

from cchc.shared.accounts.models import User
from cchc.shared.agencies.models import Agency, Succession
from cchc.steps.plans.models import Plan
from cchc.steps.work.actions import amend, cascade
from cchc.steps.work.actions.cascade import Typed
from cchc.steps.work.models import AgencyPlan

OF_FOCAL = "so-khoa-hoc-cong-nghe"  # the agency that the addresses name: the focal point's
EVERYWHERE = {"standing", "leader", "field", "appraiser", "inspector"}  # read the work of every agency
WRITE = {"focal"}
REVIEW = {"standing"}

MATRIX: dict[str, str | set[str]] = {
    "work:cascade": EVERYWHERE | {"focal", "agency_leader"},
    "work:cascade_table": EVERYWHERE | {"focal", "agency_leader"},
    "work:cascade_items": EVERYWHERE,
    "work:cascade_item": EVERYWHERE,
    "work:cascade_agency": EVERYWHERE | WRITE,
    "work:cascade_compare": EVERYWHERE | WRITE,
    "work:cascade_trail": EVERYWHERE | WRITE,
    "work:cascade_export": {"standing", "leader", "field", "focal"},
    **dict.fromkeys(
        (
            *("work:cascade_draft", "work:cascade_pull", "work:cascade_add", "work:cascade_decision"),
            *("work:cascade_follow", "work:cascade_document", "work:cascade_match", "work:cascade_submit"),
            *("work:cascade_row", "work:cascade_drop", "work:cascade_restore", "work:cascade_take_over"),
            "work:cascade_keep",
        ),
        WRITE,
    ),
    **dict.fromkeys(
        (
            *("work:cascade_approve", "work:cascade_return", "work:cascade_reopen"),
            *("work:cascade_close", "work:cascade_due"),
        ),
        REVIEW,
    ),
    "work:amending": "logged in",
    "work:amendments": "logged in",
    "work:amendments_of_item": "logged in",
    **dict.fromkeys(
        (
            *("work:amendment_new", "work:amendment", "work:amendment_file", "work:amendment_add"),
            *("work:amendment_row", "work:amendment_end", "work:amendment_take_out"),
            *("work:amendment_apply", "work:amendment_discard", "work:handovers", "work:handover"),
        ),
        {"standing"},  # the amendment of this test is still prepared
    ),
}


def is_cascade(path: str) -> bool:
    return "ke-hoach-co-quan/" in path or "viec/dieu-chinh/" in path


def parameters(plan: Plan, officer: User) -> dict[str, object]:
    """An agency with a plan of one row, an amendment in preparation, a merger."""
    plan = Plan.objects.filter(revises=plan).first() or plan  # the version in force
    agency, _made = Agency.objects.get_or_create(
        code=OF_FOCAL,
        valid_from=date(2025, 7, 1),
        defaults={"name": "Sở Khoa học và Công nghệ", "kind": Agency.Kind.DEPARTMENT},
    )
    own, _made = AgencyPlan.objects.get_or_create(
        plan=plan,
        agency_code=OF_FOCAL,
        defaults={"agency": agency, "made_by": officer, "made_at": plan.accepted_at},
    )
    task = cascade.add_own(own, typed=Typed("Việc riêng"), by=officer)
    amendment = amend.start(
        plan,
        number="1/QĐ-UBND",
        issued_on=date(2026, 3, 1),
        words="",
        by=officer,
        file=("Quyết định điều chỉnh".encode(), "quyet-dinh.txt"),
    )
    item = plan.planitem_set.first()
    assert item is not None
    succession = Succession.objects.create(kind=Succession.Kind.MERGE, on=date(2025, 7, 1))
    return {
        "int:pk": plan.pk,
        "slug:key": item.key,
        "str:code": OF_FOCAL,
        "int:row": task.pk,
        "int:amendment": amendment.pk,
        "int:succession": succession.pk,
    }
