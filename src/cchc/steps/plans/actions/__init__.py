"""Every write of this step, each one transaction with its Event."""

from cchc.steps.plans.actions.accept import accept, obstacles
from cchc.steps.plans.actions.findings import accept_finding, look_again, reopen_finding
from cchc.steps.plans.actions.intake import Upload, resume_if_silent, retry, upload, withdraw
from cchc.steps.plans.actions.presence import note_presence
from cchc.steps.plans.actions.review import add, drop, edit, merge, move, redo, restore, split, undo

__all__ = [
    "Upload",
    "accept",
    "accept_finding",
    "add",
    "drop",
    "edit",
    "look_again",
    "merge",
    "move",
    "note_presence",
    "obstacles",
    "redo",
    "reopen_finding",
    "restore",
    "resume_if_silent",
    "retry",
    "split",
    "undo",
    "upload",
    "withdraw",
]
