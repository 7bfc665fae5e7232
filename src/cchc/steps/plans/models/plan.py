"""A plan that was accepted: what the rest of the year points at. Written once, by actions.accept; its tasks
change afterwards only through actions.amend.

Texts stand as they were accepted; the `folded` columns are the same words without accents, for searching.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cchc.pure.deadline import KINDS, RECURRENCES

YEARS = range(1945, 2201)
COMPARATORS = (">=", "<=", ">", "<", "=", "~", "range")


class Plan(models.Model):
    """One issue of a yearly plan; a later version `revises` the earlier one."""

    intake = models.OneToOneField("plans.Intake", on_delete=models.PROTECT, related_name="plan")
    document = models.ForeignKey("records.Document", on_delete=models.PROTECT, related_name="+")
    number = models.CharField(_("số, ký hiệu"), max_length=100, blank=True)
    kind = models.CharField(_("loại văn bản"), max_length=100, blank=True)
    title = models.TextField(_("tên kế hoạch"))
    issuer = models.CharField(_("cơ quan ban hành"), max_length=300, blank=True)
    signer = models.CharField(_("người ký"), max_length=200, blank=True)
    year = models.PositiveSmallIntegerField(_("năm"))
    issued_on = models.DateField(_("ngày ban hành"), null=True, blank=True)
    effective_on = models.DateField(_("ngày có hiệu lực"), null=True, blank=True)
    revises = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="revised_by"
    )
    accepted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    accepted_at = models.DateTimeField()
    folded = models.TextField(editable=False)

    class Meta:
        ordering = ("-year", "-accepted_at")
        constraints = (
            models.CheckConstraint(condition=~Q(title=""), name="plans_plan_has_title"),
            models.CheckConstraint(condition=Q(year__range=(YEARS[0], YEARS[-1])), name="plans_plan_year"),
            models.CheckConstraint(
                condition=Q(revises__isnull=True) | ~Q(revises=F("id")), name="plans_plan_not_own_revision"
            ),
        )

    def __str__(self) -> str:
        return self.title


class Part(models.Model):
    """What every part of a plan has: its order, the key of its row in the review, and its passage."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="%(class)s_set")
    position = models.PositiveIntegerField()
    key = models.CharField(max_length=16)
    place = models.JSONField(default=dict)  # pure.reading.blocks.Place as JSON
    passage = models.ForeignKey(
        "records.Passage", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        abstract = True
        ordering = ("plan", "position")
        constraints = (
            models.UniqueConstraint(fields=("plan", "position"), name="plans_%(class)s_position"),
            models.UniqueConstraint(fields=("plan", "key"), name="plans_%(class)s_key"),
        )


class Dated(models.Model):
    """A deadline: the words, and their interpretation. See pure.deadline.Due."""

    due_text = models.TextField(_("thời hạn"), blank=True)
    due_kind = models.CharField(max_length=16, choices=[(kind, kind) for kind in KINDS], default="none")
    due_start = models.DateField(null=True, blank=True)
    due_end = models.DateField(null=True, blank=True)
    due_recurrence = models.CharField(
        max_length=12, blank=True, choices=[(name, name) for name in RECURRENCES]
    )
    due_event = models.TextField(blank=True)
    due_offset = models.CharField(max_length=60, blank=True)
    due_milestones = models.JSONField(default=list, blank=True)

    class Meta:
        abstract = True
        constraints = (
            models.CheckConstraint(
                condition=Q(due_start__isnull=True)
                | Q(due_end__isnull=True)
                | Q(due_start__lte=F("due_end")),
                name="plans_%(class)s_due_order",
            ),
            models.CheckConstraint(condition=Q(due_kind__in=KINDS), name="plans_%(class)s_due_kind"),
        )


class PlanItem(Part, Dated):
    """A unit of assignment: a task with the activities that share its output, lead and deadline."""

    origin = models.CharField(max_length=5, choices=[("table", _("phụ lục")), ("prose", _("lời văn"))])
    field = models.TextField(_("lĩnh vực"), blank=True)
    code = models.CharField(_("số thứ tự"), max_length=60, blank=True)
    target = models.TextField(_("mục tiêu"), blank=True)
    text = models.TextField(_("nhiệm vụ"))
    activities = models.JSONField(_("hoạt động"), default=list, blank=True)  # [{code, text}]
    codes = models.JSONField(default=dict, blank=True)  # {target_codes, task_codes, activity_codes}
    output = models.TextField(_("kết quả, sản phẩm"), blank=True)
    lead_text = models.TextField(_("cơ quan chủ trì"), blank=True)
    support_text = models.TextField(_("cơ quan phối hợp"), blank=True)
    budget = models.TextField(_("kinh phí"), blank=True)
    note = models.TextField(_("ghi chú"), blank=True)
    # In the year: when an amendment last changed it, and since when it is taken out (the row stays).
    amended_on = models.DateField(_("điều chỉnh ngày"), null=True, blank=True)
    ended_on = models.DateField(_("bỏ từ ngày"), null=True, blank=True)
    folded = models.TextField(editable=False)

    class Meta(Part.Meta):
        constraints = (
            *Part.Meta.constraints,
            *Dated.Meta.constraints,
            models.CheckConstraint(condition=~Q(text=""), name="plans_planitem_has_text"),
        )
        indexes = (
            models.Index(fields=("plan", "field"), name="plans_item_field"),
            models.Index(fields=("plan", "due_end"), name="plans_item_due"),
        )

    def __str__(self) -> str:
        return f"{self.code} {self.text}".strip()


class NamedAgency(models.Model):
    """An agency or group by the full name that the plan gives it; who really gets the work is `steps.work`."""

    class Role(models.TextChoices):
        LEAD = "lead", _("chủ trì")
        SUPPORT = "support", _("phối hợp")

    item = models.ForeignKey(PlanItem, on_delete=models.CASCADE, related_name="named")
    role = models.CharField(max_length=7, choices=Role)
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=300)
    folded = models.CharField(max_length=300, editable=False)

    class Meta:
        ordering = ("item", "role", "position")
        indexes = (models.Index(fields=("folded", "role"), name="plans_named_name"),)
        constraints = (
            models.UniqueConstraint(fields=("item", "role", "position"), name="plans_named_position"),
            models.CheckConstraint(condition=~Q(name=""), name="plans_named_named"),
        )

    def __str__(self) -> str:
        return self.name


