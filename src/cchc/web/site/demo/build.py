"""Tỉnh Mẫu: sample people and a sample plan that went through the real upload and the real reading."""

from collections.abc import Callable

from cchc.shared.accounts.models import User
from cchc.shared.accounts.roles import STANDING
from cchc.steps.plans.actions import upload
from cchc.web.site.demo import documents
from cchc.web.site.demo.people import sample_people
from cchc.web.site.running.worker import work


class RealData(Exception):
    """There are accounts here that are not samples."""


def build(tell: Callable[[str], None]) -> list[User]:
    """Makes what is missing and reads what waits; gives the sample people. Safe to run again."""
    if User.objects.filter(is_sample=False).exists():
        raise RealData
    people = sample_people()
    officer = next(user for user in people if user.role == STANDING.key)
    for name, data in documents.sample_documents():
        tell(name)
        upload(data=data, name=name, by=officer)
    work(batch=True)
    return people
