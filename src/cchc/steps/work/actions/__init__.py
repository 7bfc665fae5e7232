"""Every write of this step but the cascade's and the amendments', each one transaction with its Event."""

from cchc.steps.work.actions.assign import (
    Assigned,
    assign_plan,
    choose_answering,
    set_name_aside,
    settle_name,
)
from cchc.steps.work.actions.bulk import (
    Bulk,
    confirm_many,
    report_many,
    return_many,
)
from cchc.steps.work.actions.bulk_extending import decide_many, extend_many
from cchc.steps.work.actions.due import (
    ask_extension,
    grant_extension,
    record_happening,
    refuse_extension,
    set_due,
)
from cchc.steps.work.actions.evidence import (
    NewEvidence,
    add_evidence,
    replace_evidence,
    withdraw_evidence,
)
from cchc.steps.work.actions.giving import Transferred, give, reassign, take_back, transfer
from cchc.steps.work.actions.narrow import narrow
from cchc.steps.work.actions.progress import confirm, reopen, report, return_
from cchc.steps.work.actions.spending import add_spending
from cchc.steps.work.actions.undoing import undo_bulk

__all__ = [
    "Assigned",
    "Bulk",
    "NewEvidence",
    "Transferred",
    "add_evidence",
    "add_spending",
    "ask_extension",
    "assign_plan",
    "choose_answering",
    "confirm",
    "confirm_many",
    "decide_many",
    "extend_many",
    "give",
    "grant_extension",
    "narrow",
    "reassign",
    "record_happening",
    "refuse_extension",
    "reopen",
    "replace_evidence",
    "report",
    "report_many",
    "return_",
    "return_many",
    "set_due",
    "set_name_aside",
    "settle_name",
    "take_back",
    "transfer",
    "undo_bulk",
    "withdraw_evidence",
]
