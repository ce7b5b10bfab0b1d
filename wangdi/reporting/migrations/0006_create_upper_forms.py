import django.db.models.deletion
from django.db import migrations, models

import wangdi.lib.ids


class Migration(migrations.Migration):
    dependencies = [("reporting", "0005_keep_the_pulse")]

    operations = [
        migrations.CreateModel(
            name="UpperForm",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=wangdi.lib.ids.uuid7, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(max_length=100)),
                ("sender", models.CharField(blank=True, max_length=100)),
                ("place", models.BigIntegerField()),
                ("workbook", models.BinaryField()),
                ("sheet", models.CharField(max_length=100)),
                ("made_at", models.DateTimeField()),
                ("made_by", models.BigIntegerField(null=True)),
                ("retired_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="FormVersion",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=wangdi.lib.ids.uuid7, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.SmallIntegerField(null=True)),
                ("cells", models.JSONField(default=dict)),
                ("made_at", models.DateTimeField()),
                ("made_by_label", models.CharField(max_length=100)),
                (
                    "form",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="reporting.upperform",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("form", "number"),
                        name="one_version_per_number",
                        nulls_distinct=False,
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="TypedValue",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=wangdi.lib.ids.uuid7, primary_key=True, serialize=False
                    ),
                ),
                ("day", models.DateField()),
                ("unit_id", models.IntegerField()),
                ("cell", models.CharField(max_length=10)),
                ("value", models.CharField(max_length=200)),
                ("why", models.CharField(max_length=200)),
                ("at", models.DateTimeField()),
                ("by", models.BigIntegerField(null=True)),
                ("by_label", models.CharField(max_length=100)),
                ("annulled_at", models.DateTimeField(null=True)),
                (
                    "form",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="typed",
                        to="reporting.upperform",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["day"], name="typed_by_day")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("annulled_at", None)),
                        fields=("form", "day", "unit_id", "cell"),
                        name="one_typed_value_per_cell",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("why", ""), _negated=True), name="typed_with_reason"
                    ),
                ],
            },
        ),
    ]
