"""An agency's own plan as pure.reading.plan.Plan: for the official appendix in Word and for the workbook."""

from dataclasses import replace

from django.utils.translation import gettext as _

from cchc.pure.deadline import Due, read_due
from cchc.pure.reading import plan as pure
from cchc.pure.reading.blocks import Place
from cchc.steps.plans.filenames import plain_name
from cchc.steps.work.models import Assignment
from cchc.steps.work.queries.cascade import AgencyPage, TaskView


def written(page: AgencyPage) -> pure.Plan:
    """The rows that stand, in order, as they read; the agency is the one that leads."""
    return pure.Plan(document=_document(page), items=tuple(_item(page, row) for row in page.standing))


def _document(page: AgencyPage) -> pure.Document:
    found = page.agency_plan
    title = _("Kế hoạch cải cách hành chính năm %(year)d của %(agency)s")
    return pure.Document(
        number=(found and found.number) or None,
        kind="Kế hoạch",
        title=title % {"year": page.plan.year, "agency": page.agency.name},
        issued_on=found.issued_on if found else None,
        issuer=page.agency.name,
        year=page.plan.year,
    )


def _item(page: AgencyPage, row: TaskView) -> pure.Item:
    unit = row.task.unit or page.agency.name
    return pure.Item(
        origin="table",
        field=row.field or _("Nhiệm vụ riêng của cơ quan"),
        code=row.code or None,
        target_codes=(),
        task_codes=(),
        activity_codes=(),
        target=row.parent.item.target or None if row.parent else None,
        text=row.text,
        activities=tuple(pure.Activity(one["code"], one["text"]) for one in row.activities),
        output=row.output or None,
        lead=pure.Assignees(unit, (unit,)),
        support=_support(row),
        due=_due(row, page.plan.year),
        budget=None,
        note=_note(row),
        place=Place(None, None),
    )


def _support(row: TaskView) -> pure.Assignees:
    """Who helps: as the province's plan says; where the agency itself helps, it stands with the province's lead."""
    if row.agreed is None:
        return pure.Assignees()
    side = "lead" if row.role == Assignment.Role.SUPPORT else "support"
    said = row.agreed[side]
    return pure.Assignees(said["text"], tuple(said["agencies"]))


def _note(row: TaskView) -> str | None:
    return _("Phối hợp") if row.role == Assignment.Role.SUPPORT else None


def _due(row: TaskView, year: int) -> Due:
    words = row.due_text
    return replace(read_due(words, year=year), text=words) if words else Due(None)


def file_name(page: AgencyPage, extension: str) -> str:
    """ "ke-hoach-so-noi-vu-2026.docx"."""
    return plain_name(
        "ke-hoach", page.agency.short_name or page.agency.name, str(page.plan.year), extension=extension
    )
