import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import wangdi.lib.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("checkpoints", "0001_open_the_register"),
        ("staff", "0005_tell_where_people_belong"),
        ("territory", "0006_add_who_drew_a_grid"),
    ]

    operations = [
        migrations.CreateModel(
            name="CallOut",
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
                ("why", models.CharField(max_length=300)),
                ("gather_at", models.DateTimeField()),
                ("called_at", models.DateTimeField()),
                ("by_label", models.CharField(max_length=100)),
                ("ended_at", models.DateTimeField(null=True)),
                ("ended_by", models.UUIDField(null=True)),
                (
                    "place",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="territory.place",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="call_outs",
                        to="staff.unit",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="CallReply",
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
                    "reply",
                    models.CharField(
                        choices=[
                            ("coming", "Is coming"),
                            ("cannot", "Cannot come"),
                            ("there", "Is there"),
                        ],
                        max_length=10,
                    ),
                ),
                ("at", models.DateTimeField()),
                ("annulled_at", models.DateTimeField(null=True)),
                (
                    "call",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replies",
                        to="roster.callout",
                    ),
                ),
                (
                    "worker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="staff.worker",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Post",
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
                ("name", models.CharField(max_length=100)),
                ("duty", models.CharField(max_length=500)),
                ("need", models.SmallIntegerField(null=True)),
                ("opened_on", models.DateField()),
                ("closed_on", models.DateField(null=True)),
                ("closed_by", models.UUIDField(null=True)),
                (
                    "branch",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="posts",
                        to="staff.unit",
                    ),
                ),
                (
                    "checkpoint",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="posts",
                        to="checkpoints.checkpoint",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="territory.place",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Shift",
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
                ("code", models.CharField(max_length=10)),
                ("begins_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("need", models.SmallIntegerField()),
                ("night", models.BooleanField(default=False)),
                ("laid_by", models.UUIDField()),
                (
                    "post",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="shifts",
                        to="roster.post",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Relief",
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
                ("given", models.JSONField()),
                ("told", models.JSONField(null=True)),
                ("why", models.CharField(blank=True, max_length=300)),
                ("note", models.CharField(blank=True, max_length=300)),
                ("given_at", models.DateTimeField()),
                ("taken_at", models.DateTimeField(null=True)),
                ("taken_key", models.UUIDField(null=True)),
                ("annulled_at", models.DateTimeField(null=True)),
                (
                    "given_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="staff.worker",
                    ),
                ),
                (
                    "post",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reliefs",
                        to="roster.post",
                    ),
                ),
                (
                    "taken_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="staff.worker",
                    ),
                ),
                (
                    "shift",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reliefs",
                        to="roster.shift",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Turn",
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
                            ("planned", "Proposed and taken over"),
                            ("hand", "Put there by hand"),
                            ("filled", "In somebody's place"),
                        ],
                        max_length=10,
                    ),
                ),
                ("made_by", models.UUIDField()),
                ("plan", models.UUIDField(help_text="The week plan that proposed it", null=True)),
                ("removed_at", models.DateTimeField(null=True)),
                ("removed_by", models.UUIDField(null=True)),
                ("absent_at", models.DateTimeField(null=True)),
                ("absent_by", models.UUIDField(null=True)),
                ("absent_why", models.CharField(blank=True, max_length=200)),
                ("in_at", models.DateTimeField(null=True)),
                (
                    "in_means",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("code", "Code of the post"),
                            ("paper", "Paper list at the post"),
                            ("field", "Field app at the post"),
                        ],
                        max_length=10,
                    ),
                ),
                ("in_by", models.UUIDField(null=True)),
                ("out_at", models.DateTimeField(null=True)),
                ("out_by", models.UUIDField(null=True)),
                (
                    "instead_of",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="filled_by",
                        to="roster.turn",
                    ),
                ),
                (
                    "shift",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="turns",
                        to="roster.shift",
                    ),
                ),
                (
                    "worker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="turns",
                        to="staff.worker",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PointsEntry",
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
                        choices=[("earned", "Verified service"), ("redeemed", "Redeemed")],
                        max_length=10,
                    ),
                ),
                ("minutes", models.IntegerField(default=0)),
                ("points", models.IntegerField()),
                ("note", models.CharField(blank=True, max_length=200)),
                ("at", models.DateTimeField()),
                ("by_label", models.CharField(max_length=100)),
                ("annulled_at", models.DateTimeField(null=True)),
                (
                    "worker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to="staff.worker",
                    ),
                ),
                (
                    "turn",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to="roster.turn",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Pause",
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
                    models.CharField(choices=[("meal", "Meal"), ("rest", "Rest")], max_length=10),
                ),
                ("minutes", models.SmallIntegerField()),
                ("at", models.DateTimeField()),
                ("annulled_at", models.DateTimeField(null=True)),
                (
                    "turn",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pauses",
                        to="roster.turn",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="KitIssue",
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
                    "items",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20), size=None
                    ),
                ),
                ("at", models.DateTimeField()),
                ("by_label", models.CharField(max_length=100)),
                ("annulled_at", models.DateTimeField(null=True)),
                (
                    "turn",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="kit",
                        to="roster.turn",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="WeekPlan",
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
                ("first_day", models.DateField()),
                ("days", models.SmallIntegerField()),
                ("asked_at", models.DateTimeField()),
                ("by_label", models.CharField(max_length=100)),
                ("done_at", models.DateTimeField(null=True)),
                ("method", models.CharField(blank=True, max_length=10)),
                ("filled", models.IntegerField(default=0)),
                ("short", models.IntegerField(default=0)),
                ("trouble", models.CharField(blank=True, max_length=300)),
                ("annulled_at", models.DateTimeField(null=True)),
                (
                    "place",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="territory.place",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="callout",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at", None)),
                fields=("unit",),
                name="one_call_out_of_a_team",
            ),
        ),
        migrations.AddConstraint(
            model_name="post",
            constraint=models.UniqueConstraint(
                condition=models.Q(("closed_on", None)),
                fields=("checkpoint",),
                name="one_post_of_a_checkpoint",
            ),
        ),
        migrations.AddConstraint(
            model_name="post",
            constraint=models.UniqueConstraint(
                condition=models.Q(("closed_on", None)),
                fields=("place", "name"),
                name="one_post_of_a_name",
            ),
        ),
        migrations.AddIndex(
            model_name="shift",
            index=models.Index(fields=["community_id", "day"], name="shifts_of_community"),
        ),
        migrations.AddIndex(
            model_name="shift",
            index=models.Index(fields=["begins_at", "ends_at"], name="shifts_by_hour"),
        ),
        migrations.AddConstraint(
            model_name="shift",
            constraint=models.UniqueConstraint(
                fields=("post", "day", "code"), name="one_shift_of_a_code"
            ),
        ),
        migrations.AddConstraint(
            model_name="shift",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_at__gt", models.F("begins_at")), ("need__gte", 1)),
                name="shift_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="relief",
            constraint=models.UniqueConstraint(
                condition=models.Q(("annulled_at", None)),
                fields=("shift",),
                name="one_standing_relief_of_a_shift",
            ),
        ),
        migrations.AddConstraint(
            model_name="relief",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("taken_at", None), ("taken_by", None)),
                    models.Q(
                        ("taken_at__isnull", False),
                        models.Q(("taken_by", models.F("given_by")), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="relief_signed_by_two",
            ),
        ),
        migrations.AddIndex(
            model_name="turn",
            index=models.Index(fields=["worker", "shift"], name="turns_of_worker"),
        ),
        migrations.AddIndex(
            model_name="turn",
            index=models.Index(fields=["made_by"], name="turns_made_by"),
        ),
        migrations.AddConstraint(
            model_name="turn",
            constraint=models.UniqueConstraint(
                condition=models.Q(("removed_at", None)),
                fields=("shift", "worker"),
                name="one_standing_turn",
            ),
        ),
        migrations.AddConstraint(
            model_name="turn",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("out_at", None), ("out_at__gte", models.F("in_at")), _connector="OR"
                ),
                name="signed_out_after_in",
            ),
        ),
        migrations.AddConstraint(
            model_name="turn",
            constraint=models.CheckConstraint(
                condition=models.Q(("absent_at", None), ("in_at", None), _connector="OR"),
                name="absent_or_signed_in",
            ),
        ),
        migrations.AddIndex(
            model_name="pointsentry",
            index=models.Index(fields=["worker", "at"], name="entries_of_worker"),
        ),
        migrations.AddConstraint(
            model_name="pointsentry",
            constraint=models.UniqueConstraint(
                condition=models.Q(("annulled_at", None)),
                fields=("turn",),
                name="service_verified_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="pointsentry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "earned"), ("points__gte", 0), ("turn__isnull", False)),
                    models.Q(
                        ("kind", "redeemed"),
                        ("points__lt", 0),
                        ("turn", None),
                        models.Q(("note", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="entry_earned_or_redeemed",
            ),
        ),
        migrations.AddConstraint(
            model_name="pause",
            constraint=models.CheckConstraint(
                condition=models.Q(("minutes__range", (1, 480))), name="pause_of_some_minutes"
            ),
        ),
        migrations.AddConstraint(
            model_name="weekplan",
            constraint=models.CheckConstraint(
                condition=models.Q(("days__range", (1, 14))), name="plan_of_some_days"
            ),
        ),
    ]
