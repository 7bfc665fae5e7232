"""The fixed cast of Tỉnh Mẫu, for tests: `people()` makes them, `log_in` gives a client of one of them."""

from django.test import Client

from cchc.shared.accounts.models import User
from cchc.web.site.demo.people import CAST, PASSWORD, sample_people

ROLES = [member.role.key for member in CAST]

__all__ = ["CAST", "PASSWORD", "ROLES", "log_in", "people"]


def people() -> dict[str, User]:
    """Every member of the cast, by the key of the role."""
    return {user.role: user for user in sample_people()}


def log_in(role: str) -> Client:
    """A browser in which this member of the cast is logged in."""
    client = Client()
    client.force_login(people()[role])
    return client
