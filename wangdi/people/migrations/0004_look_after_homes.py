import django.db.models.deletion
from django.db import migrations, models

import wangdi.lib.ids


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0003_keep_moves_and_merges"),
        ("staff", "0002_add_who_recorded_a_leaving"),
    ]

    operations = [
        migrations.CreateModel(
            name="Responsibility",
            fields=[
                ("community_id", models.IntegerField(null=True)),
                ("grid_id", models.IntegerField(null=True)),
                ("building_id", models.IntegerField(null=True)),
                (
                    "id",
                    models.UUIDField(
                        default=wangdi.lib.ids.uuid7, primary_key=True, serialize=False
                    ),
                ),
                (
                    "post",
                    models.CharField(
                        choices=[("grid_worker", "Grid worker"), ("captain", "Building captain")],
                        max_length=20,
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("grid", "Grid"),
                            ("building", "Building"),
                            ("household", "Household"),
                        ],
                        max_length=10,
                    ),
                ),
                ("since", models.DateField()),
                ("until", models.DateField(null=True)),
                (
                    "ended_by",
                    models.UUIDField(help_text="The key of the record that ended it", null=True),
                ),
                ("by_label", models.CharField(max_length=100)),
            ],
        ),
        migrations.AddField(
            model_name="responsibility",
            name="household",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="responsibilities",
                to="people.household",
            ),
        ),
        migrations.AddField(
            model_name="responsibility",
            name="worker",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="responsibilities",
                to="staff.worker",
            ),
        ),
        migrations.AddIndex(
            model_name="responsibility",
            index=models.Index(
                condition=models.Q(("until", None)),
                fields=["community_id", "level"],
                name="looked_after_now",
            ),
        ),
        migrations.AddConstraint(
            model_name="responsibility",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("household__isnull", False), ("level", "household")),
                    models.Q(models.Q(("level", "household"), _negated=True), ("household", None)),
                    _connector="OR",
                ),
                name="looked_after_household",
            ),
        ),
        migrations.AddConstraint(
            model_name="responsibility",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("until", None), ("until__gte", models.F("since")), _connector="OR"
                ),
                name="looked_after_in_order",
            ),
        ),
    ]
