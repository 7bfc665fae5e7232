"""Each agency's own plan, made from the province's items: a row points at its parent, nothing is copied down."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class AgencyPlan(models.Model):
    """The plan by which one agency carries out the province's plan."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Đang soạn")
        SUBMITTED = "submitted", _("Đã trình")
        RETURNED = "returned", _("Trả lại")
        APPROVED = "approved", _("Đã duyệt")
        REOPENED = "reopened", _("Mở lại")

    WRITABLE = (State.DRAFT, State.RETURNED, State.REOPENED)

    plan = models.ForeignKey("plans.Plan", on_delete=models.PROTECT, related_name="agency_plans")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    agency_code = models.CharField(max_length=40)
    state = models.CharField(max_length=9, choices=State, default=State.DRAFT)
    due_on = models.DateField(_("hạn trình"), null=True, blank=True)
    number = models.CharField(_("số, ký hiệu"), max_length=100, blank=True)
    issued_on = models.DateField(_("ngày ban hành"), null=True, blank=True)
    intake = models.ForeignKey(
        "plans.Intake", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )  # the agency's own document, where it was read from one
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    submitted_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    first_submitted_on = models.DateField(null=True, blank=True)  # lateness counts to this day
    reason = models.TextField(_("lý do trả lại"), blank=True)  # also of a reopening
    reopened_until = models.DateField(_("mở lại đến hết ngày"), null=True, blank=True)
    reopened_rows = models.JSONField(default=list, blank=True)  # ids of the rows that may change; []: all
    version = models.PositiveIntegerField(default=0)  # grows with every save of it or of a row

    class Meta:
        ordering = ("plan", "agency_code")
        constraints = (
            models.UniqueConstraint(fields=("plan", "agency_code"), name="work_agencyplan_once"),
            models.CheckConstraint(
                condition=~Q(state__in=("returned", "reopened")) | ~Q(reason=""),
                name="work_agencyplan_return_has_reason",
            ),
            models.CheckConstraint(
                condition=Q(state__in=("draft", "returned")) | Q(submitted_at__isnull=False),
                name="work_agencyplan_submitted",
            ),
        )

    def __str__(self) -> str:
        return f"{self.plan_id} {self.agency_code}"


class AgencyTask(models.Model):
    """A row of an agency's plan. Empty texts mean: as the parent says; `parent` None: the agency's own task."""

    agency_plan = models.ForeignKey(AgencyPlan, on_delete=models.CASCADE, related_name="tasks")
    parent = models.ForeignKey(
        "plans.PlanItem", on_delete=models.PROTECT, null=True, blank=True, related_name="carried_down"
    )
    seen = models.CharField(max_length=64, blank=True)  # digest of the parent as the agency last agreed to it
    position = models.PositiveIntegerField()
    text = models.TextField(_("nhiệm vụ"), blank=True)
    output = models.TextField(_("sản phẩm"), blank=True)
    unit = models.CharField(_("đơn vị, người thực hiện"), max_length=255, blank=True)
    due_text = models.CharField(_("thời hạn"), max_length=255, blank=True)
    due_on = models.DateField(null=True, blank=True)
    dropped = models.BooleanField(default=False)
    dropped_why = models.CharField(_("lý do không đưa vào"), max_length=300, blank=True)
    kept_why = models.CharField(_("lý do giữ nội dung riêng"), max_length=300, blank=True)
    row_key = models.CharField(max_length=16, blank=True)  # of the agency's own document, where it was read
    version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("agency_plan", "position", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(dropped=False) | ~Q(dropped_why=""), name="work_agencytask_drop_has_reason"
            ),
            models.UniqueConstraint(
                fields=("agency_plan", "row_key"), condition=~Q(row_key=""), name="work_agencytask_row"
            ),
            models.UniqueConstraint(
                fields=("agency_plan", "parent"),
                condition=Q(parent__isnull=False),
                name="work_agencytask_parent",
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=False) | ~Q(text=""), name="work_agencytask_has_text"
            ),
        )

    def __str__(self) -> str:
        return self.text or str(self.parent)


class Amendment(models.Model):
    """A change of a plan in the year, by a deciding document; the rows it changes are in `changes`.

    It is prepared row by row and holds from `applied_at` on, all of it at once. A change is
    {item: id or null, key, before: data or null, after: data or null, why}, the data as in cchc.plan/1:
    no `before` is a new row, no `after` is one that is taken out.
    """

    plan = models.ForeignKey("plans.Plan", on_delete=models.PROTECT, related_name="amendments")
    number = models.CharField(_("số, ký hiệu"), max_length=100)
    issued_on = models.DateField(_("ngày ban hành"))
    document = models.ForeignKey(
        "records.Document", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    words = models.TextField(_("nội dung điều chỉnh"), blank=True)
    changes = models.JSONField(default=list)  # [{item, before: {...}, after: {...}}]
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    applied_at = models.DateTimeField(null=True, blank=True)
    applied_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("plan", "issued_on", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(applied_at__isnull=True, applied_by__isnull=True)
                | Q(applied_at__isnull=False, applied_by__isnull=False),
                name="work_amendment_applied_pair",
            ),
        )

    def __str__(self) -> str:
        return self.number
