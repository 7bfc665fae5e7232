"""Agencies as the plan names them; assignments to real agencies are tables of their own."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("plans", "0002_citation_name")]

    operations = [
        migrations.RenameModel("Assignment", "NamedAgency"),
        migrations.AlterField(
            "NamedAgency",
            "item",
            models.ForeignKey(on_delete=models.deletion.CASCADE, related_name="named", to="plans.planitem"),
        ),
        migrations.RenameIndex("NamedAgency", new_name="plans_named_name", old_name="plans_assignment_name"),
        migrations.RemoveConstraint("NamedAgency", "plans_assignment_position"),
        migrations.RemoveConstraint("NamedAgency", "plans_assignment_named"),
        migrations.AddConstraint(
            "NamedAgency",
            models.UniqueConstraint(fields=("item", "role", "position"), name="plans_named_position"),
        ),
        migrations.AddConstraint(
            "NamedAgency",
            models.CheckConstraint(condition=~models.Q(name=""), name="plans_named_named"),
        ),
    ]
