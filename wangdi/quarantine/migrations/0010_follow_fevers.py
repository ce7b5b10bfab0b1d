import django.db.models.deletion
from django.db import migrations, models

import wangdi.lib.fields
import wangdi.lib.ids

STAMP = [
    ("community_id", models.IntegerField(null=True)),
    ("grid_id", models.IntegerField(null=True)),
    ("building_id", models.IntegerField(null=True)),
]
CAUSES = [
    ("fever", "Fever"),
    ("symptoms", "Symptoms"),
    ("reducer", "Normal only under a fever reducer"),
]
OUTCOMES = [
    ("cleared", "Two of three were normal"),
    ("watched", "Stays at home and is watched"),
    ("back", "Back home"),
    ("kept", "Kept at the hospital"),
    ("annulled", "The reading was annulled"),
]
STEPS = [
    ("doctor", "Doctor asked"),
    ("clinic", "Taken to the fever clinic"),
    ("report", "Reported to the health department"),
    ("outcome", "How it came out"),
]
TRAVEL = [
    ("ambulance", "Ambulance (120)"),
    ("arranged_car", "A car arranged by the office"),
    ("own_car", "Own car, nobody else in it"),
]


def key() -> tuple[str, models.UUIDField]:
    return (
        "id",
        models.UUIDField(default=wangdi.lib.ids.uuid7, primary_key=True, serialize=False),
    )


class Migration(migrations.Migration):
    dependencies = [("quarantine", "0009_fill_what_the_rules_said")]

    operations = [
        migrations.CreateModel(
            name="FeverPath",
            fields=[
                *STAMP,
                key(),
                ("cause", models.CharField(choices=CAUSES, max_length=10)),
                (
                    "confirmed",
                    models.BooleanField(default=False, help_text="Two of three were fever"),
                ),
                ("began_at", models.DateTimeField()),
                ("known_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(null=True)),
                ("outcome", models.CharField(blank=True, choices=OUTCOMES, max_length=10)),
                (
                    "episode",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="fevers",
                        to="quarantine.episode",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="FeverStep",
            fields=[
                *STAMP,
                key(),
                ("step", models.CharField(choices=STEPS, max_length=10)),
                ("at", models.DateTimeField()),
                ("decision", models.CharField(blank=True, max_length=10)),
                (
                    "place",
                    models.CharField(
                        blank=True, help_text="The clinic, or who was told", max_length=100
                    ),
                ),
                ("travel", models.CharField(blank=True, choices=TRAVEL, max_length=20)),
                ("note", wangdi.lib.fields.EncryptedTextField(null=True)),
                ("by", models.BigIntegerField(null=True)),
                ("by_label", models.CharField(max_length=100)),
                ("annulled_at", models.DateTimeField(null=True)),
                (
                    "path",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="quarantine.feverpath",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="feverpath",
            constraint=models.UniqueConstraint(
                condition=models.Q(("closed_at", None)),
                fields=("episode",),
                name="one_open_fever_path_per_episode",
            ),
        ),
        migrations.AddConstraint(
            model_name="feverpath",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("closed_at", None), ("outcome", "")),
                    models.Q(
                        ("closed_at__isnull", False),
                        models.Q(("outcome", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="fever_path_closed_with_outcome",
            ),
        ),
        migrations.AddConstraint(
            model_name="feverstep",
            constraint=models.UniqueConstraint(
                condition=models.Q(("annulled_at", None)),
                fields=("path", "step"),
                name="one_standing_step_of_a_kind",
            ),
        ),
    ]
