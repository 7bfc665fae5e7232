"""Documents, passages and events: append-only, pointing at nothing outside."""

from pathlib import Path

from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cchc.shared.records.append_only import AppendOnly


class Document(AppendOnly):
    """A file as it arrived; the same bytes twice are the same Document."""

    sha256 = models.CharField(max_length=64, unique=True)
    name = models.CharField(_("Tên tệp"), max_length=255)
    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField(_("Dung lượng"))
    # NULL means "not known yet": filled in once, when the document has been read.
    number = models.CharField(_("Số, ký hiệu"), max_length=100, null=True)  # noqa: DJ001
    issuer = models.CharField(_("Cơ quan ban hành"), max_length=255, null=True)  # noqa: DJ001
    issued_on = models.DateField(_("Ngày ban hành"), null=True)
    uploaded_by = models.CharField(max_length=150, blank=True)  # a username; empty: by a command
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(sha256__regex=r"^[0-9a-f]{64}$"), name="document_sha256"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def path(self) -> Path:
        """Where the bytes lie."""
        return Path(settings.DOCUMENTS_ROOT) / self.sha256[:2] / self.sha256


class Passage(AppendOnly):
    """Words of a document and where they stand (`cchc.pure.reading.blocks.Place` as JSON)."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="passages")
    place = models.JSONField()
    words = models.TextField()

    def __str__(self) -> str:
        return self.words[:80]


class Event(AppendOnly):
    """One line of the audit trail. `object` is "plans.plan:12"; `kind` is "plans.accepted"."""

    at = models.DateTimeField(_("Thời điểm"), auto_now_add=True)
    by = models.CharField(_("Tài khoản"), max_length=150, blank=True)  # empty: the system itself
    by_name = models.CharField(_("Người thực hiện"), max_length=255, blank=True)  # as it was then
    kind = models.CharField(_("Việc"), max_length=100)
    object = models.CharField(_("Đối tượng"), max_length=100, blank=True)
    data = models.JSONField(default=dict)

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["object", "-id"], name="event_of_object"),
            models.Index(fields=["kind", "-id"], name="event_of_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.object}"

    @property
    def who(self) -> str:
        """Who did it, and for whom when it was by a delegation."""
        name = self.by_name or gettext("Hệ thống")
        givers = ", ".join(giver["name"] for giver in self.data.get("acting_for", ()))
        return gettext("%(name)s (thay %(givers)s)") % {"name": name, "givers": givers} if givers else name