class Target(Part):
    """A target (chỉ tiêu) of the body."""

    code = models.CharField(max_length=60, blank=True)
    section = models.TextField(blank=True)
    text = models.TextField()
    folded = models.TextField(editable=False)

    class Meta(Part.Meta):
        pass

    def __str__(self) -> str:
        return self.text


class Measure(models.Model):
    """One figure of a target; `value_max` is the end of a range."""

    target = models.ForeignKey(Target, on_delete=models.CASCADE, related_name="measures")
    position = models.PositiveSmallIntegerField()
    comparator = models.CharField(max_length=5, choices=[(sign, sign) for sign in COMPARATORS])
    value = models.DecimalField(max_digits=24, decimal_places=6, null=True, blank=True)
    value_max = models.DecimalField(max_digits=24, decimal_places=6, null=True, blank=True)
    unit = models.CharField(max_length=100, blank=True)
    subject = models.TextField(blank=True)

    class Meta:
        ordering = ("target", "position")
        constraints = (
            models.UniqueConstraint(fields=("target", "position"), name="plans_measure_position"),
            models.CheckConstraint(condition=Q(comparator__in=COMPARATORS), name="plans_measure_comparator"),
        )

    def __str__(self) -> str:
        return f"{self.comparator} {self.value}"


class Citation(Part):
    """A legal document that the plan cites; `places` has every place, `place` the first."""

    number = models.CharField(max_length=100, blank=True)
    kind = models.CharField(max_length=100, blank=True)
    name = models.TextField(blank=True)  # of a law that is cited by its name alone
    issued_on = models.DateField(null=True, blank=True)
    places = models.JSONField(default=list, blank=True)
    folded = models.TextField(editable=False)

    class Meta(Part.Meta):
        pass

    def __str__(self) -> str:
        return " ".join(part for part in (self.kind, self.number, self.name) if part)


class Duty(Part, Dated):
    """A dated obligation outside the task table: a plan to send in, a periodic report."""

    who = models.TextField(blank=True)
    what = models.TextField()
    folded = models.TextField(editable=False)

    class Meta(Part.Meta):
        constraints = (*Part.Meta.constraints, *Dated.Meta.constraints)

    def __str__(self) -> str:
        return self.what


class Finding(models.Model):
    """What the checker held against the plan when it was accepted, and why it was let stand if it was."""

    SEVERITIES = ("error", "warning", "info")

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="findings")
    position = models.PositiveIntegerField()
    key = models.CharField(max_length=16)
    rule = models.CharField(max_length=60)
    severity = models.CharField(max_length=7, choices=[(name, name) for name in SEVERITIES])
    template = models.TextField()  # a gettext msgid; `params` fill it
    params = models.JSONField(default=dict, blank=True)
    places = models.JSONField(default=list, blank=True)
    items = models.ManyToManyField(PlanItem, related_name="findings", blank=True)
    reason = models.CharField(max_length=500, blank=True)  # "" while the finding is open
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("plan", "position")
        constraints = (
            models.UniqueConstraint(fields=("plan", "key"), name="plans_finding_key"),
            models.CheckConstraint(
                condition=Q(reason="", decided_by__isnull=True, decided_at__isnull=True)
                | (~Q(reason="") & Q(decided_by__isnull=False, decided_at__isnull=False)),
                name="plans_finding_decided_pair",
            ),
        )

    def __str__(self) -> str:
        return self.rule

    @property
    def sentence(self) -> str:
        """What it says, in the reader's language."""
        return gettext(self.template) % self.params
