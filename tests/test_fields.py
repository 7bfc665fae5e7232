"""Every field of every table says whether the public may see it: one that is in neither list fails.

Nothing is public yet; the public pages will take their fields from the first list of each table.
"""

from django.apps import apps

# table → (what a public page may show, what it may never show)
FIELDS = {
    "records.document": (
        "name number issuer issued_on",
        "id sha256 media_type size uploaded_by created_at",
    ),
    "records.passage": (
        "",
        "id document place words",
    ),
    "records.event": (
        "",
        "id at by by_name kind object data",
    ),
    "accounts.user": (
        "",
        "id password last_login username full_name email role is_active is_sample created_at folded must_change_password invited_at sso_subject version",
    ),
    "accounts.signin": (
        "",
        "id user session_key way address agent began_at seen_at",
    ),
    "accounts.factor": (
        "",
        "id user kind name secret credential_id last_step created_at used_at",
    ),
    "accounts.recoverycode": (
        "",
        "id user digest used_at",
    ),
    "agencies.agency": (
        "code name short_name kind parent position valid_from valid_to founded_by ended_by",
        "id folded blocks is_sample version",
    ),
    "agencies.alias": (
        "",
        "id words folded code group valid_from valid_to source made_by made_at",
    ),
    "agencies.group": (
        "key name kinds blocks codes without when_concerned is_outside valid_from valid_to",
        "id note is_sample version",
    ),
    "agencies.boundary": (
        "code rings",
        "id is_sample",
    ),
    "agencies.succession": (
        "kind on decision olds news",
        "id note is_sample",
    ),
    "work.happening": (
        "",
        "id name folded year on source recorded_by recorded_at",
    ),
    "work.nameaside": (
        "",
        "id plan words folded why by at",
    ),
    "work.assignment": (
        "item plan agency agency_code role answers stands_by",
        "id named part given_by given_at ended_on ended_why takes_over",
    ),
    "work.job": (
        "assignment period starts_on due_on first_due_on state percent done_on plan item agency_code role field",
        "id waits_for reported_at version ended",
    ),
    "work.savedfilter": (
        "",
        "id owner name address made_at",
    ),
    "work.agencyplan": (
        "",
        "id plan agency agency_code state due_on number issued_on intake made_by made_at submitted_by submitted_at decided_by decided_at reason version first_submitted_on reopened_until reopened_rows",
    ),
    "work.agencytask": (
        "",
        "id agency_plan parent seen position text output unit due_text due_on dropped dropped_why kept_why row_key version",
    ),
    "work.amendment": (
        "plan number issued_on document words",
        "id changes by at applied_at applied_by version",
    ),
    "work.progress": (
        "",
        "id job number kind state asks percent words difficulty proposal reason done_on by at",
    ),
    "work.evidence": (
        "",
        "id job document number issuer issued_on added_by added_at replaced_by withdrawn_at folded",
    ),
    "work.extension": (
        "",
        "id job old_due_on new_due_on why asked_by asked_at decision decided_by decided_at answer",
    ),
    "work.spending": (
        "",
        "id item agency_code kind amount on words by at",
    ),
    "accounts.membership": (
        "",
        "id user agency_code role title valid_from valid_to",
    ),
    "accounts.delegation": (
        "",
        "id giver taker valid_from valid_to reason revoked_at",
    ),
    "notices.preference": (
        "",
        "id user way news before hour rest_from rest_to",
    ),
    "notices.message": (
        "",
        "id person day channel key state message_id made_at not_before attempts leased_until handed_at sent_at problem subject lines total read_at",
    ),
    "notices.round": (
        "",
        "id day hour made_at",
    ),
    "notices.calendarlink": (
        "",
        "id user checksum made_at last_read_on",
    ),
    "plans.intake": (
        "",
        "id document name state revises agency_code created_by created_at attempt leased_until progress progress_step message reader source plan_json notes ocr read_at revision checked_revision findings settled_by settled_at",
    ),
    "plans.row": (
        "",
        "id intake kind key rank data read kept anchors dropped version",
    ),
    "plans.change": (
        "",
        "id intake kind before after undoes by at",
    ),
    "plans.findingdecision": (
        "",
        "id intake key rule reason by at withdrawn_by withdrawn_at",
    ),
    "plans.presence": (
        "",
        "id intake person seen_at",
    ),
    "plans.plan": (
        "document number kind title issuer signer year issued_on effective_on revises",
        "id intake accepted_by accepted_at folded",
    ),
    "plans.planitem": (
        "plan position place due_text due_kind due_start due_end due_recurrence due_event due_offset due_milestones origin field code target text activities codes output lead_text support_text amended_on ended_on",
        "id key passage budget note folded",
    ),
    "plans.namedagency": (
        "item role position name",
        "id folded",
    ),
    "plans.target": (
        "plan position place code section text",
        "id key passage folded",
    ),
    "plans.measure": (
        "target position comparator value value_max unit subject",
        "id",
    ),
    "plans.citation": (
        "plan position place number kind name issued_on places",
        "id key passage folded",
    ),
    "plans.duty": (
        "plan position place due_text due_kind due_start due_end due_recurrence due_event due_offset due_milestones who what",
        "id key passage folded",
    ),
    "plans.finding": (
        "",
        "id plan position key rule severity template params places reason decided_by decided_at items",
    ),
}
# What tells who somebody is, or lets somebody in: never public, wherever it stands.
PERSONAL = {
    "username",
    "full_name",
    "email",
    "password",
    "sso_subject",
    "session_key",
    "address",
    "by",
    "by_name",
    "uploaded_by",
    "created_by",
    "accepted_by",
}


def tables() -> dict[str, set[str]]:
    """Our tables with their fields, as the code has them."""
    return {
        model._meta.label_lower: {field.name for field in model._meta.get_fields() if field.concrete}
        for config in apps.get_app_configs()
        if config.name.startswith("cchc.")
        for model in config.get_models()
    }


def test_every_field_says_whether_it_is_public() -> None:
    said = {table: set(f"{public} {private}".split()) for table, (public, private) in FIELDS.items()}
    assert said == tables()


def test_no_field_is_both() -> None:
    for table, (public, private) in FIELDS.items():
        assert not set(public.split()) & set(private.split()), table


def test_what_is_personal_is_never_public() -> None:
    for table, (public, _) in FIELDS.items():
        assert not set(public.split()) & PERSONAL, table
