import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import wangdi.lib.ids


class Migration(migrations.Migration):
    dependencies = [
        ("screening", "0002_add_arrival_entered"),
    ]

    operations = [
        migrations.AddField(
            model_name="canvassround",
            name="doorstep",
            field=models.JSONField(
                db_default={},
                default=dict,
                help_text="Prompts, questions and revisits of that profile",
            ),
        ),
        migrations.AddField(
            model_name="canvassround",
            name="sweeps",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.UUIDField(), db_default=[], default=list, size=None
            ),
        ),
        migrations.CreateModel(
            name="Campaign",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=wangdi.lib.ids.uuid7, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(max_length=100)),
                (
                    "places",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.IntegerField(), size=None
                    ),
                ),
                (
                    "communities",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.IntegerField(), size=None
                    ),
                ),
                (
                    "notice",
                    models.TextField(blank=True, help_text="What was announced, as it is printed"),
                ),
                ("document", models.UUIDField(help_text="The notice as it was issued", null=True)),
                ("starts_at", models.DateTimeField()),
                ("target_at", models.DateTimeField()),
                ("opened_at", models.DateTimeField()),
                ("opened_by", models.BigIntegerField(null=True)),
                ("closed_at", models.DateTimeField(null=True)),
                ("closed_by", models.BigIntegerField(null=True)),
                ("close_reason", models.TextField(blank=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("starts_at__lt", models.F("target_at"))),
                        name="campaign_target_after_start",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="canvassround",
            name="campaign",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="rounds",
                to="screening.campaign",
            ),
        ),
        migrations.CreateModel(
            name="RoundSeries",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=wangdi.lib.ids.uuid7, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(max_length=80)),
                (
                    "places",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.IntegerField(), size=None
                    ),
                ),
                (
                    "communities",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.IntegerField(), size=None
                    ),
                ),
                ("script", models.TextField(blank=True)),
                ("first_on", models.DateField()),
                ("until", models.DateField()),
                ("every_days", models.SmallIntegerField()),
                ("lasts_days", models.SmallIntegerField()),
                ("begun_at", models.DateTimeField()),
                ("begun_by", models.BigIntegerField(null=True)),
                ("stopped_at", models.DateTimeField(null=True)),
                ("stopped_by", models.BigIntegerField(null=True)),
                ("stop_reason", models.TextField(blank=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("first_on__lte", models.F("until"))),
                        name="series_ends_after_start",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("every_days__gte", models.F("lasts_days")), ("lasts_days__gte", 1)
                        ),
                        name="series_rounds_follow_each_other",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="canvassround",
            name="series",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="rounds",
                to="screening.roundseries",
            ),
        ),
        migrations.AddConstraint(
            model_name="canvassround",
            constraint=models.UniqueConstraint(
                fields=("series", "starts_on"), name="one_round_of_series_per_day"
            ),
        ),
    ]
