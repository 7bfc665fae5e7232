"""The doors through which accounts are written: people, where they belong, what they lend, how they come in."""

from cchc.shared.accounts.actions.entry import (
    change_password,
    choose_password,
    end_sessions,
    leave,
    note_seen,
    sign_in,
)
from cchc.shared.accounts.actions.factors import (
    add_app,
    add_passkey,
    remove_factor,
    renew_codes,
    reset_factors,
    use_code,
    use_passkey,
)
from cchc.shared.accounts.actions.memberships import (
    add_membership,
    delegate,
    end_membership,
    revoke,
    transfer,
)
from cchc.shared.accounts.actions.people import (
    Stale,
    change_own_mail,
    create_user,
    edit_person,
    force_password_change,
    note_invitation,
    switch_off,
    switch_on,
)

__all__ = [
    "Stale",
    "add_app",
    "add_membership",
    "add_passkey",
    "change_own_mail",
    "change_password",
    "choose_password",
    "create_user",
    "delegate",
    "edit_person",
    "end_membership",
    "end_sessions",
    "force_password_change",
    "leave",
    "note_invitation",
    "note_seen",
    "remove_factor",
    "renew_codes",
    "reset_factors",
    "revoke",
    "sign_in",
    "switch_off",
    "switch_on",
    "transfer",
    "use_code",
    "use_passkey",
]
