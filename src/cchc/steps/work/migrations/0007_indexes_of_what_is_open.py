"""What is open, and what waits for confirmation, is found without reading what is done."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("work", "0006_evidence_found_by_words")]

    operations = [
        migrations.AddIndex(
            model_name="job",
            index=models.Index(condition=models.Q(("ended", False)), fields=["due_on"], name="work_job_due"),
        ),
        migrations.AddIndex(
            model_name="job",
            index=models.Index(
                condition=models.Q(
                    ("ended", False), ("state__in", ("todo", "doing", "confirming", "returned"))
                ),
                fields=["due_on"],
                name="work_job_open",
            ),
        ),
        migrations.AddIndex(
            model_name="job",
            index=models.Index(
                condition=models.Q(("ended", False), ("state", "confirming")),
                fields=["reported_at"],
                name="work_job_waiting",
            ),
        ),
    ]
