"""Tables of the year's work: who was given what, how far it is, and what proves it."""

from cchc.steps.work.models.assignment import Assignment, Happening, Job, NameAside
from cchc.steps.work.models.cascade import AgencyPlan, AgencyTask, Amendment
from cchc.steps.work.models.progress import Evidence, Extension, Progress, Spending
from cchc.steps.work.models.saved import SavedFilter

__all__ = [
    "AgencyPlan",
    "AgencyTask",
    "Amendment",
    "Assignment",
    "Evidence",
    "Extension",
    "Happening",
    "Job",
    "NameAside",
    "Progress",
    "SavedFilter",
    "Spending",
]
