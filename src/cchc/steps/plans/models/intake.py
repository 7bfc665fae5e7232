"""A document on its way to becoming a plan: read, reviewed row by row, accepted.

Nothing here is ever half done: what was read is kept as it was read, every correction is a Change.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

RANK_DIGITS = 200  # see ranks.py: a rank grows by one digit after about three insertions at one spot


class Intake(models.Model):
    """One document (by its bytes) that was sent in to be read."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Chờ đọc")
        READING = "reading", _("Đang đọc")
        READ = "read", _("Đang rà soát")
        FAILED = "failed", _("Không đọc được")
        ACCEPTED = "accepted", _("Đã chấp nhận")
        WITHDRAWN = "withdrawn", _("Đã rút")

    document = models.ForeignKey("records.Document", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(_("tên tệp"), max_length=255)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    revises = models.ForeignKey(
        "plans.Plan", on_delete=models.PROTECT, null=True, blank=True, related_name="revising_intakes"
    )
    agency_code = models.CharField(max_length=40, blank=True)  # whose own plan it is; "": the province's
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    # The reading: `attempt` fences off a reader that was given up; `leased_until` says when it is.
    attempt = models.PositiveSmallIntegerField(default=0)
    leased_until = models.DateTimeField(null=True, blank=True)
    progress = models.PositiveSmallIntegerField(default=0)  # per cent
    progress_step = models.CharField(max_length=200, blank=True)
    message = models.TextField(blank=True)  # why it could not be read, in one sentence
    reader = models.CharField(max_length=40, blank=True)  # version of the reader

    # What was read; written once.
    source = models.JSONField(null=True, blank=True)  # sources.to_json
    plan_json = models.JSONField(null=True, blank=True)  # cchc.plan/1
    notes = models.JSONField(default=list, blank=True)
    ocr = models.BooleanField(default=False)
    read_at = models.DateTimeField(null=True, blank=True)

    # The review: `revision` grows with every Change; the findings hold for `checked_revision`.
    revision = models.PositiveIntegerField(default=0)
    checked_revision = models.PositiveIntegerField(null=True, blank=True)
    findings = models.JSONField(default=list, blank=True)  # findings.to_json
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    settled_at = models.DateTimeField(null=True, blank=True)  # accepted or withdrawn

    class Meta:
        ordering = ("-created_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=("document",), condition=~Q(state="withdrawn"), name="plans_intake_once_per_document"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("read", "accepted"))
                | Q(plan_json__isnull=False, source__isnull=False),
                name="plans_intake_read_has_plan",
            ),
            models.CheckConstraint(
                condition=~Q(state="failed") | ~Q(message=""), name="plans_intake_failed_says_why"
            ),
            models.CheckConstraint(
                condition=Q(state__in=("accepted", "withdrawn"), settled_at__isnull=False)
                | Q(~Q(state__in=("accepted", "withdrawn")), settled_at__isnull=True),
                name="plans_intake_settled_pair",
            ),
            models.CheckConstraint(condition=Q(progress__lte=100), name="plans_intake_progress_percent"),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def is_open(self) -> bool:
        """Whether its rows may be corrected."""
        return self.state == self.State.READ

    @cached_property
    def review_url(self) -> str:
        """Where its review stands; addresses of rows and findings begin with it."""
        return reverse("plans:review", args=[self.pk])


class Row(models.Model):
    """One row of the review; `data` has the form that its kind has in cchc.plan/1."""

    class Kind(models.TextChoices):
        DOCUMENT = "document", _("Thông tin văn bản")
        ITEM = "item", _("Nhiệm vụ")
        TARGET = "target", _("Chỉ tiêu")
        DUTY = "duty", _("Chế độ báo cáo")
        CITATION = "citation", _("Văn bản viện dẫn")

    intake = models.ForeignKey(Intake, on_delete=models.CASCADE, related_name="rows")
    kind = models.CharField(max_length=8, choices=Kind)
    key = models.CharField(max_length=16)
    rank = models.CharField(max_length=RANK_DIGITS)
    data = models.JSONField()
    read = models.JSONField(null=True, blank=True)  # as it was read; null for a row that a person added
    kept = models.JSONField(default=list, blank=True)  # fields kept from the review of the plan it revises
    anchors = models.JSONField(
        default=list, blank=True
    )  # where its passage stands in the source (sources.py)
    dropped = models.BooleanField(default=False)
    version = models.BigIntegerField(default=0)  # the id of the Change that last touched it

    class Meta:
        ordering = ("intake", "kind", "rank", "pk")
        indexes = (models.Index(fields=("intake", "kind", "rank"), name="plans_row_order"),)
        constraints = (
            models.UniqueConstraint(fields=("intake", "key"), name="plans_row_key"),
            models.UniqueConstraint(
                fields=("intake",), condition=Q(kind="document"), name="plans_row_one_document"
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class Change(models.Model):
    """One correction, never altered: the states of the rows that it touched, before and after.

    `before` and `after` map a row's key to its state (see rowstate.py) or to null where it was not there.
    """

    class Kind(models.TextChoices):
        EDIT = "edit", _("sửa")
        ADD = "add", _("thêm")
        DROP = "drop", _("bỏ")
        RESTORE = "restore", _("khôi phục")
        SPLIT = "split", _("tách")
        MERGE = "merge", _("gộp")
        MOVE = "move", _("chuyển vị trí")
        KEEP = "keep", _("giữ từ bản rà soát trước")
        UNDO = "undo", _("hoàn tác")
        REDO = "redo", _("làm lại")

    intake = models.ForeignKey(Intake, on_delete=models.CASCADE, related_name="changes")
    kind = models.CharField(max_length=8, choices=Kind)
    before = models.JSONField()
    after = models.JSONField()
    undoes = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="undone_by"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=Q(kind__in=("undo", "redo"), undoes__isnull=False)
                | Q(~Q(kind__in=("undo", "redo")), undoes__isnull=True),
                name="plans_change_undoes_pair",
            ),
            models.CheckConstraint(
                condition=Q(undoes__isnull=True) | Q(undoes__lt=F("id")), name="plans_change_undoes_earlier"
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class FindingDecision(models.Model):
    """A finding that somebody accepted as it stands, and why; taken back with `withdrawn_*`."""

    intake = models.ForeignKey(Intake, on_delete=models.CASCADE, related_name="decisions")
    key = models.CharField(max_length=16)  # findings.key
    rule = models.CharField(max_length=60)
    reason = models.CharField(_("lý do"), max_length=500)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("intake", "key"),
                condition=Q(withdrawn_at__isnull=True),
                name="plans_decision_one_standing",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="plans_decision_says_why"),
            models.CheckConstraint(
                condition=Q(withdrawn_by__isnull=True, withdrawn_at__isnull=True)
                | Q(withdrawn_by__isnull=False, withdrawn_at__isnull=False),
                name="plans_decision_withdrawn_pair",
            ),
        )

    def __str__(self) -> str:
        return f"{self.rule} {self.key}"


class Presence(models.Model):
    """Who had the review open and when last: for the line "… cũng đang rà soát"."""

    intake = models.ForeignKey(Intake, on_delete=models.CASCADE, related_name="presences")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    seen_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("intake", "person"), name="plans_presence_once"),)

    def __str__(self) -> str:
        return f"{self.person_id} {self.seen_at}"
