"""Evidence is found by number, issuer, day and file name; what is there already, too."""

from typing import Any

from django.db import migrations, models

BATCH = 1000


def fill(apps: Any, schema_editor: Any) -> None:
    from cchc.pure.reading.text import fold

    evidence = apps.get_model("work", "Evidence")
    waiting = []
    for row in evidence.objects.select_related("document").order_by("pk").iterator(chunk_size=BATCH):
        day = f"{row.issued_on:%d/%m/%Y}" if row.issued_on else ""
        row.folded = fold(" ".join(filter(None, (row.number, row.issuer, day, row.document.name))))
        waiting.append(row)
        if len(waiting) == BATCH:
            evidence.objects.bulk_update(waiting, ["folded"])
            waiting = []
    evidence.objects.bulk_update(waiting, ["folded"])


class Migration(migrations.Migration):
    dependencies = [
        ("work", "0005_supports_that_stand_by"),
    ]

    operations = [
        migrations.AddField(
            model_name="evidence",
            name="folded",
            field=models.TextField(default="", editable=False),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
