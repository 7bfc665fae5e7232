"""The database itself refuses to change or delete what is written once."""

from typing import Any

from django.db import migrations

from cchc.shared.records import append_only


def guard(apps: Any, schema_editor: Any) -> None:
    columns = {
        table: [field.column for field in model._meta.concrete_fields]
        for table, model in ((m._meta.db_table, m) for m in apps.get_app_config("records").get_models())
        if table in append_only.FILLED_ONCE
    }
    for line in append_only.create_triggers(schema_editor.connection.vendor, columns):
        schema_editor.execute(line)


def unguard(apps: Any, schema_editor: Any) -> None:
    for line in append_only.drop_triggers(schema_editor.connection.vendor):
        schema_editor.execute(line)


class Migration(migrations.Migration):
    dependencies = [("records", "0001_initial")]
    operations = [migrations.RunPython(guard, unguard)]
