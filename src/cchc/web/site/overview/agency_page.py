"""The work of one agency in one plan: where its jobs stand, what is late, its own plan, its people."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cchc.shared.accounts.models import User
from cchc.shared.accounts.permissions import Permission
from cchc.shared.accounts.scope import scope_of
from cchc.shared.agencies.models import Agency
from cchc.steps.work.access import jobs_for
from cchc.steps.work.models import AgencyPlan, Assignment, Job
from cchc.steps.work.queries import overview
from cchc.steps.work.queries.overview import Contact, Tally, added
from cchc.web.site.overview import heat, sentences
from cchc.web.site.overview.address import Asked
from cchc.web.site.overview.page import Figure, field_names, figures_of

OLDEST = 10


@dataclass(frozen=True, slots=True)
class AgencyPage:
    """`is_whole`: whether the person sees every job of the agency, or only those of tasks that their own leads."""

    agency: Agency
    is_whole: bool
    led: Tally
    supported: Tally
    summary: str
    figures: tuple[Figure, ...]
    fields: tuple[heat.Field, ...]
    late: tuple[Job, ...]
    own_plan: AgencyPlan | None
    contacts: tuple[Contact, ...]


def load(person: User, asked: Asked, agency: Agency) -> AgencyPage:
    is_whole = scope_of(person, asked.today).may(Permission.WORK_READ, agency.code)
    jobs = jobs_for(person).filter(plan=asked.plan, agency_code=agency.code)
    seen = overview.seen_from(jobs, asked.day, today=asked.today)
    cells = overview.cells(seen.only(role=Assignment.Role.LEAD))
    led = added(cell.tally for cell in cells)
    return AgencyPage(
        agency=agency,
        is_whole=is_whole,
        led=led,
        supported=overview.total(seen.only(role=Assignment.Role.SUPPORT)),
        summary=sentences.agency(led, date_format(asked.day, "SHORT_DATE_FORMAT")),
        figures=figures_of(asked, led, **{"co-quan": agency.code}),
        fields=heat.fields_of(asked, cells, field_names(asked), agency=agency.code),
        late=tuple(overview.oldest_late(seen)[:OLDEST]),
        own_plan=_own_plan(asked, agency) if is_whole else None,
        contacts=tuple(_contacts(asked, agency)) if is_whole else (),
    )


def _own_plan(asked: Asked, agency: Agency) -> AgencyPlan | None:
    return AgencyPlan.objects.filter(plan=asked.plan, agency_code=agency.code).first()


def _contacts(asked: Asked, agency: Agency) -> Sequence[Contact]:
    return overview.contacts([agency.code], asked.day).get(agency.code, [])


def plan_state(own: AgencyPlan | None, asked: Asked) -> tuple[str, str]:
    """How the agency's own plan stands: the badge's kind, and words."""
    if own is None:
        return "", _("Chưa lập kế hoạch")
    kinds = {AgencyPlan.State.APPROVED: "done", AgencyPlan.State.SUBMITTED: "info"}
    is_sent = own.state in kinds
    if not is_sent and own.due_on and own.due_on < asked.day:
        late = _("%(state)s, quá hạn trình từ %(day)s")
        return "late", late % {
            "state": own.get_state_display(),
            "day": date_format(own.due_on, "SHORT_DATE_FORMAT"),
        }
    return kinds.get(AgencyPlan.State(own.state), "soon"), own.get_state_display()
