"""Who leads and supports a task, and how each one's part stands."""

from dataclasses import dataclass
from datetime import date

from cchc.shared.accounts.models import User
from cchc.steps.plans.models import PlanItem
from cchc.steps.work.queries.items import Line, item_work
from cchc.steps.work.queries.job_list import JobLine, Share, job_lines_of, shares_of

SHOWN = 40  # lines of a group; the rest is one link away


@dataclass(frozen=True, slots=True)
class Partner:
    """A name of the plan with whom it stands for; `lines` are their jobs, as far as this person may see them."""

    line: Line
    lines: tuple[JobLine, ...]
    shares: tuple[Share, ...]

    @property
    def seen(self) -> int:
        """How many of its agencies this person sees the jobs of."""
        return len({line.job.assignment_id for line in self.lines})

    @property
    def shown(self) -> tuple[JobLine, ...]:
        return self.lines[:SHOWN]

    @property
    def names(self) -> list[str]:
        return [member.agency.name for member in self.line.members]


@dataclass(frozen=True, slots=True)
class Partners:
    item: PlanItem
    leads: tuple[Partner, ...]
    supports: tuple[Partner, ...]
    choice: bool  # several leads, and nobody said yet which one answers


def partners(person: User, item: PlanItem, day: date) -> Partners:
    """Four queries, however many agencies there are."""
    work = item_work(person, item, day)
    held = {member.pk: member for line in work.lines for member in line.members}
    found = job_lines_of(person, item, day, held)
    made = [_partner(line, found) for line in work.lines]
    return Partners(
        item=item,
        leads=tuple(one for one in made if one.line.role == "lead"),
        supports=tuple(one for one in made if one.line.role == "support"),
        choice=work.choice,
    )


def _partner(line: Line, found: dict[int, list[JobLine]]) -> Partner:
    """`found`: key of an assignment → its jobs."""
    lines = tuple(job for member in line.members for job in found.get(member.pk, ()))
    return Partner(line, lines, shares_of([one.job.state for one in lines]))
