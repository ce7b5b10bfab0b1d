import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import wangdi.lib.ids


class Migration(migrations.Migration):
    dependencies = [
        ("screening", "0004_keep_what_doors_reply"),
        ("staff", "0001_create_workers"),
        ("territory", "0001_create_places_and_grids"),
    ]

    operations = [
        migrations.CreateModel(
            name="SheetReading",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=wangdi.lib.ids.uuid7, primary_key=True, serialize=False
                    ),
                ),
                ("rows", models.JSONField()),
                ("walked_at", models.DateTimeField()),
                ("read_at", models.DateTimeField()),
                ("by", models.BigIntegerField(null=True)),
                ("annulled_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Beat",
            fields=[
                ("community_id", models.IntegerField(null=True)),
                ("grid_id", models.IntegerField(null=True)),
                (
                    "id",
                    models.UUIDField(
                        default=wangdi.lib.ids.uuid7, primary_key=True, serialize=False
                    ),
                ),
                ("unit", models.CharField(blank=True, max_length=20)),
                ("given_at", models.DateTimeField()),
                ("given_by", models.BigIntegerField(null=True)),
                (
                    "building",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="beats",
                        to="territory.place",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="beats",
                        to="screening.canvassround",
                    ),
                ),
                (
                    "worker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="beats",
                        to="staff.worker",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="DoorSheet",
            fields=[
                ("community_id", models.IntegerField(null=True)),
                ("grid_id", models.IntegerField(null=True)),
                (
                    "id",
                    models.UUIDField(
                        default=wangdi.lib.ids.uuid7, primary_key=True, serialize=False
                    ),
                ),
                ("code", models.CharField(max_length=8, unique=True)),
                (
                    "doors",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.UUIDField(), size=None
                    ),
                ),
                ("printed_at", models.DateTimeField()),
                ("printed_by", models.BigIntegerField(null=True)),
                (
                    "settled_at",
                    models.DateTimeField(help_text="When the second look agreed", null=True),
                ),
                ("annulled_at", models.DateTimeField(null=True)),
                (
                    "building",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sheets",
                        to="territory.place",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sheets",
                        to="screening.canvassround",
                    ),
                ),
                (
                    "worker",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sheets",
                        to="staff.worker",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="sheetreading",
            name="sheet",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="readings",
                to="screening.doorsheet",
            ),
        ),
        migrations.AddConstraint(
            model_name="beat",
            constraint=models.UniqueConstraint(
                fields=("round", "building", "unit"), name="one_worker_per_beat"
            ),
        ),
        migrations.AddConstraint(
            model_name="sheetreading",
            constraint=models.UniqueConstraint(
                condition=models.Q(("annulled_at", None)),
                fields=("sheet", "by"),
                name="one_reading_per_person",
            ),
        ),
    ]
