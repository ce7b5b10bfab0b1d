import django.db.models.deletion
from django.db import migrations, models

import wangdi.lib.ids


class Migration(migrations.Migration):
    dependencies = [("reporting", "0002_count_lines_by_grid")]

    operations = [
        migrations.RemoveConstraint(model_name="statement", name="one_statement_a_day"),
        migrations.RenameField(model_name="statement", old_name="community_id", new_name="unit_id"),
        migrations.AddConstraint(
            model_name="statement",
            constraint=models.UniqueConstraint(
                fields=("day", "unit_id"),
                condition=models.Q(("annulled_at", None)),
                name="one_statement_a_day",
            ),
        ),
        migrations.CreateModel(
            name="Verdict",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=wangdi.lib.ids.uuid7, primary_key=True, serialize=False
                    ),
                ),
                ("accepted", models.BooleanField()),
                ("reason", models.TextField(blank=True)),
                ("at", models.DateTimeField()),
                ("by", models.BigIntegerField(null=True)),
                ("by_label", models.CharField(max_length=100)),
                (
                    "statement",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="verdict",
                        to="reporting.statement",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("accepted", True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="sent_back_with_reason",
                    )
                ],
            },
        ),
    ]
