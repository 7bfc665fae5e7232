"""An agency's own document: sent in, read by the plan reader, its rows put beside the province's tasks by a person."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from cchc.pure.reading.text import fold
from cchc.shared.accounts.models import User
from cchc.shared.records.actions import record_event
from cchc.steps.plans.access import HEAVY
from cchc.steps.plans.actions import upload
from cchc.steps.plans.models import Intake, Row
from cchc.steps.plans.parsing import day
from cchc.steps.work.actions.cascade_state import bump, label_of, locked, same_version, whole_open
from cchc.steps.work.errors import Refused
from cchc.steps.work.models import AgencyPlan, AgencyTask
from cchc.steps.work.parents import Parent, parents_of

OWN, SKIP = "rieng", "bo-qua"  # what a row can be besides a task of the province


@dataclass(frozen=True, slots=True)
class Confirmed:
    """How many rows were put beside a task of the province, how many are the agency's own."""

    carried: int
    own: int


def attach(agency_plan: AgencyPlan, *, data: bytes, name: str, by: User) -> AgencyPlan:
    """Send the agency's document in to be read. Raises Refused, ReadingError."""
    whole_open(agency_plan)
    sent = upload(data=data, name=name, by=by, agency_code=agency_plan.agency_code).intake
    if sent.agency_code != agency_plan.agency_code:
        raise Refused(_("Tệp này đã được tải lên như một văn bản khác; hãy kiểm tra lại tệp."))
    with transaction.atomic():
        current = locked(agency_plan)
        whole_open(current)
        if current.intake_id != sent.pk:
            current.intake = sent
            bump(current, "intake")
            record_event(
                "work.cascade_document", current, by=by, intake=sent.pk, name=name, **label_of(current)
            )
    return current


def document_of(agency_plan: AgencyPlan) -> Intake | None:
    """The agency's document without its heavy columns: what was read in it can be megabytes."""
    if agency_plan.intake_id is None:
        return None
    return Intake.objects.defer(*HEAVY).get(pk=agency_plan.intake_id)


def readable_rows(agency_plan: AgencyPlan) -> list[Row]:
    """The tasks that were read in its document, in order, as its review has corrected them."""
    found = Row.objects.filter(intake=agency_plan.intake_id, kind=Row.Kind.ITEM, dropped=False)
    return list(found.order_by("rank", "pk"))


@transaction.atomic
def confirm_rows(agency_plan: AgencyPlan, *, choices: Mapping[str, str], version: int, by: User) -> Confirmed:
    """What an officer says of each row (by key): the id of a task, OWN, or SKIP. Confirming again changes the same rows.

    Raises Refused where two rows name one task, StalePlan.
    """
    current = locked(agency_plan)
    same_version(current, version)
    whole_open(current)
    intake = document_of(current)
    if intake is None or intake.state != Intake.State.READ:
        raise Refused(_("Văn bản của cơ quan chưa đọc xong; hãy chờ rồi thử lại."))
    parents = {str(pk): one for pk, one in parents_of(current.plan).items() if not one.ended}
    rows = [row for row in readable_rows(current) if choices.get(row.key, SKIP) != SKIP]
    _once_each([choices[row.key] for row in rows], parents)
    skipped = [key for key, choice in choices.items() if choice == SKIP]
    current.tasks.filter(row_key__in=skipped, parent=None).delete()  # made from it by an earlier confirmation
    for place, row in enumerate(rows, start=1):
        _write(current, row, parents.get(choices[row.key]), place)
    _others_behind(current, rows)
    _facts(current, intake)
    bump(current, "number", "issued_on")
    own = sum(choices[row.key] == OWN for row in rows)
    record_event("work.cascade_matched", current, by=by, rows=len(rows), own=own, **label_of(current))
    return Confirmed(len(rows) - own, own)


def _once_each(chosen: list[str], parents: Mapping[str, Parent]) -> None:
    tasks = [one for one in chosen if one != OWN]
    unknown = [one for one in tasks if one not in parents]
    if unknown:
        raise Refused(_("Có dòng chọn nhiệm vụ không còn trong kế hoạch của tỉnh; hãy chọn lại."))
    twice = next((one for one in tasks if tasks.count(one) > 1), None)
    if twice:
        item = parents[twice].item
        said = _("Nhiệm vụ %(task)s được chọn cho hai dòng; mỗi nhiệm vụ của tỉnh chỉ ứng với một dòng.")
        raise Refused(said % {"task": f"{item.code} {item.text}".strip()[:80]})


def _write(agency_plan: AgencyPlan, row: Row, parent: Parent | None, place: int) -> None:
    """The row of the agency's plan for a row of its document: the one made before, or the drafted one, or a new one."""
    rows = AgencyTask.objects.filter(agency_plan=agency_plan)
    made = rows.filter(row_key=row.key).first()
    drafted = rows.filter(parent=parent.item).first() if parent else None
    if made is not None and drafted is not None and made.pk != drafted.pk:
        made.delete()  # the same row, put elsewhere before: nothing of it is lost, its words are the document's
        made = None
    task = made or drafted or AgencyTask(agency_plan=agency_plan)
    task.parent, task.seen = (parent.item, parent.digest) if parent else (None, "")
    task.row_key, task.position, task.dropped, task.dropped_why = row.key, place, False, ""
    task.text = _own(row.data["text"], parent.data["text"] if parent else None)
    task.output = _own(row.data["output"], parent.data["output"] if parent else None)
    task.unit = _own(row.data["lead"]["text"], agency_plan.agency.name)[:255]
    task.due_text = _own(row.data["due"]["text"], parent.data["due"]["text"] if parent else None)[:255]
    task.due_on = day(row.data["due"]["end"]) if task.due_text else None
    task.version += 1
    task.save()


def _others_behind(agency_plan: AgencyPlan, rows: list[Row]) -> None:
    """What the document does not name stands after what it names."""
    others = list(agency_plan.tasks.exclude(row_key__in=[row.key for row in rows]))
    for place, task in enumerate(others, start=len(rows) + 1):
        task.position = place
    AgencyTask.objects.bulk_update(others, ["position"])


def _own(words: str | None, parents: str | None) -> str:
    """The document's words, or "" where they say nothing else than what holds without them."""
    return "" if not words or (parents and fold(words) == fold(parents)) else words


def _facts(agency_plan: AgencyPlan, intake: Intake) -> None:
    """Number and day as the document says, where the agency has not written them."""
    facts = intake.rows.filter(kind=Row.Kind.DOCUMENT).values_list("data", flat=True).first() or {}
    agency_plan.number = agency_plan.number or (facts.get("number") or "")[:100]
    agency_plan.issued_on = agency_plan.issued_on or day(facts.get("issued_on"))
