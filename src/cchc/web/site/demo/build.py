"""Tỉnh Mẫu: agencies, people, a plan with a year of work behind it, and a document that waits for its review.

Documents go through the real upload and the real reading, the year through the real actions.
"""

from collections.abc import Callable
from datetime import date

from django.db import transaction

from cchc.shared.accounts.models import User
from cchc.shared.accounts.roles import STANDING
from cchc.shared.accounts.scope import today
from cchc.steps.plans.actions import accept, upload
from cchc.steps.plans.models import Intake, Plan
from cchc.steps.work.models import Assignment
from cchc.web.site.demo import agencies, documents, year
from cchc.web.site.demo.people import sample_delegation, sample_people
from cchc.web.site.demo.year import clock
from cchc.web.site.running.worker import work

Tell = Callable[[str], None]
SENT_IN, ACCEPTED = date(2026, 1, 5), date(2026, 1, 6)


class RealData(Exception):
    """There are accounts here that are not samples."""


def build(tell: Tell, *, accepted: bool = False) -> list[User]:
    """Makes what is missing and reads what waits; gives the sample people. Safe to run again.

    `accepted`: no year; the document with the mistakes is accepted as it was read and its amendment waits in
    review. Refused: it cannot be.
    """
    if User.objects.filter(is_sample=False).exists():
        raise RealData
    agencies.build()
    people = sample_people()
    sample_delegation(today())
    officer = next(user for user in people if user.role == STANDING.key)
    if not accepted:
        _year(tell, officer)
    for name, data in documents.sample_documents():
        tell(name)
        upload(data=data, name=name, by=officer)
    work(batch=True)
    if accepted:
        _accept_and_amend(tell, officer)
    return people


def _year(tell: Tell, officer: User) -> None:
    """The issued plan, accepted in January, and what became of it. Killed half way, it begins anew."""
    name, data = documents.issued_plan()
    tell(name)
    with clock.on(SENT_IN):
        intake = upload(data=data, name=name, by=officer).intake
    work(batch=True)
    intake.refresh_from_db()
    with clock.on(ACCEPTED):
        plan = accept(intake, by=officer)
    if not Assignment.objects.filter(plan=plan).exists():
        with transaction.atomic():
            year.play(plan, standing=officer, today=today(), tell=tell)


def _accept_and_amend(tell: Tell, officer: User) -> None:
    """The first document becomes the plan; its second version is read beside it."""
    first = Intake.objects.order_by("pk")[0]
    if first.state == Intake.State.READ:
        accept(first, by=officer)
    name, data = documents.sample_amendment()
    tell(name)
    upload(data=data, name=name, by=officer, revises=Plan.objects.get(intake=first))
    work(batch=True)
