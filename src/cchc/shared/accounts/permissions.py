"""Everything that can be allowed. A view asks for one of these, never for a role."""

from enum import StrEnum


class Permission(StrEnum):
    PLAN_READ = "plan_read"  # plans, their rows, findings and source documents
    PLAN_UPLOAD = "plan_upload"  # hand in a document to be read
    PLAN_REVIEW = "plan_review"  # correct what was read
    PLAN_ACCEPT = "plan_accept"  # make it the plan that is in force
    PLAN_EXPORT = "plan_export"  # take it out as .docx, .xlsx, .json
    PLAN_AMEND = "plan_amend"  # change rows of a plan that is in force, by a deciding document
    AGENCY_READ = "agency_read"  # agencies, their spans and successions
    AGENCY_EDIT = "agency_edit"  # the same, groups and aliases: write and import
    PEOPLE_EDIT = "people_edit"  # accounts, memberships, invitations
    WORK_ASSIGN = "work_assign"  # give items to agencies, record events, hand over after a merger
    WORK_READ = "work_read"  # jobs with progress and evidence
    WORK_REPORT = "work_report"  # report progress, ask for an extension, add evidence
    WORK_CONFIRM = "work_confirm"  # confirm or return what was reported; decide on extensions
    OVERVIEW_READ = "overview_read"  # the province on one page
    CASCADE_WRITE = "cascade_write"  # an agency's own plan: draft, submit
    CASCADE_REVIEW = "cascade_review"  # the same plans: approve, return
    AUDIT_READ = "audit_read"  # who did what and when
    SYSTEM_HEALTH = "system_health"  # state of the installation, gallery of components
