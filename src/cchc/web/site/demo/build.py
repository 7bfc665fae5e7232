"""Tỉnh Mẫu: sample people and a sample plan that went through the real upload and the real reading."""

from collections.abc import Callable

from cchc.shared.accounts.models import User
from cchc.shared.accounts.roles import STANDING
from cchc.steps.plans.actions import accept, upload
from cchc.steps.plans.models import Intake
from cchc.web.site.demo import documents
from cchc.web.site.demo.people import sample_people
from cchc.web.site.running.worker import work


class RealData(Exception):
    """There are accounts here that are not samples."""


def build(tell: Callable[[str], None], *, accepted: bool = False) -> list[User]:
    """Makes what is missing and reads what waits; gives the sample people. Safe to run again.

    `accepted`: the plans are accepted too, as they were read. Refused: one of them cannot be.
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
        for intake in Intake.objects.filter(state=Intake.State.READ).order_by("pk"):
            accept(intake, by=officer)
    return people
