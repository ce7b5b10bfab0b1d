import django.db.models.deletion
from django.db import migrations, models

import wangdi.lib.fields
import wangdi.lib.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("quarantine", "0011_clear_ahead_and_hold"),
    ]

    operations = [
        migrations.CreateModel(
            name="Aftercare",
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
                ("released_at", models.DateTimeField()),
                ("slots", models.JSONField(default=dict)),
                (
                    "caller",
                    models.BigIntegerField(
                        help_text="Whose turn it is, where one is named", null=True
                    ),
                ),
                ("caller_label", models.CharField(blank=True, max_length=100)),
                ("closed_at", models.DateTimeField(null=True)),
                (
                    "closed_why",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("done", "All calls made"),
                            ("unreached", "Not reached in the end"),
                            ("refused", "Wants no more calls"),
                            ("back", "In care again"),
                        ],
                        max_length=10,
                    ),
                ),
                ("dispose_due", models.DateField(null=True)),
                (
                    "episode",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="quarantine.episode",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Call",
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
                ("slot", models.CharField(max_length=20)),
                (
                    "answer",
                    models.CharField(
                        choices=[
                            ("reached", "Reached"),
                            ("no_answer", "No answer"),
                            ("wrong_number", "Wrong number"),
                            ("refused", "Wants no more calls"),
                        ],
                        max_length=15,
                    ),
                ),
                (
                    "feels",
                    models.CharField(
                        blank=True, choices=[("well", "Well"), ("unwell", "Unwell")], max_length=10
                    ),
                ),
                ("symptoms", wangdi.lib.fields.EncryptedTextField(null=True)),
                ("needs", wangdi.lib.fields.EncryptedTextField(null=True)),
                ("note", wangdi.lib.fields.EncryptedTextField(null=True)),
                (
                    "reminded",
                    models.BooleanField(
                        default=False, help_text="Told to go out as little as needed"
                    ),
                ),
                (
                    "sign",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("down", "Taken down"),
                            ("hangs", "Still hangs"),
                            ("never", "There was none"),
                        ],
                        max_length=10,
                    ),
                ),
                ("at", models.DateTimeField()),
                ("by", models.BigIntegerField(null=True)),
                ("by_label", models.CharField(max_length=100)),
                ("annulled_at", models.DateTimeField(null=True)),
                (
                    "file",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="calls",
                        to="aftercare.aftercare",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="aftercare",
            index=models.Index(
                condition=models.Q(("closed_at", None)),
                fields=["community_id"],
                name="open_aftercare_of_community",
            ),
        ),
        migrations.AddIndex(
            model_name="aftercare",
            index=models.Index(
                condition=models.Q(("dispose_due__isnull", False)),
                fields=["dispose_due"],
                name="aftercare_to_dispose_of",
            ),
        ),
        migrations.AddConstraint(
            model_name="aftercare",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("closed_at", None), ("closed_why", ""), ("dispose_due", None)),
                    models.Q(
                        ("closed_at__isnull", False),
                        ("dispose_due__isnull", False),
                        models.Q(("closed_why", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="aftercare_closed_why_and_kept_until",
            ),
        ),
        migrations.AddIndex(
            model_name="call",
            index=models.Index(fields=["file", "at"], name="calls_of_file"),
        ),
        migrations.AddConstraint(
            model_name="call",
            constraint=models.CheckConstraint(
                condition=models.Q(("answer", "reached"), ("feels", ""), _connector="OR"),
                name="only_who_is_reached_says_how_he_is",
            ),
        ),
    ]
