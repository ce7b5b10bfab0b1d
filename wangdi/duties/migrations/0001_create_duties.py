import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import wangdi.lib.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Duty",
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
                ("kind", models.CharField(max_length=40)),
                ("subject_kind", models.CharField(max_length=40)),
                ("subject", models.UUIDField()),
                ("slot", models.CharField(max_length=40)),
                ("household", models.UUIDField(null=True)),
                ("role", models.CharField(max_length=30)),
                (
                    "label",
                    models.CharField(
                        help_text="What and where, without a person's name", max_length=200
                    ),
                ),
                ("sort_key", models.CharField(blank=True, max_length=120)),
                ("opens_at", models.DateTimeField()),
                ("due_at", models.DateTimeField()),
                ("missed_at", models.DateTimeField()),
                (
                    "level",
                    models.SmallIntegerField(default=0, help_text="How often it has climbed"),
                ),
                ("settled_at", models.DateTimeField(null=True)),
                (
                    "settlement",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("done", "Done"),
                            ("waived", "Waived"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        max_length=10,
                    ),
                ),
                ("settled_by", models.BigIntegerField(null=True)),
                ("evidence", models.UUIDField(null=True)),
                ("reason", models.TextField(blank=True)),
                (
                    "holder",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="duties",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("settled_at", None)),
                        fields=["holder", "missed_at"],
                        name="unsettled_of_holder",
                    ),
                    models.Index(
                        condition=models.Q(("settled_at", None)),
                        fields=["building_id", "missed_at"],
                        name="unsettled_of_building",
                    ),
                    models.Index(
                        condition=models.Q(("settled_at", None)),
                        fields=["grid_id", "missed_at"],
                        name="unsettled_of_grid",
                    ),
                    models.Index(
                        condition=models.Q(("settled_at", None)),
                        fields=["community_id", "missed_at"],
                        name="unsettled_of_community",
                    ),
                    models.Index(
                        condition=models.Q(("settled_at", None)),
                        fields=["due_at"],
                        name="unsettled_by_due",
                    ),
                    models.Index(
                        condition=models.Q(("settled_at", None), _negated=True),
                        fields=["settled_by", "settled_at"],
                        name="settled_of_worker",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("kind", "subject", "slot"), name="one_duty_per_slot"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("opens_at__lte", models.F("due_at")),
                            ("due_at__lte", models.F("missed_at")),
                        ),
                        name="duty_window_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("settled_at", None), ("settlement", "")),
                            models.Q(
                                ("settled_at__isnull", False),
                                models.Q(("settlement", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="duty_settled_when_and_how",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("settlement__in", ("", "done")),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="duty_waived_with_reason",
                    ),
                ],
            },
        ),
    ]
