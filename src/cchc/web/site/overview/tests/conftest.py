"""A fixed day for every page, and people of the cast in the agencies of the factory."""

from datetime import date

import pytest

from cchc.shared.accounts import scope
from cchc.shared.accounts.models import Membership, User
from cchc.web.site.overview.tests import factory
from tests.cast import people


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scope, "today", lambda: factory.TODAY)


@pytest.fixture
def officer(db: None) -> User:
    return people()["standing"]


@pytest.fixture
def focal(db: None) -> User:
    """Focal point of so-0, and of nothing else."""
    person = people()["focal"]
    Membership.objects.filter(user=person).delete()
    Membership.objects.create(
        user=person, agency_code="so-0", role="focal", title="Chuyên viên", valid_from=date(2025, 7, 1)
    )
    return person
