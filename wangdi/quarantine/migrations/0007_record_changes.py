"""What changes in the course of an episode: away and back, days anew, breaches, objections."""

import django.db.models.deletion
from django.db import migrations, models

import wangdi.lib.fields
import wangdi.lib.ids


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0001_create_documents"),
        ("profiles", "0001_create_profiles"),
        ("quarantine", "0006_keep_handover_notes"),
    ]

    operations = [
        migrations.CreateModel(
            name="Breach",
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
                ("seen", wangdi.lib.fields.EncryptedTextField()),
                ("seen_by", wangdi.lib.fields.EncryptedTextField()),
                ("at", models.DateTimeField()),
                ("by", models.BigIntegerField(null=True)),
                ("by_label", models.CharField(max_length=100)),
                ("contact", models.UUIDField(help_text="The record of the contact", null=True)),
                ("contacted_at", models.DateTimeField(null=True)),
                ("contacted_by_label", models.CharField(blank=True, max_length=100)),
                ("needs", wangdi.lib.fields.EncryptedTextField(null=True)),
                ("helped", wangdi.lib.fields.EncryptedTextField(null=True)),
                ("settled", models.BooleanField(null=True)),
                ("referral", models.UUIDField(help_text="The record of the referral", null=True)),
                ("referred_at", models.DateTimeField(null=True)),
                ("referred_to", models.CharField(blank=True, max_length=100)),
                ("referred_why", wangdi.lib.fields.EncryptedTextField(null=True)),
                ("referred_by_label", models.CharField(blank=True, max_length=100)),
                ("annulled_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Objection",
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
                ("said", wangdi.lib.fields.EncryptedTextField()),
                (
                    "how",
                    models.CharField(
                        choices=[
                            ("resident", "On the personal page"),
                            ("paper", "Written on paper"),
                            ("telephone", "Told by telephone"),
                            ("door", "Told at the door"),
                        ],
                        max_length=10,
                    ),
                ),
                ("at", models.DateTimeField()),
                ("due_at", models.DateTimeField()),
                ("by", models.BigIntegerField(null=True)),
                ("by_label", models.CharField(max_length=100)),
                (
                    "deciders",
                    models.JSONField(default=list, help_text="Users who decided what it is about"),
                ),
                ("answered", models.UUIDField(help_text="The record of the answer", null=True)),
                ("answered_at", models.DateTimeField(null=True)),
                ("answered_by", models.BigIntegerField(null=True)),
                ("answered_by_label", models.CharField(blank=True, max_length=100)),
                ("upheld", models.BooleanField(null=True)),
                ("answer", wangdi.lib.fields.EncryptedTextField(null=True)),
                ("annulled_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Recount",
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
                            ("exposed", "Contact again: the days begin anew"),
                            ("extended", "Made longer"),
                            ("shortened", "Made shorter"),
                        ],
                        max_length=10,
                    ),
                ),
                ("reason", wangdi.lib.fields.EncryptedTextField()),
                ("day_zero_before", models.DateField()),
                ("last_day_before", models.DateField()),
                ("day_zero", models.DateField()),
                ("last_day", models.DateField()),
                ("at", models.DateTimeField()),
                ("by", models.BigIntegerField(null=True)),
                ("by_label", models.CharField(max_length=100)),
                ("agreed_by", models.BigIntegerField(null=True)),
                ("agreed_by_label", models.CharField(blank=True, max_length=100)),
                (
                    "source",
                    models.UUIDField(
                        help_text="The proposal, objection or return behind it", null=True
                    ),
                ),
                (
                    "serving",
                    models.UUIDField(help_text="The record of its serving", null=True),
                ),
                ("served_at", models.DateTimeField(null=True)),
                (
                    "served_how",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("in_person", "Handed over at the door"),
                            ("message", "Sent to the person's phone"),
                            ("read_out", "Read out, and left at the door"),
                        ],
                        max_length=20,
                    ),
                ),
                ("served_by", models.BigIntegerField(null=True)),
                ("served_by_label", models.CharField(blank=True, max_length=100)),
                ("annulled_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="RecountProposal",
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
                            ("exposed", "Contact again: the days begin anew"),
                            ("extended", "Made longer"),
                            ("shortened", "Made shorter"),
                        ],
                        max_length=10,
                    ),
                ),
                ("day_zero", models.DateField()),
                ("last_day", models.DateField()),
                ("reasons", models.JSONField(default=list)),
                ("at", models.DateTimeField()),
                ("taken", models.BooleanField(null=True)),
                ("settled_at", models.DateTimeField(null=True)),
                ("settled_by", models.BigIntegerField(null=True)),
                ("evidence", models.UUIDField(help_text="The record that settled it", null=True)),
                ("note", wangdi.lib.fields.EncryptedTextField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Suspension",
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
                    "where",
                    models.CharField(
                        choices=[("hospital", "In a hospital"), ("facility", "In a facility")],
                        max_length=10,
                    ),
                ),
                ("place", wangdi.lib.fields.EncryptedTextField()),
                ("reason", wangdi.lib.fields.EncryptedTextField()),
                ("from_at", models.DateTimeField()),
                ("by", models.BigIntegerField()),
                ("by_label", models.CharField(max_length=100)),
                ("back", models.UUIDField(help_text="The record of his return", null=True)),
                ("back_at", models.DateTimeField(null=True)),
                ("days_go_on", models.BooleanField(null=True)),
                ("annulled_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.AddField(
            model_name="breach",
            name="episode",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="breaches",
                to="quarantine.episode",
            ),
        ),
        migrations.AddField(
            model_name="objection",
            name="document",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="documents.document",
            ),
        ),
        migrations.AddField(
            model_name="objection",
            name="episode",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="objections",
                to="quarantine.episode",
            ),
        ),
        migrations.AddField(
            model_name="recount",
            name="episode",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="recounts",
                to="quarantine.episode",
            ),
        ),
        migrations.AddField(
            model_name="recount",
            name="notice",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="documents.document",
            ),
        ),
        migrations.AddField(
            model_name="recountproposal",
            name="episode",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="recount_proposals",
                to="quarantine.episode",
            ),
        ),
        migrations.AddField(
            model_name="recountproposal",
            name="profile",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="profiles.profileversion",
            ),
        ),
        migrations.AddField(
            model_name="suspension",
            name="episode",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="suspensions",
                to="quarantine.episode",
            ),
        ),
        migrations.AddConstraint(
            model_name="breach",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("contact", None), ("contacted_at", None), ("settled", None)),
                    models.Q(
                        ("contact__isnull", False),
                        ("contacted_at__isnull", False),
                        ("settled__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="breach_contact_when_and_how",
            ),
        ),
        migrations.AddConstraint(
            model_name="breach",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("referral", None),
                    models.Q(
                        ("contacted_at__isnull", False),
                        ("referred_at__isnull", False),
                        ("settled", False),
                    ),
                    _connector="OR",
                ),
                name="breach_helped_before_referred",
            ),
        ),
        migrations.AddConstraint(
            model_name="objection",
            constraint=models.UniqueConstraint(
                condition=models.Q(("annulled_at", None), ("answered_at", None)),
                fields=("episode",),
                name="one_open_objection_per_episode",
            ),
        ),
        migrations.AddConstraint(
            model_name="objection",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answered", None), ("answered_at", None), ("upheld", None)),
                    models.Q(
                        ("answered__isnull", False),
                        ("answered_at__isnull", False),
                        ("upheld__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="objection_answered_how",
            ),
        ),
        migrations.AddIndex(
            model_name="recount",
            index=models.Index(
                condition=models.Q(("annulled_at", None), ("served_at", None)),
                fields=["episode"],
                name="renewals_to_serve",
            ),
        ),
        migrations.AddConstraint(
            model_name="recount",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "extended"), _negated=True),
                    models.Q(
                        ("agreed_by__isnull", False),
                        ("by__isnull", False),
                        models.Q(("by", models.F("agreed_by")), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="longer_by_two_people",
            ),
        ),
        migrations.AddConstraint(
            model_name="recount",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "extended"), _negated=True),
                    ("last_day__gt", models.F("last_day_before")),
                    _connector="OR",
                ),
                name="extended_is_longer",
            ),
        ),
        migrations.AddConstraint(
            model_name="recount",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "shortened"), _negated=True),
                    ("last_day__lt", models.F("last_day_before")),
                    _connector="OR",
                ),
                name="shortened_is_shorter",
            ),
        ),
        migrations.AddConstraint(
            model_name="recount",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("served_at", None), ("served_how", "")),
                    models.Q(
                        ("served_at__isnull", False), models.Q(("served_how", ""), _negated=True)
                    ),
                    _connector="OR",
                ),
                name="renewal_served_when_and_how",
            ),
        ),
        migrations.AddConstraint(
            model_name="recountproposal",
            constraint=models.UniqueConstraint(
                condition=models.Q(("settled_at", None)),
                fields=("episode", "kind"),
                name="one_open_recount_proposal",
            ),
        ),
        migrations.AddConstraint(
            model_name="recountproposal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("settled_at", None), ("taken", None)),
                    models.Q(("settled_at__isnull", False), ("taken__isnull", False)),
                    _connector="OR",
                ),
                name="recount_proposal_settled_how",
            ),
        ),
        migrations.AddConstraint(
            model_name="suspension",
            constraint=models.UniqueConstraint(
                condition=models.Q(("annulled_at", None), ("back_at", None)),
                fields=("episode",),
                name="away_once_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="suspension",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("back", None), ("back_at", None), ("days_go_on", None)),
                    models.Q(
                        ("back__isnull", False),
                        ("back_at__isnull", False),
                        ("days_go_on__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="back_when_and_how_days_count",
            ),
        ),
        migrations.AddConstraint(
            model_name="suspension",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("back_at", None), ("back_at__gte", models.F("from_at")), _connector="OR"
                ),
                name="back_after_leaving",
            ),
        ),
    ]
