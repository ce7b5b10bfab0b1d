from decimal import Decimal

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import wangdi.lib.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("documents", "0001_create_documents"),
        ("people", "0001_create_households"),
        ("profiles", "0001_create_profiles"),
        ("staff", "0001_create_workers"),
    ]

    operations = [
        migrations.CreateModel(
            name="Episode",
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
                ("category", models.CharField(max_length=40)),
                ("measure", models.CharField(max_length=40)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "To decide"),
                            ("decided", "Decided"),
                            ("declined", "Not needed"),
                            ("notified", "Notified"),
                            ("released", "Released"),
                            ("ended", "Ended early"),
                        ],
                        default="proposed",
                        max_length=10,
                    ),
                ),
                ("day_zero", models.DateField()),
                ("last_day", models.DateField()),
                ("release_from", models.DateTimeField()),
                ("arrival", models.UUIDField(null=True)),
                ("reasons", models.JSONField(default=list)),
                ("by_rule", models.BooleanField()),
                ("proposed_at", models.DateTimeField()),
                ("proposed_by", models.BigIntegerField(null=True)),
                ("closed_at", models.DateTimeField(null=True)),
                (
                    "household",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="episodes",
                        to="people.household",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="episodes",
                        to="people.person",
                    ),
                ),
                (
                    "profile",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="profiles.profileversion",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Ending",
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
                            ("error", "Proposed or decided in error"),
                            ("appeal", "Objection upheld"),
                            ("transferred", "Transferred to a facility or hospital"),
                            ("moved", "Moved to another place"),
                        ],
                        max_length=20,
                    ),
                ),
                ("note", models.TextField()),
                ("at", models.DateTimeField()),
                ("by", models.BigIntegerField(null=True)),
                ("by_label", models.CharField(max_length=100)),
                (
                    "episode",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ending",
                        to="quarantine.episode",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Decision",
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
                ("accepted", models.BooleanField()),
                ("note", models.TextField(blank=True)),
                ("at", models.DateTimeField()),
                ("by", models.BigIntegerField()),
                ("by_label", models.CharField(max_length=100)),
                ("annulled_at", models.DateTimeField(null=True)),
                (
                    "episode",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="quarantine.episode",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="NoticeServed",
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
                            ("in_person", "Handed over at the door"),
                            ("message", "Sent to the person's phone"),
                            ("read_out", "Read out, and left at the door"),
                        ],
                        max_length=20,
                    ),
                ),
                ("at", models.DateTimeField()),
                ("by", models.BigIntegerField(null=True)),
                ("by_label", models.CharField(max_length=100)),
                ("annulled_at", models.DateTimeField(null=True)),
                (
                    "document",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.document",
                    ),
                ),
                (
                    "episode",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notices",
                        to="quarantine.episode",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Reading",
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
                ("day", models.DateField()),
                (
                    "half",
                    models.CharField(choices=[("am", "Morning"), ("pm", "Evening")], max_length=2),
                ),
                ("value", models.DecimalField(decimal_places=1, max_digits=3)),
                (
                    "site",
                    models.CharField(
                        choices=[("axillary", "Armpit"), ("forehead", "Forehead"), ("ear", "Ear")],
                        max_length=10,
                    ),
                ),
                ("fever", models.BooleanField()),
                (
                    "symptoms",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("cough", "Dry cough"),
                                ("fatigue", "Fatigue"),
                                ("sore_throat", "Sore throat"),
                                ("smell", "Loss of smell or taste"),
                                ("diarrhoea", "Diarrhoea"),
                                ("breath", "Hard to breathe"),
                            ],
                            max_length=20,
                        ),
                        default=list,
                        size=None,
                    ),
                ),
                ("remeasured", models.BooleanField(default=False)),
                (
                    "cleared",
                    models.BooleanField(
                        default=False, help_text="Two of three were normal after all"
                    ),
                ),
                ("at", models.DateTimeField()),
                ("by", models.BigIntegerField(null=True)),
                ("annulled_at", models.DateTimeField(null=True)),
                (
                    "episode",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="readings",
                        to="quarantine.episode",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Release",
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
                ("at", models.DateTimeField()),
                ("prepared_by", models.BigIntegerField()),
                ("prepared_by_label", models.CharField(max_length=100)),
                ("approved_by", models.BigIntegerField()),
                ("approved_by_label", models.CharField(max_length=100)),
                ("basis", models.JSONField()),
                ("reason", models.TextField(blank=True)),
                (
                    "episode",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="release",
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
        ),
        migrations.CreateModel(
            name="TeamSlot",
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
                ("from_at", models.DateTimeField()),
                ("to_at", models.DateTimeField(null=True)),
                ("by", models.BigIntegerField(null=True)),
                (
                    "episode",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="team",
                        to="quarantine.episode",
                    ),
                ),
                (
                    "substitute",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="staff.worker",
                    ),
                ),
                (
                    "worker",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="staff.worker",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="episode",
            index=models.Index(
                condition=models.Q(("closed_at", None)),
                fields=["community_id"],
                name="open_of_community",
            ),
        ),
        migrations.AddIndex(
            model_name="episode",
            index=models.Index(
                condition=models.Q(("closed_at", None)), fields=["grid_id"], name="open_of_grid"
            ),
        ),
        migrations.AddIndex(
            model_name="episode",
            index=models.Index(fields=["community_id", "closed_at"], name="closed_of_community"),
        ),
        migrations.AddIndex(
            model_name="episode",
            index=models.Index(fields=["person", "day_zero"], name="episodes_of_person"),
        ),
        migrations.AddConstraint(
            model_name="episode",
            constraint=models.UniqueConstraint(
                condition=models.Q(("closed_at", None)),
                fields=("person",),
                name="one_open_episode_per_person",
            ),
        ),
        migrations.AddConstraint(
            model_name="episode",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("closed_at", None), ("state__in", ("proposed", "decided", "notified"))
                    ),
                    models.Q(
                        ("closed_at__isnull", False),
                        ("state__in", ("declined", "released", "ended")),
                    ),
                    _connector="OR",
                ),
                name="episode_closed_when_its_state_says",
            ),
        ),
        migrations.AddConstraint(
            model_name="episode",
            constraint=models.CheckConstraint(
                condition=models.Q(("day_zero__lte", models.F("last_day"))),
                name="episode_days_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.UniqueConstraint(
                condition=models.Q(("annulled_at", None)),
                fields=("episode",),
                name="one_standing_decision_per_episode",
            ),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("accepted", True), models.Q(("note", ""), _negated=True), _connector="OR"
                ),
                name="declined_with_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="noticeserved",
            constraint=models.UniqueConstraint(
                condition=models.Q(("annulled_at", None)),
                fields=("episode",),
                name="one_standing_notice_per_episode",
            ),
        ),
        migrations.AddIndex(
            model_name="reading",
            index=models.Index(fields=["episode", "-at"], name="readings_of_episode"),
        ),
        migrations.AddIndex(
            model_name="reading",
            index=models.Index(fields=["community_id", "day"], name="readings_of_community"),
        ),
        migrations.AddConstraint(
            model_name="reading",
            constraint=models.CheckConstraint(
                condition=models.Q(("value__gte", 34), ("value__lte", Decimal("42.5"))),
                name="reading_believable",
            ),
        ),
        migrations.AddConstraint(
            model_name="release",
            constraint=models.CheckConstraint(
                condition=models.Q(("prepared_by", models.F("approved_by")), _negated=True),
                name="released_by_two_people",
            ),
        ),
        migrations.AddIndex(
            model_name="teamslot",
            index=models.Index(
                condition=models.Q(("to_at", None)), fields=["worker"], name="team_slots_of_worker"
            ),
        ),
        migrations.AddConstraint(
            model_name="teamslot",
            constraint=models.UniqueConstraint(
                condition=models.Q(("to_at", None)),
                fields=("episode", "slot"),
                name="one_worker_per_team_slot",
            ),
        ),
        migrations.AddConstraint(
            model_name="teamslot",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("substitute", None),
                    models.Q(("substitute", models.F("worker")), _negated=True),
                    _connector="OR",
                ),
                name="substitute_is_another",
            ),
        ),
    ]
