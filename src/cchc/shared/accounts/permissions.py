"""Everything that can be allowed. A view asks for one of these, never for a role."""

from enum import StrEnum


class Permission(StrEnum):
    PLAN_READ = "plan_read"  # plans, their rows, findings and source documents
    PLAN_UPLOAD = "plan_upload"  # hand in a document to be read
    PLAN_REVIEW = "plan_review"  # correct what was read
    PLAN_ACCEPT = "plan_accept"  # make it the plan that is in force
    PLAN_EXPORT = "plan_export"  # take it out as .docx, .xlsx, .json
    AUDIT_READ = "audit_read"  # who did what and when
    SYSTEM_HEALTH = "system_health"  # state of the installation, gallery of components
