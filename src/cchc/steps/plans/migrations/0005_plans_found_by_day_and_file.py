"""Plans are found by their day and the name of their file, too."""

from typing import Any

from django.db import migrations


def fill(apps: Any, schema_editor: Any) -> None:
    from cchc.pure.reading.text import fold

    plans = apps.get_model("plans", "Plan")
    found = list(plans.objects.select_related("intake").only("folded", "issued_on", "intake__name"))
    for plan in found:
        day = f"{plan.issued_on:%d/%m/%Y}" if plan.issued_on else ""
        plan.folded = fold(" ".join(filter(None, (plan.folded, day, plan.intake.name))))
    plans.objects.bulk_update(found, ["folded"], batch_size=500)


class Migration(migrations.Migration):
    dependencies = [
        ("plans", "0004_amended_items_and_agency_documents"),
    ]

    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
