"""The database itself refuses two spans of one code that share a day."""

from typing import Any

from django.db import migrations

from cchc.shared.agencies import no_overlap


def guard(apps: Any, schema_editor: Any) -> None:
    for line in no_overlap.create_triggers(schema_editor.connection.vendor):
        schema_editor.execute(line)


def unguard(apps: Any, schema_editor: Any) -> None:
    for line in no_overlap.drop_triggers(schema_editor.connection.vendor):
        schema_editor.execute(line)


class Migration(migrations.Migration):
    dependencies = [("agencies", "0002_versions_and_boundaries")]
    operations = [migrations.RunPython(guard, unguard)]
