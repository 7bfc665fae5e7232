"""Tỉnh Mẫu: sample people and a sample plan that went through the real upload and the real reading."""

from collections.abc import Callable

from cchc.shared.accounts.models import User
from cchc.shared.accounts.roles import STANDING
from cchc.steps.plans.actions import accept, upload
from cchc.steps.plans.models import Intake, Plan
from cchc.web.site.demo import documents
from cchc.web.site.demo.people import sample_people
from cchc.web.site.running.worker import work


class RealData(Exception):
    """There are accounts here that are not samples."""


def build(tell: Callable[[str], None], *, accepted: bool = False) -> list[User]:
    """Makes what is missing and reads what waits; gives the sample people. Safe to run again.

    `accepted`: the plan is accepted too, as it was read, and its amendment waits in review. Refused: it cannot be.
    """
    if User.objects.filter(is_sample=False).exists():
        raise RealData
    people = sample_people()
    officer = next(user for user in people if user.role == STANDING.key)
    for name, data in documents.sample_documents():
        tell(name)
        upload(data=data, name=name, by=officer)
    work(batch=True)
    if accepted:
        _accept_and_amend(tell, officer)
    return people


def _accept_and_amend(tell: Callable[[str], None], officer: User) -> None:
    """The first document becomes the plan; its second version is read beside it."""
    first = Intake.objects.order_by("pk")[0]
    if first.state == Intake.State.READ:
        accept(first, by=officer)
    name, data = documents.sample_amendment()
    tell(name)
    upload(data=data, name=name, by=officer, revises=Plan.objects.get(intake=first))
    work(batch=True)
