"""What a group gives where only those concerned are meant; and a group of those whom nothing is given to."""

from datetime import date
from typing import Any

from django.db import migrations, models

from cchc.shared.agencies import no_overlap


def add_outsiders(apps: Any, _schema_editor: Any) -> None:
    """For a list of agencies that has the standard groups already; a new one gets it with its province."""
    from cchc.shared.agencies.naming import key
    from cchc.shared.agencies.standard import GROUPS

    group_model, alias_model = apps.get_model("agencies", "Group"), apps.get_model("agencies", "Alias")
    keys = set(group_model.objects.values_list("key", flat=True))
    for one in GROUPS:
        if "so-ban-nganh" in keys and one.outside and one.key not in keys:
            group = group_model.objects.create(
                key=one.key, name=one.name, note=one.note, is_outside=True, valid_from=date(2004, 1, 1)
            )
            for words in one.aliases:
                alias_model.objects.create(words=words, folded=key(words)[:300], group=group)


def guard_again(_apps: Any, schema_editor: Any) -> None:
    """SQLite makes the table anew for a column, and its triggers are gone with the old one."""
    vendor = schema_editor.connection.vendor
    for line in (*no_overlap.drop_triggers(vendor), *no_overlap.create_triggers(vendor)):
        schema_editor.execute(line)


class Migration(migrations.Migration):
    dependencies = [("agencies", "0003_no_overlap")]

    operations = [
        migrations.AddField(
            model_name="group",
            name="is_outside",
            field=models.BooleanField(default=False, verbose_name="ngoài hệ thống, không giao việc"),
        ),
        migrations.AddField(
            model_name="group",
            name="when_concerned",
            field=models.CharField(
                choices=[
                    ("stand_by", "phối hợp: cả nhóm, khi có liên quan; chủ trì: chờ chọn"),
                    ("ask", "luôn chờ chọn"),
                ],
                default="stand_by",
                max_length=8,
                verbose_name="khi văn bản chỉ gọi cơ quan liên quan",
            ),
        ),
        migrations.RunPython(guard_again, migrations.RunPython.noop),
        migrations.RunPython(add_outsiders, migrations.RunPython.noop),
    ]
