"""What accepting an intake would write, and what stands in the way."""

from dataclasses import dataclass
from typing import Any

from cchc.steps.plans.actions.accept import obstacles
from cchc.steps.plans.models import Intake, Row
from cchc.steps.plans.queries.review import FindingView, finding_views, row_views


@dataclass(frozen=True, slots=True)
class Summary:
    """`document` is the data of the document's row; counts leave dropped rows out."""

    document: dict[str, Any]
    items: int
    targets: int
    duties: int
    citations: int
    dropped: int
    doubtful: int
    open_errors: list[FindingView]
    open_others: int
    accepted_findings: int
    obstacles: list[str]


def summary(intake: Intake) -> Summary:
    rows = list(intake.rows.all())
    standing = [row for row in rows if not row.dropped]
    findings = finding_views(intake)
    open_findings = [finding for finding in findings if finding.is_open]

    def count(kind: str) -> int:
        return sum(row.kind == kind for row in standing)

    return Summary(
        document=next(row.data for row in rows if row.kind == Row.Kind.DOCUMENT),
        items=count(Row.Kind.ITEM),
        targets=count(Row.Kind.TARGET),
        duties=count(Row.Kind.DUTY),
        citations=count(Row.Kind.CITATION),
        dropped=len(rows) - len(standing),
        doubtful=sum(view.is_doubtful for view in row_views(standing, findings)),
        open_errors=[finding for finding in open_findings if finding.severity == "error"],
        open_others=sum(finding.severity != "error" for finding in open_findings),
        accepted_findings=len(findings) - len(open_findings),
        obstacles=obstacles(intake, standing),
    )
