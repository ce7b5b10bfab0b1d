import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import wangdi.lib.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("staff", "0005_tell_where_people_belong"),
        ("territory", "0006_add_who_drew_a_grid"),
    ]

    operations = [
        migrations.CreateModel(
            name="Checkpoint",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("compound_gate", "Compound gate"),
                            ("unit_door", "Unit door"),
                            ("pedestrian", "Pedestrian checkpoint"),
                            ("vehicle", "Vehicle checkpoint"),
                            ("site", "Site or firm gate"),
                            ("entry_point", "Entry point of the area"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "traffic",
                    models.CharField(
                        choices=[
                            ("people", "People on foot"),
                            ("vehicles", "Vehicles"),
                            ("both", "People and vehicles"),
                        ],
                        default="people",
                        max_length=10,
                    ),
                ),
                ("number", models.CharField(blank=True, max_length=20)),
                ("name", models.CharField(max_length=100)),
                ("lat", models.FloatField(null=True)),
                ("lon", models.FloatField(null=True)),
                ("crs", models.CharField(blank=True, max_length=8)),
                ("fire_exit", models.BooleanField(default=False)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("open", "Open"),
                            ("closed", "Closed"),
                            ("merged", "Merged into another"),
                        ],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("opened_on", models.DateField()),
                ("closed_on", models.DateField(null=True)),
                (
                    "fire_way",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("inside", "Opens from inside without a key"),
                            ("guarded", "Somebody stands there day and night and opens"),
                            ("key", "A key is held close by, day and night"),
                            ("seal", "A paper seal that tears by hand"),
                            ("other_exit", "No way out in a fire; another one is close by"),
                        ],
                        max_length=12,
                    ),
                ),
                ("fire_note", models.CharField(blank=True, max_length=300)),
                ("begins", models.TimeField(null=True)),
                ("ends", models.TimeField(null=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                (
                    "branch",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="staff.unit",
                    ),
                ),
                (
                    "lead",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="staff.worker",
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged",
                        to="checkpoints.checkpoint",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="checkpoints",
                        to="territory.place",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="staff.unit",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="CheckpointChange",
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
                ("key", models.UUIDField(db_index=True)),
                ("verb", models.CharField(max_length=12)),
                ("before", models.JSONField(default=dict)),
                ("after", models.JSONField(default=dict)),
                ("reason", models.CharField(max_length=300)),
                ("at", models.DateTimeField()),
                ("by", models.BigIntegerField(null=True)),
                ("by_label", models.CharField(max_length=100)),
                ("undone_at", models.DateTimeField(null=True)),
                (
                    "checkpoint",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="changes",
                        to="checkpoints.checkpoint",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="MonitoringPoint",
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
                ("spot", models.CharField(max_length=100)),
                (
                    "methods",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("forehead", "Forehead thermometer"),
                                ("wrist", "Thermometer at the wrist"),
                                ("thermal", "Thermal camera"),
                                ("clinical", "Clinical thermometer"),
                            ],
                            max_length=12,
                        ),
                        size=None,
                    ),
                ),
                ("since", models.DateField()),
                (
                    "checkpoint",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="monitoring_point",
                        to="checkpoints.checkpoint",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="checkpoint",
            index=models.Index(fields=["community_id", "status"], name="checkpoints_of_community"),
        ),
        migrations.AddConstraint(
            model_name="checkpoint",
            constraint=models.UniqueConstraint(
                condition=models.Q(("withdrawn_at", None), models.Q(("number", ""), _negated=True)),
                fields=("number",),
                name="one_checkpoint_of_a_number",
            ),
        ),
        migrations.AddConstraint(
            model_name="checkpoint",
            constraint=models.UniqueConstraint(
                condition=models.Q(("withdrawn_at", None)),
                fields=("place", "name"),
                name="one_checkpoint_of_a_name",
            ),
        ),
        migrations.AddConstraint(
            model_name="checkpoint",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("closed_on", None), ("status", "open")),
                    models.Q(
                        ("closed_on__isnull", False),
                        models.Q(("fire_way", ""), _negated=True),
                        models.Q(("fire_note", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="checkpoint_shut_with_a_fire_note",
            ),
        ),
        migrations.AddConstraint(
            model_name="checkpoint",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("merged_into__isnull", False), ("status", "merged")),
                    models.Q(models.Q(("status", "merged"), _negated=True), ("merged_into", None)),
                    _connector="OR",
                ),
                name="checkpoint_merged_into_another",
            ),
        ),
        migrations.AddConstraint(
            model_name="checkpoint",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("begins", None), ("ends", None)),
                    models.Q(("begins__isnull", False), ("ends__isnull", False)),
                    _connector="OR",
                ),
                name="checkpoint_hours_from_and_to",
            ),
        ),
        migrations.AddConstraint(
            model_name="checkpoint",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("crs", ""), ("lat", None), ("lon", None)),
                    models.Q(
                        ("crs__in", ["wgs84", "gcj02"]),
                        ("lat__range", (-90, 90)),
                        ("lon__range", (-180, 180)),
                    ),
                    _connector="OR",
                ),
                name="checkpoint_position_with_its_system",
            ),
        ),
        migrations.AddConstraint(
            model_name="monitoringpoint",
            constraint=models.CheckConstraint(
                condition=models.Q(("methods__len__gt", 0)), name="monitoring_point_with_a_method"
            ),
        ),
    ]
