"""An item of a plan given to real agencies, and the jobs that follow: one for each period that it recurs in."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Happening(models.Model):
    """An event that tasks of a year's plans wait for ("các cơ quan TW công bố chỉ số PCI"): when, and who says so."""

    name = models.CharField(_("sự kiện"), max_length=300)
    folded = models.CharField(max_length=300, editable=False)
    # of the plans: the same words mean another event next year
    year = models.PositiveSmallIntegerField(_("năm"))
    on = models.DateField(_("ngày"), null=True, blank=True)  # None: it is waited for
    source = models.CharField(_("căn cứ"), max_length=300, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    recorded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-year", "name")
        constraints = (
            models.UniqueConstraint(fields=("year", "folded"), name="work_happening_once"),
            models.CheckConstraint(
                condition=Q(on__isnull=True, recorded_at__isnull=True)
                | Q(on__isnull=False, recorded_at__isnull=False),
                name="work_happening_recorded_pair",
            ),
        )

    def __str__(self) -> str:
        return self.name


class NameAside(models.Model):
    """Words of a plan that name no agency that can be given work ("đơn vị tư vấn"), and who said so."""

    plan = models.ForeignKey("plans.Plan", on_delete=models.PROTECT, related_name="names_aside")
    words = models.CharField(_("cách gọi"), max_length=300)
    folded = models.CharField(max_length=300, editable=False)
    why = models.CharField(_("lý do"), max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("plan", "folded")
        constraints = (
            models.UniqueConstraint(fields=("plan", "folded"), name="work_nameaside_once"),
            models.CheckConstraint(condition=~Q(why=""), name="work_nameaside_why"),
        )

    def __str__(self) -> str:
        return self.words


class Assignment(models.Model):
    """One agency's part in an item. A group in the plan becomes one row a member, held together by `named`."""

    class Role(models.TextChoices):
        LEAD = "lead", _("chủ trì")
        SUPPORT = "support", _("phối hợp")

    item = models.ForeignKey("plans.PlanItem", on_delete=models.PROTECT, related_name="assignments")
    plan = models.ForeignKey("plans.Plan", on_delete=models.PROTECT, related_name="assignments")  # the item's
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="assignments")
    agency_code = models.CharField(max_length=40)  # the agency's, for reading across its spans
    role = models.CharField(max_length=7, choices=Role)
    answers = models.BooleanField(default=False)  # the one lead who answers for an item that has several
    # A support of "các cơ quan liên quan": it sees the item; nothing is asked of it until it is named.
    stands_by = models.BooleanField(_("phối hợp khi có liên quan"), default=False)
    named = models.ForeignKey(
        "plans.NamedAgency", on_delete=models.PROTECT, null=True, blank=True, related_name="assignments"
    )
    part = models.CharField(max_length=300, blank=True)  # which of several names that stand in `named`
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField()
    ended_on = models.DateField(null=True, blank=True)  # taken back, or handed to a successor
    ended_why = models.CharField(max_length=300, blank=True)
    takes_over = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="taken_over_by"
    )

    class Meta:
        ordering = ("item", "role", "agency")
        constraints = (
            models.UniqueConstraint(
                fields=("item", "agency_code"),
                condition=Q(ended_on__isnull=True),
                name="work_assignment_once",
            ),
            models.UniqueConstraint(
                fields=("item",),
                condition=Q(answers=True, ended_on__isnull=True),
                name="work_assignment_one_answers",
            ),
            models.CheckConstraint(
                condition=Q(answers=False) | Q(role="lead"), name="work_assignment_lead_answers"
            ),
            models.CheckConstraint(
                condition=Q(stands_by=False) | Q(role="support"), name="work_assignment_support_stands_by"
            ),
        )
        indexes = (
            models.Index(fields=("agency_code", "plan"), name="work_assignment_agency"),
            models.Index(fields=("plan", "role"), name="work_assignment_plan"),
        )

    def __str__(self) -> str:
        return f"{self.agency_code} {self.role}"


class Job(models.Model):
    """What one assignment asks for in one period: has a due day and a state. Lateness is computed, never stored.

    `period` is "" for what comes once, else "2026-Q1", "2026-04" …; `due_on` None: cannot be dated (yet).
    The columns below "copied" repeat the assignment's so that lists and counts read one table.
    """

    class State(models.TextChoices):
        TODO = "todo", _("Chưa bắt đầu")
        DOING = "doing", _("Đang thực hiện")
        CONFIRMING = "confirming", _("Chờ xác nhận")
        DONE = "done", _("Hoàn thành")
        RETURNED = "returned", _("Trả lại")
        NOT_APPLICABLE = "na", _("Không áp dụng")

    OPEN = (State.TODO, State.DOING, State.CONFIRMING, State.RETURNED)

    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="jobs")
    period = models.CharField(max_length=10, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(_("thời hạn"), null=True, blank=True)
    first_due_on = models.DateField(null=True, blank=True)  # before any extension
    waits_for = models.ForeignKey(
        Happening, on_delete=models.PROTECT, null=True, blank=True, related_name="jobs"
    )
    state = models.CharField(_("trạng thái"), max_length=10, choices=State, default=State.TODO)
    percent = models.PositiveSmallIntegerField(_("tỷ lệ hoàn thành"), default=0)
    done_on = models.DateField(null=True, blank=True)  # the day the work was done, as confirmed
    reported_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)  # of the last Progress; a stale save changes nothing
    # -- copied
    plan = models.ForeignKey("plans.Plan", on_delete=models.PROTECT, related_name="jobs")
    item = models.ForeignKey("plans.PlanItem", on_delete=models.PROTECT, related_name="jobs")
    agency_code = models.CharField(max_length=40)
    role = models.CharField(max_length=7, choices=Assignment.Role)
    field = models.CharField(max_length=255, blank=True)
    ended = models.BooleanField(default=False)

    class Meta:
        ordering = ("due_on", "pk")
        constraints = (
            models.UniqueConstraint(fields=("assignment", "period"), name="work_job_once"),
            models.CheckConstraint(condition=Q(percent__lte=100), name="work_job_percent"),
            models.CheckConstraint(
                condition=~Q(state="done") | Q(done_on__isnull=False), name="work_job_done_has_day"
            ),
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True) | Q(due_on__isnull=True) | Q(starts_on__lte=F("due_on")),
                name="work_job_span",
            ),
        )
        indexes = (
            models.Index(fields=("agency_code", "state", "due_on"), name="work_job_agency"),
            models.Index(fields=("plan", "agency_code", "field"), name="work_job_heat"),
            models.Index(fields=("plan", "state", "due_on"), name="work_job_plan"),
            models.Index(fields=("due_on",), condition=Q(ended=False), name="work_job_due"),
            models.Index(
                fields=("due_on",),
                condition=Q(ended=False, state__in=("todo", "doing", "confirming", "returned")),
                name="work_job_open",
            ),
            models.Index(
                fields=("reported_at",), condition=Q(ended=False, state="confirming"), name="work_job_waiting"
            ),
        )

    def __str__(self) -> str:
        return f"{self.agency_code} {self.period} {self.state}"
