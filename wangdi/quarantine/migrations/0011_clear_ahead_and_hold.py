import django.db.models.deletion
from django.db import migrations, models

import wangdi.lib.fields
import wangdi.lib.ids


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0004_prepare_documents"),
        ("quarantine", "0010_follow_fevers"),
    ]

    operations = [
        migrations.CreateModel(
            name="Clearance",
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
                ("takes_effect_at", models.DateTimeField()),
                ("at", models.DateTimeField()),
                ("prepared_by", models.BigIntegerField()),
                ("prepared_by_label", models.CharField(max_length=100)),
                ("approved_by", models.BigIntegerField()),
                ("approved_by_label", models.CharField(max_length=100)),
                ("reason", models.TextField(blank=True)),
                ("attested", models.JSONField(default=list)),
                ("taken_at", models.DateTimeField(null=True)),
                ("fell_at", models.DateTimeField(null=True)),
                ("fell_why", models.CharField(blank=True, max_length=40)),
                (
                    "episode",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="clearances",
                        to="quarantine.episode",
                    ),
                ),
                (
                    "letter",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.document",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("fell_at", None), ("taken_at", None)),
                        fields=["takes_effect_at"],
                        name="clearances_to_take_effect",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("fell_at", None), ("taken_at", None)),
                        fields=("episode",),
                        name="one_standing_clearance_per_episode",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("prepared_by", models.F("approved_by")), _negated=True),
                        name="cleared_by_two_people",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Hold",
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
                    "reason",
                    models.CharField(
                        choices=[
                            ("unwell", "Fever or symptoms that a doctor looks at"),
                            ("result", "The result of a test has not come"),
                            ("positive", "A test was positive, the doctor decides"),
                            ("silent", "Not reached; somebody goes to the door"),
                            ("wish", "The person asked for it"),
                        ],
                        max_length=10,
                    ),
                ),
                ("note", wangdi.lib.fields.EncryptedTextField()),
                ("at", models.DateTimeField()),
                ("until", models.DateTimeField()),
                ("by", models.BigIntegerField()),
                ("by_label", models.CharField(max_length=100)),
                ("lifted_at", models.DateTimeField(null=True)),
                (
                    "episode",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="holds",
                        to="quarantine.episode",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("lifted_at", None)),
                        fields=("episode",),
                        name="one_standing_hold_per_episode",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("at__lt", models.F("until"))),
                        name="hold_ends_after_it_began",
                    ),
                ],
            },
        ),
    ]
