"""Agencies, each row for a span of days; what they are called, their groups, and what became of them.

`Agency.code` is the identity that outlives a rename; facts point at the row that held on their day.
Days are dates in Asia/Ho_Chi_Minh, `valid_to` is the last day (inclusive), None while it lasts.
"""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Agency(models.Model):
    """One agency as it was named and placed from `valid_from` to `valid_to`. Spans of a code never overlap."""

    class Kind(models.TextChoices):
        COMMITTEE = "committee", _("UBND tỉnh")
        OFFICE = "office", _("Văn phòng UBND")
        DEPARTMENT = "department", _("Sở")
        BOARD = "board", _("Ban")
        EQUIVALENT = "equivalent", _("Cơ quan ngang sở")
        CENTRAL = "central", _("Cơ quan Trung ương")
        COMMUNE = "commune", _("UBND cấp xã")
        DISTRICT = "district", _("UBND cấp huyện")
        UNIT = "unit", _("Đơn vị sự nghiệp")
        ASSOCIATION = "association", _("Hội, đoàn thể")

    code = models.CharField(_("mã"), max_length=40)
    name = models.CharField(_("tên"), max_length=255)
    short_name = models.CharField(_("tên ngắn"), max_length=100, blank=True)
    folded = models.CharField(max_length=400, editable=False)  # name and short name without accents
    kind = models.CharField(_("loại"), max_length=12, choices=Kind)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children"
    )
    blocks = models.JSONField(
        _("khối chấm điểm"), default=list, blank=True
    )  # keys of the blocks it is scored in
    position = models.PositiveIntegerField(_("thứ tự"), default=0)
    valid_from = models.DateField(_("có từ ngày"))
    valid_to = models.DateField(_("đến hết ngày"), null=True, blank=True)
    founded_by = models.CharField(
        _("văn bản thành lập"), max_length=255, blank=True
    )  # number and date of the decision
    ended_by = models.CharField(_("văn bản chấm dứt"), max_length=255, blank=True)
    is_sample = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=0)  # counts the saves; a stale save changes nothing

    class Meta:
        ordering = ("position", "name", "valid_from")
        constraints = (
            models.UniqueConstraint(fields=("code", "valid_from"), name="agencies_agency_start"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="agencies_agency_span",
            ),
            models.CheckConstraint(condition=~Q(code="") & ~Q(name=""), name="agencies_agency_named"),
        )
        indexes = (
            models.Index(fields=("valid_from", "valid_to"), name="agencies_agency_days"),
            models.Index(fields=("folded",), name="agencies_agency_folded"),
        )

    def __str__(self) -> str:
        return self.name


class Alias(models.Model):
    """Other words for an agency (by code) or for a group (by key), for a span of days."""

    class Source(models.TextChoices):
        GIVEN = "given", _("khai báo")
        LEARNED = "learned", _("ghi nhớ từ lựa chọn")

    words = models.CharField(_("cách gọi"), max_length=300)
    folded = models.CharField(max_length=300, editable=False)
    code = models.CharField(_("mã cơ quan"), max_length=40, blank=True)
    group = models.ForeignKey(
        "Group", on_delete=models.CASCADE, null=True, blank=True, related_name="aliases"
    )
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=7, choices=Source, default=Source.GIVEN)
    made_by = models.CharField(max_length=150, blank=True)  # username
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("folded",)
        indexes = (models.Index(fields=("folded",), name="agencies_alias_folded"),)
        constraints = (
            models.CheckConstraint(
                condition=(Q(code="") & Q(group__isnull=False)) | (~Q(code="") & Q(group__isnull=True)),
                name="agencies_alias_one_side",
            ),
        )

    def __str__(self) -> str:
        return self.words


class Group(models.Model):
    """A named rule that stands for many agencies on a day: by kind, by block, by code; less the exceptions."""

    class WhenConcerned(models.TextChoices):
        """What "các … liên quan", "… được giao", "… theo chức năng" give of this group."""

        STAND_BY = "stand_by", _("phối hợp: cả nhóm, khi có liên quan; chủ trì: chờ chọn")
        ASK = "ask", _("luôn chờ chọn")

    key = models.SlugField(max_length=60)
    name = models.CharField(_("tên nhóm"), max_length=255)
    kinds = models.JSONField(_("gồm các loại"), default=list, blank=True)  # Agency.Kind values
    blocks = models.JSONField(_("gồm các khối"), default=list, blank=True)
    codes = models.JSONField(_("gồm các cơ quan"), default=list, blank=True)
    without = models.JSONField(_("trừ các cơ quan"), default=list, blank=True)  # codes
    when_concerned = models.CharField(
        _("khi văn bản chỉ gọi cơ quan liên quan"),
        max_length=8,
        choices=WhenConcerned,
        default=WhenConcerned.STAND_BY,
    )
    is_outside = models.BooleanField(_("ngoài hệ thống, không giao việc"), default=False)
    note = models.TextField(_("ghi chú"), blank=True)
    valid_from = models.DateField(_("có từ ngày"))
    valid_to = models.DateField(_("đến hết ngày"), null=True, blank=True)
    is_sample = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("name",)
        constraints = (
            models.UniqueConstraint(fields=("key", "valid_from"), name="agencies_group_start"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="agencies_group_span",
            ),
        )

    def __str__(self) -> str:
        return self.name


class Succession(models.Model):
    """From the day `on`, what `olds` did belongs to `news`: many to many."""

    class Kind(models.TextChoices):
        RENAME = "rename", _("đổi tên")
        MERGE = "merge", _("hợp nhất, sáp nhập")
        SPLIT = "split", _("chia, tách")
        DISSOLVE = "dissolve", _("giải thể")

    kind = models.CharField(max_length=8, choices=Kind)
    on = models.DateField(_("từ ngày"))
    decision = models.CharField(_("văn bản"), max_length=255, blank=True)
    olds = models.ManyToManyField(Agency, related_name="succeeded_by", blank=True)
    news = models.ManyToManyField(Agency, related_name="succeeds", blank=True)
    note = models.TextField(blank=True)
    is_sample = models.BooleanField(default=False)

    class Meta:
        ordering = ("on", "pk")

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.on}"


class Boundary(models.Model):
    """Where an agency's land lies, for drawing only: rings of [longitude, latitude], the outer ones alone."""

    code = models.CharField(max_length=40, unique=True)  # the agency's
    rings = models.JSONField()
    is_sample = models.BooleanField(default=False)

    class Meta:
        ordering = ("code",)

    def __str__(self) -> str:
        return self.code
