"""The year's work in the access matrix: who is let in, and rows to fill the addresses with."""

from datetime import date, timedelta

from cchc.shared.accounts.models import User
from cchc.shared.agencies.models import Agency
from cchc.shared.records.actions import store_document
from cchc.steps.plans.models import Plan
from cchc.steps.work import actions
from cchc.steps.work.actions import NewEvidence
from cchc.steps.work.actions.saved import save_filter
from cchc.steps.work.models import Job

OF_FOCAL = "so-khoa-hoc-cong-nghe"  # the agency whose job the addresses name: the focal point's
EVERYWHERE = {"standing", "leader", "field", "appraiser", "inspector"}  # read the work of every agency
READ = EVERYWHERE | {"focal", "agency_leader"}

MATRIX: dict[str, str | set[str]] = {
    **dict.fromkeys(
        ("work:jobs", "work:export", "work:calendar", "work:filter_save", "work:bulk", "work:bulk_undo"), READ
    ),
    **dict.fromkeys(("work:job", "work:file"), EVERYWHERE | {"focal"}),
    **dict.fromkeys(
        (
            *("work:report", "work:done", "work:extension", "work:evidence_replace"),
            *("work:evidence_withdraw", "work:filter_forget"),
        ),
        {"focal"},
    ),
    **dict.fromkeys(
        (
            *("work:confirm", "work:return", "work:reopen", "work:set_due", "work:extension_decide"),
            *("work:assign", "work:settle", "work:set_aside", "work:answering", "work:happened"),
            *("work:date_item", "work:narrow", "work:bulk_giving"),
        ),
        {"standing"},
    ),
    **dict.fromkeys(("work:item", "work:item_hook"), "logged in"),
    "work:spend": {"standing", "focal"},
}


def parameters(plan: Plan, officer: User, focal: User) -> dict[str, dict[str, object]]:
    """Name of an address → its parameters: a job of the focal point's agency with a document and a request."""
    Agency.objects.get_or_create(
        code=OF_FOCAL,
        valid_from=date(2025, 7, 1),
        defaults={"name": "Sở Khoa học và Công nghệ", "kind": Agency.Kind.DEPARTMENT},
    )
    item = plan.planitem_set.filter(due_end__isnull=False)[0]
    actions.give(item, agency_code=OF_FOCAL, role="support", why="Giao thêm", by=officer)
    job = Job.objects.get(item=item, agency_code=OF_FOCAL)
    document = store_document(b"ket qua", "ket-qua.pdf", by=focal)
    proof = actions.add_evidence(job, NewEvidence(document), by=focal)
    asked = actions.ask_extension(job, new_due_on=_later(job.due_on), why="Chờ hướng dẫn", by=focal)
    saved = save_filter(name="Của tôi", pairs={"han": "qua-han"}, by=focal)
    named = item.named.first()
    assert named is not None
    keys = {
        "work:file": proof.pk,
        "work:evidence_replace": proof.pk,
        "work:evidence_withdraw": proof.pk,
        "work:extension_decide": asked.pk,
        "work:filter_forget": saved.pk,
        "work:settle": named.pk,
        "work:set_aside": named.pk,
        "work:narrow": named.pk,
    }
    shared = {"int:plan": plan.pk, "slug:key": item.key, "str:token": "khong-co"}
    return {name: {**shared, "int:pk": keys.get(name, job.pk)} for name in MATRIX}


def _later(day: date | None) -> date:
    assert day is not None
    return day + timedelta(days=30)
