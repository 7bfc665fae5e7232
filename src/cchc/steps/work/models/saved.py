"""A list that a person comes back to: its filters under a name."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class SavedFilter(models.Model):
    """`address` is the query of the job list ("trang-thai=confirming&co-quan=SNV"), without the page."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(_("tên bộ lọc"), max_length=80)
    address = models.CharField(max_length=1000)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("name",)
        constraints = (
            models.UniqueConstraint(fields=("owner", "name"), name="work_savedfilter_name"),
            models.CheckConstraint(condition=~Q(name="") & ~Q(address=""), name="work_savedfilter_something"),
        )

    def __str__(self) -> str:
        return self.name
