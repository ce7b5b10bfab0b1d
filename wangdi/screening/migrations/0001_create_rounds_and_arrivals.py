import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import wangdi.lib.fields
import wangdi.lib.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0001_create_households"),
    ]

    operations = [
        migrations.CreateModel(
            name="CanvassRound",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=wangdi.lib.ids.uuid7, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(max_length=100)),
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
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField()),
                (
                    "script",
                    models.TextField(blank=True, help_text="What is asked and said at the door"),
                ),
                (
                    "profile",
                    models.UUIDField(help_text="The profile version it began under", null=True),
                ),
                ("opened_at", models.DateTimeField()),
                ("opened_by", models.BigIntegerField(null=True)),
                ("closed_at", models.DateTimeField(null=True)),
                ("closed_by", models.BigIntegerField(null=True)),
                ("close_reason", models.TextField(blank=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("starts_on__lte", models.F("ends_on"))),
                        name="round_ends_after_start",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Arrival",
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
                ("name", wangdi.lib.fields.EncryptedTextField(null=True)),
                ("phone", wangdi.lib.fields.EncryptedTextField(null=True)),
                (
                    "phone_index",
                    wangdi.lib.fields.BlindIndexField(form="phone", null=True, of="phone"),
                ),
                ("origin", models.CharField(max_length=100)),
                ("origin_code", models.CharField(blank=True, max_length=12)),
                ("left_on", models.DateField(null=True)),
                ("arrived_on", models.DateField()),
                (
                    "transport",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("train", "Train"),
                            ("coach", "Coach"),
                            ("plane", "Plane"),
                            ("car", "Car"),
                            ("other", "Other"),
                        ],
                        max_length=10,
                    ),
                ),
                ("transport_number", models.CharField(blank=True, max_length=40)),
                (
                    "symptoms",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("fever", "Fever"),
                                ("cough", "Dry cough"),
                                ("fatigue", "Fatigue"),
                                ("sore_throat", "Sore throat"),
                                ("smell", "Loss of smell or taste"),
                                ("diarrhoea", "Diarrhoea"),
                            ],
                            max_length=20,
                        ),
                        default=list,
                        size=None,
                    ),
                ),
                ("temperature", models.DecimalField(decimal_places=1, max_digits=3, null=True)),
                (
                    "contact",
                    models.BooleanField(help_text="Contact with a case, as he says", null=True),
                ),
                ("key_area", models.BooleanField(default=False)),
                ("key_area_name", models.CharField(blank=True, max_length=100)),
                (
                    "profile",
                    models.UUIDField(
                        help_text="The profile version that decided key_area", null=True
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
                ("by", models.BigIntegerField(null=True)),
                ("annulled_at", models.DateTimeField(null=True)),
                (
                    "dwelling",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="arrivals",
                        to="people.dwelling",
                    ),
                ),
                (
                    "household",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="arrivals",
                        to="people.household",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="arrivals",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("annulled_at", None)),
                        fields=["community_id", "-arrived_on", "-id"],
                        name="arrivals_of_community",
                    ),
                    models.Index(
                        condition=models.Q(("annulled_at", None)),
                        fields=["grid_id", "-arrived_on", "-id"],
                        name="arrivals_of_grid",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("person__isnull", False), ("name__isnull", False), _connector="OR"
                        ),
                        name="arrival_of_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("left_on", None),
                            ("left_on__lte", models.F("arrived_on")),
                            _connector="OR",
                        ),
                        name="arrival_after_leaving",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DoorAnswer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("community_id", models.IntegerField(null=True)),
                ("grid_id", models.IntegerField(null=True)),
                ("building_id", models.IntegerField(null=True)),
                ("visit", models.UUIDField()),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("answered", "Answered"),
                            ("no_answer", "No answer"),
                            ("refused", "Refused"),
                            ("vacant", "Vacant"),
                            ("moved", "Moved away"),
                            ("wrong_address", "Wrong address"),
                        ],
                        max_length=20,
                    ),
                ),
                ("visits", models.SmallIntegerField(default=1)),
                ("visited_at", models.DateTimeField()),
                (
                    "dwelling",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="people.dwelling",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="screening.canvassround",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["round", "community_id", "grid_id"], name="answers_of_round"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("round", "dwelling"), name="one_answer_per_door"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DoorVisit",
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
                    "outcome",
                    models.CharField(
                        choices=[
                            ("answered", "Answered"),
                            ("no_answer", "No answer"),
                            ("refused", "Refused"),
                            ("vacant", "Vacant"),
                            ("moved", "Moved away"),
                            ("wrong_address", "Wrong address"),
                        ],
                        max_length=20,
                    ),
                ),
                ("people_seen", models.SmallIntegerField(null=True)),
                ("note", models.TextField(blank=True)),
                ("visited_at", models.DateTimeField()),
                ("by", models.BigIntegerField(null=True)),
                ("annulled_at", models.DateTimeField(null=True)),
                (
                    "dwelling",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="visits",
                        to="people.dwelling",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="visits",
                        to="screening.canvassround",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["dwelling", "visited_at"], name="visits_of_door")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("people_seen", None), ("people_seen__range", (0, 99)), _connector="OR"
                        ),
                        name="visit_people_seen",
                    )
                ],
            },
        ),
    ]
