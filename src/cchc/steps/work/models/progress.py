"""What was reported, confirmed and returned; what proves it; extensions; money. Ledgers: lines are only added."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cchc.steps.work.models.assignment import Job


class Progress(models.Model):
    """One line of a job's history: a report, a confirmation, a return with its reason, a reopening, an undo.

    A report that says the work is done, or no longer applies, waits (state CONFIRMING); `asks` is what it waits for.
    """

    class Kind(models.TextChoices):
        REPORT = "report", _("cập nhật tiến độ")
        CONFIRM = "confirm", _("xác nhận")
        RETURN = "return", _("trả lại")
        REOPEN = "reopen", _("mở lại")
        UNDO = "undo", _("hoàn tác")
        HANDOVER = "handover", _("nhận bàn giao")

    job = models.ForeignKey(Job, on_delete=models.PROTECT, related_name="history")
    number = models.PositiveIntegerField()  # 1, 2, 3 … within the job; Job.version is the last one
    kind = models.CharField(max_length=8, choices=Kind)
    state = models.CharField(max_length=10, choices=Job.State)  # after it
    asks = models.CharField(max_length=10, blank=True, choices=Job.State)  # "done" or "na" while it waits
    percent = models.PositiveSmallIntegerField()
    words = models.TextField(_("kết quả thực hiện"), blank=True)
    difficulty = models.TextField(_("khó khăn, vướng mắc"), blank=True)
    proposal = models.TextField(_("đề xuất, kiến nghị"), blank=True)
    reason = models.TextField(_("lý do"), blank=True)  # of a return, a reopening, "không áp dụng"
    done_on = models.DateField(null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("job", "number")
        constraints = (
            models.UniqueConstraint(fields=("job", "number"), name="work_progress_number"),
            models.CheckConstraint(
                condition=~Q(kind__in=("return", "reopen")) | ~Q(reason=""), name="work_progress_reason"
            ),
            models.CheckConstraint(
                condition=Q(state="confirming", asks__in=("done", "na"))
                | (~Q(state="confirming") & Q(asks="")),
                name="work_progress_asks",
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"


class Evidence(models.Model):
    """A document that proves a job's product, with its own number, issuer and day. One may serve many jobs."""

    job = models.ForeignKey(Job, on_delete=models.PROTECT, related_name="evidence")
    document = models.ForeignKey("records.Document", on_delete=models.PROTECT, related_name="+")
    number = models.CharField(_("số, ký hiệu"), max_length=100, blank=True)
    issuer = models.CharField(_("cơ quan ban hành"), max_length=255, blank=True)
    issued_on = models.DateField(_("ngày ban hành"), null=True, blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    replaced_by = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaces"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    folded = models.TextField(editable=False, default="")  # number, issuer, day and file without accents

    class Meta:
        ordering = ("job", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("job", "document"), condition=Q(withdrawn_at__isnull=True), name="work_evidence_once"
            ),
        )

    def __str__(self) -> str:
        return self.number or str(self.document_id)


class Extension(models.Model):
    """A later due day: who asked and why, who decided. The first day stays in Job.first_due_on."""

    class Decision(models.TextChoices):
        ASKED = "asked", _("đang đề nghị")
        GRANTED = "granted", _("đồng ý")
        REFUSED = "refused", _("không đồng ý")
        UNDONE = "undone", _("đã rút lại")

    job = models.ForeignKey(Job, on_delete=models.PROTECT, related_name="extensions")
    old_due_on = models.DateField(null=True, blank=True)
    new_due_on = models.DateField()
    why = models.TextField(_("lý do"))
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    decision = models.CharField(max_length=7, choices=Decision, default=Decision.ASKED)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField(_("ý kiến"), blank=True)

    class Meta:
        ordering = ("job", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("job",), condition=Q(decision="asked"), name="work_extension_one_open"
            ),
            models.CheckConstraint(condition=~Q(why=""), name="work_extension_has_reason"),
            models.CheckConstraint(
                condition=Q(decision="asked", decided_by__isnull=True, decided_at__isnull=True)
                | (~Q(decision="asked") & Q(decided_by__isnull=False, decided_at__isnull=False)),
                name="work_extension_decided_pair",
            ),
        )

    def __str__(self) -> str:
        return f"{self.old_due_on} → {self.new_due_on}"


class Spending(models.Model):
    """A line of money for an item, in đồng: planned, allocated or spent. Sums are computed; lines only added."""

    class Kind(models.TextChoices):
        PLANNED = "planned", _("dự kiến")
        ALLOCATED = "allocated", _("được giao")
        SPENT = "spent", _("đã chi")

    item = models.ForeignKey("plans.PlanItem", on_delete=models.PROTECT, related_name="spending")
    agency_code = models.CharField(max_length=40, blank=True)
    kind = models.CharField(max_length=9, choices=Kind)
    amount = models.BigIntegerField(_("số tiền"))  # đồng; negative takes back an earlier line
    on = models.DateField(_("ngày"))
    words = models.CharField(_("diễn giải"), max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("item", "on", "pk")

    def __str__(self) -> str:
        return f"{self.kind} {self.amount}"
