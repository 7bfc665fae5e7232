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
        "id password last_login username full_name email role is_active is_sample created_at",
    ),
    "plans.intake": (
        "",
        "id document name state revises created_by created_at attempt leased_until progress progress_step message reader source plan_json notes ocr read_at revision checked_revision findings settled_by settled_at",
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
        "plan position place due_text due_kind due_start due_end due_recurrence due_event due_offset due_milestones origin field code target text activities codes output lead_text support_text",
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
