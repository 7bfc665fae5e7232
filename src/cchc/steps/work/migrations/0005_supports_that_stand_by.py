"""Supports of "các cơ quan liên quan" stand by: they see the item, nothing is asked of them."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("work", "0004_events_of_a_year_names_aside_undo")]

    operations = [
        migrations.AddField(
            model_name="assignment",
            name="stands_by",
            field=models.BooleanField(default=False, verbose_name="phối hợp khi có liên quan"),
        ),
        migrations.AddField(
            model_name="assignment",
            name="part",
            field=models.CharField(blank=True, default="", max_length=300),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            model_name="assignment",
            constraint=models.CheckConstraint(
                condition=Q(stands_by=False) | Q(role="support"), name="work_assignment_support_stands_by"
            ),
        ),
    ]
