"""Who leads and who supports: cells and sentences split into agencies and groups, each by its full name."""

from cchc.pure.reading.agencies.names import Mention, is_group, mentions, names_nobody, same_agency, spellings
from cchc.pure.reading.agencies.roles import Roles, roles_in_prose
from cchc.pure.reading.agencies.split import split_agencies

__all__ = [
    "Mention",
    "Roles",
    "is_group",
    "mentions",
    "names_nobody",
    "roles_in_prose",
    "same_agency",
    "spellings",
    "split_agencies",
]
