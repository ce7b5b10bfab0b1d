import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import wangdi.lib.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("screening", "0011_walk_through_grids"),
    ]

    operations = [
        migrations.CreateModel(
            name="KeyZone",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=wangdi.lib.ids.uuid7, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(max_length=60)),
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
                    "why",
                    models.CharField(
                        choices=[
                            ("case", "A confirmed case lives or lived here"),
                            ("suspected", "A suspected case lives or lived here"),
                            ("contact", "Contacts of a case live here"),
                        ],
                        max_length=10,
                    ),
                ),
                ("basis", models.CharField(max_length=300)),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField()),
                ("opened_at", models.DateTimeField()),
                ("opened_by", models.BigIntegerField(null=True)),
                ("opened_by_label", models.CharField(max_length=100)),
                ("closed_at", models.DateTimeField(null=True)),
                ("closed_by_label", models.CharField(blank=True, max_length=100)),
                ("close_reason", models.CharField(blank=True, max_length=300)),
                (
                    "series",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="key_zone",
                        to="screening.roundseries",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("starts_on__lte", models.F("ends_on"))),
                        name="zone_ends_after_start",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("close_reason", ""), ("closed_at", None)),
                            models.Q(
                                ("closed_at__isnull", False),
                                models.Q(("close_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="zone_closed_with_a_reason",
                    ),
                ],
            },
        ),
    ]
