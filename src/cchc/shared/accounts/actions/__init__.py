"""The doors through which accounts are written: people, where they belong, what they lend, how they come in."""

from cchc.shared.accounts.actions.memberships import add_membership, delegate, end_membership, revoke
from cchc.shared.accounts.actions.people import change_password, create_user, sign_in

__all__ = [
    "add_membership",
    "change_password",
    "create_user",
    "delegate",
    "end_membership",
    "revoke",
    "sign_in",
]
