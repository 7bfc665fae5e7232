"""After a merger, in one action: people and open work of the agencies that ended go to who took their place."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from cchc.shared.accounts.actions.memberships import transfer as move_people
from cchc.shared.accounts.models import User
from cchc.shared.agencies.models import Succession
from cchc.steps.work.actions.giving import transfer
from cchc.steps.work.errors import Refused


@dataclass(frozen=True, slots=True)
class HandedOver:
    """How much went over, of all the agencies that ended."""

    assignments: int
    jobs: int
    joined: int
    people: int = 0


@transaction.atomic
def hand_over(succession: Succession, *, heirs: Mapping[str, str], by: User) -> HandedOver:
    """`heirs`: code of an agency that ended → code of the one that takes its open work and its people over. What the
    people lent to others goes with them: a delegation lends whatever its giver may do. A second run finds nothing to
    do; each transfer is an event of its own. Raises Refused where an heir is none of the successors."""
    olds = {one.code: one.name for one in succession.olds.all()}
    news = {one.code: one.name for one in succession.news.all()}
    done, people = [], 0
    for old, new in heirs.items():
        if old not in olds or new not in news:
            raise Refused(_("Cơ quan nhận bàn giao phải là một trong các cơ quan kế thừa; hãy chọn lại."))
        if old == new:
            continue  # who keeps the seat keeps the code: its work is with it already
        done.append(transfer(old_code=old, new_code=new, on=succession.on, by=by, why=_why(succession)))
        people += move_people(olds=[old], new=new, on=succession.on, by=by)
    return HandedOver(
        assignments=sum(one.assignments for one in done),
        jobs=sum(one.jobs for one in done),
        joined=sum(one.joined for one in done),
        people=people,
    )


def _why(succession: Succession) -> str:
    kind = str(succession.get_kind_display())
    said = f"{kind[:1].upper()}{kind[1:]}"
    return (f"{said}, {succession.decision}" if succession.decision else said)[:300]
