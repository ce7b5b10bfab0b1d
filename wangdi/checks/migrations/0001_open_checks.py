import django.db.models.deletion
from django.db import migrations, models

import wangdi.lib.fields
import wangdi.lib.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0007_list_doors_by_use"),
        ("quarantine", "0007_record_changes"),
    ]

    operations = [
        migrations.CreateModel(
            name="Check",
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
                            ("video", "Video call"),
                            ("door", "Knock at the door"),
                            ("location", "Location, once"),
                        ],
                        max_length=10,
                    ),
                ),
                ("day", models.DateField()),
                ("number", models.SmallIntegerField(null=True)),
                ("opens_at", models.DateTimeField()),
                ("due_at", models.DateTimeField()),
                ("missed_at", models.DateTimeField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "planned"),
                            ("again", "again"),
                            ("met", "met"),
                            ("unclear", "unclear"),
                            ("contact", "contact"),
                            ("contacted", "contacted"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="planned",
                        max_length=10,
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("by", models.BigIntegerField(null=True)),
                ("by_label", models.CharField(blank=True, max_length=100)),
                ("purpose", models.CharField(blank=True, max_length=300)),
                (
                    "episode",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="quarantine.episode",
                    ),
                ),
                (
                    "household",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.household",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="CheckTry",
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
                    "found",
                    models.CharField(
                        choices=[
                            ("met", "At home"),
                            ("not_met", "Not at home"),
                            ("no_answer", "Nobody answered"),
                            ("unclear", "Cannot be said"),
                        ],
                        max_length=10,
                    ),
                ),
                ("note", wangdi.lib.fields.EncryptedTextField(null=True)),
                ("within_m", models.IntegerField(null=True)),
                ("at", models.DateTimeField()),
                ("by", models.BigIntegerField(null=True)),
                ("by_label", models.CharField(blank=True, max_length=100)),
                ("annulled_at", models.DateTimeField(null=True)),
                (
                    "check_of",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tries",
                        to="checks.check",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="FollowUp",
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
                    "how",
                    models.CharField(
                        choices=[
                            ("was_home", "Was at home all the time"),
                            ("helped", "Needed something, and was helped"),
                            ("explained", "Had a good reason to be out"),
                            ("reported", "Was out; written down as a breach"),
                            ("unreached", "Could not be reached; somebody goes there"),
                        ],
                        max_length=10,
                    ),
                ),
                ("note", wangdi.lib.fields.EncryptedTextField(null=True)),
                ("at", models.DateTimeField()),
                ("by", models.BigIntegerField(null=True)),
                ("by_label", models.CharField(blank=True, max_length=100)),
                ("annulled_at", models.DateTimeField(null=True)),
                (
                    "check_of",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="follow_ups",
                        to="checks.check",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="check",
            index=models.Index(fields=["household", "-opens_at"], name="checks_of_household"),
        ),
        migrations.AddIndex(
            model_name="check",
            index=models.Index(fields=["community_id", "day"], name="checks_of_community"),
        ),
        migrations.AddIndex(
            model_name="check",
            index=models.Index(
                condition=models.Q(("state", "contact")),
                fields=["community_id"],
                name="checks_to_call_about",
            ),
        ),
        migrations.AddConstraint(
            model_name="check",
            constraint=models.UniqueConstraint(
                fields=("household", "day", "number"), name="one_random_check_per_number"
            ),
        ),
        migrations.AddConstraint(
            model_name="check",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "location"), ("number", None)),
                    models.Q(
                        ("number__range", (1, 3)), models.Q(("kind", "location"), _negated=True)
                    ),
                    _connector="OR",
                ),
                name="check_drawn_or_asked_for",
            ),
        ),
        migrations.AddConstraint(
            model_name="check",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "location"), _negated=True),
                    models.Q(("purpose", ""), _negated=True),
                    _connector="OR",
                ),
                name="location_asked_for_a_purpose",
            ),
        ),
        migrations.AddIndex(
            model_name="checktry",
            index=models.Index(fields=["community_id", "at"], name="check_tries_by_community"),
        ),
        migrations.AddConstraint(
            model_name="followup",
            constraint=models.UniqueConstraint(
                condition=models.Q(("annulled_at", None)),
                fields=("check_of",),
                name="one_standing_follow_up",
            ),
        ),
    ]
