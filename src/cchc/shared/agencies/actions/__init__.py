"""Writes: every change of agencies, their names, groups and successions has its one door here."""

from cchc.shared.agencies.actions.agency import create, edit
from cchc.shared.agencies.actions.groups import GroupData, save_group
from cchc.shared.agencies.actions.import_undo import undo_import
from cchc.shared.agencies.actions.importing import import_book
from cchc.shared.agencies.actions.names import add_alias, learn, remove_alias
from cchc.shared.agencies.actions.province import Loaded, load_province
from cchc.shared.agencies.actions.succession import New, dissolve, merge, rename, split

__all__ = [
    "GroupData",
    "Loaded",
    "New",
    "add_alias",
    "create",
    "dissolve",
    "edit",
    "import_book",
    "learn",
    "load_province",
    "merge",
    "remove_alias",
    "rename",
    "save_group",
    "split",
    "undo_import",
]
