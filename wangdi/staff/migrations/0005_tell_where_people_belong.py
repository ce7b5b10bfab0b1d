import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import wangdi.lib.fields
import wangdi.lib.ids


class Migration(migrations.Migration):
    dependencies = [
        ("staff", "0004_form_units"),
        ("territory", "0006_add_who_drew_a_grid"),
    ]

    operations = [
        migrations.AddField(
            model_name="worker",
            name="home",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="people",
                to="staff.unit",
            ),
        ),
        migrations.AddField(
            model_name="worker",
            name="party_member",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AlterField(
            model_name="worker",
            name="kind",
            field=models.CharField(
                choices=[
                    ("leader", "Leader of the office"),
                    ("office", "Subdistrict cadre"),
                    ("community", "Community worker"),
                    ("grid", "Grid worker"),
                    ("group_leader", "Resident-group leader"),
                    ("captain", "Building captain"),
                    ("doctor", "Area doctor"),
                    ("medic", "Medic"),
                    ("police", "Area police officer"),
                    ("property", "Property manager"),
                    ("secondee", "Secondee from a bureau"),
                    ("institution", "Staff of a public institution"),
                    ("mass", "Member of a mass organisation"),
                    ("militia", "Militia member"),
                    ("volunteer", "Volunteer"),
                    ("resident", "Resident at the posts"),
                    ("transport", "Transport group"),
                ],
                max_length=20,
            ),
        ),
        migrations.CreateModel(
            name="Letter",
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
                ("name", models.CharField(max_length=60)),
                ("phone", wangdi.lib.fields.EncryptedTextField(null=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("leader", "Leader of the office"),
                            ("office", "Subdistrict cadre"),
                            ("community", "Community worker"),
                            ("grid", "Grid worker"),
                            ("group_leader", "Resident-group leader"),
                            ("captain", "Building captain"),
                            ("doctor", "Area doctor"),
                            ("medic", "Medic"),
                            ("police", "Area police officer"),
                            ("property", "Property manager"),
                            ("secondee", "Secondee from a bureau"),
                            ("institution", "Staff of a public institution"),
                            ("mass", "Member of a mass organisation"),
                            ("militia", "Militia member"),
                            ("volunteer", "Volunteer"),
                            ("resident", "Resident at the posts"),
                            ("transport", "Transport group"),
                        ],
                        max_length=20,
                    ),
                ),
                ("unit", models.CharField(blank=True, max_length=100)),
                ("party_member", models.BooleanField(default=False)),
                ("born", models.SmallIntegerField(null=True)),
                (
                    "skills",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("medical", "Medical"),
                                ("driving", "Driving"),
                                ("counsel", "Counselling"),
                                ("signs", "Sign language"),
                                ("languages", "Another language"),
                                ("computing", "Computers"),
                                ("repairs", "Repairs"),
                                ("cooking", "Cooking"),
                            ],
                            max_length=20,
                        ),
                        default=list,
                        size=None,
                    ),
                ),
                (
                    "hours",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("early", "Early shift"),
                                ("late", "Late shift"),
                                ("night", "Night shift"),
                            ],
                            max_length=10,
                        ),
                        default=list,
                        size=None,
                    ),
                ),
                ("words", wangdi.lib.fields.EncryptedTextField(null=True)),
                ("written_on", models.DateField()),
                ("declined", models.CharField(blank=True, max_length=200)),
                ("answered_at", models.DateTimeField(null=True)),
                ("answered_by", models.UUIDField(null=True)),
                ("annulled_at", models.DateTimeField(null=True)),
                (
                    "place",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="territory.place",
                    ),
                ),
                (
                    "worker",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="letters",
                        to="staff.worker",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at", None), ("declined", ""), ("worker", None)),
                            models.Q(
                                ("answered_at__isnull", False),
                                models.Q(("worker", None), ("declined", ""), _connector="XOR"),
                            ),
                            _connector="OR",
                        ),
                        name="letter_taken_or_declined",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Membership",
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
                ("since", models.DateField()),
                ("until", models.DateField(null=True)),
                ("ended_by", models.UUIDField(null=True)),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="staff.unit",
                    ),
                ),
                (
                    "worker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="staff.worker",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("until", None)),
                        fields=("unit", "worker"),
                        name="one_standing_membership",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Readiness",
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
                    "born",
                    models.SmallIntegerField(
                        help_text="The year; for the age at a post", null=True
                    ),
                ),
                (
                    "able",
                    models.CharField(
                        choices=[
                            ("all", "Any shift"),
                            ("days", "Only by day"),
                            ("light", "Light work, not at a post"),
                            ("none", "Nothing at present"),
                        ],
                        default="all",
                        max_length=10,
                    ),
                ),
                (
                    "skills",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("medical", "Medical"),
                                ("driving", "Driving"),
                                ("counsel", "Counselling"),
                                ("signs", "Sign language"),
                                ("languages", "Another language"),
                                ("computing", "Computers"),
                                ("repairs", "Repairs"),
                                ("cooking", "Cooking"),
                            ],
                            max_length=20,
                        ),
                        default=list,
                        size=None,
                    ),
                ),
                (
                    "hours",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("early", "Early shift"),
                                ("late", "Late shift"),
                                ("night", "Night shift"),
                            ],
                            max_length=10,
                        ),
                        default=list,
                        size=None,
                    ),
                ),
                (
                    "weekdays",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.SmallIntegerField(), default=list, size=None
                    ),
                ),
                ("told_at", models.DateTimeField()),
                ("annulled_at", models.DateTimeField(null=True)),
                (
                    "worker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="readiness",
                        to="staff.worker",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["worker", "-told_at"], name="readiness_of_worker")
                ],
            },
        ),
        migrations.CreateModel(
            name="Secondment",
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
                ("duty", models.CharField(max_length=200)),
                ("since", models.DateField()),
                ("until", models.DateField(null=True)),
                ("checked_in_on", models.DateField(null=True)),
                ("checked_in_by", models.UUIDField(null=True)),
                ("ended_on", models.DateField(null=True)),
                ("ended_by", models.UUIDField(null=True)),
                (
                    "branch",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hosted",
                        to="staff.unit",
                    ),
                ),
                (
                    "home",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lent",
                        to="staff.unit",
                    ),
                ),
                (
                    "host",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="territory.place",
                    ),
                ),
                (
                    "worker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="secondments",
                        to="staff.worker",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_on", None)),
                        fields=("worker",),
                        name="one_standing_secondment",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until", None), ("until__gte", models.F("since")), _connector="OR"
                        ),
                        name="secondment_in_order",
                    ),
                ],
            },
        ),
    ]
