import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import wangdi.lib.fields
import wangdi.lib.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0007_list_doors_by_use"),
        ("profiles", "0001_create_profiles"),
        ("quarantine", "0007_record_changes"),
        ("territory", "0006_add_who_drew_a_grid"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="DeliveryRun",
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
                ("kind", models.CharField(max_length=20)),
                ("title", models.JSONField()),
                ("unit", models.CharField(max_length=10)),
                ("amount", models.DecimalField(decimal_places=2, max_digits=8)),
                ("due_at", models.DateTimeField()),
                ("note", models.CharField(blank=True, max_length=200)),
                ("made_at", models.DateTimeField()),
                ("by", models.BigIntegerField(null=True)),
                ("by_label", models.CharField(max_length=100)),
                ("annulled_at", models.DateTimeField(null=True)),
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
            name="Order",
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
                ("kind", models.CharField(max_length=20)),
                ("title", models.JSONField()),
                (
                    "unit",
                    models.CharField(
                        choices=[
                            ("order", "orders"),
                            ("kg", "kg"),
                            ("bag", "bags"),
                            ("piece", "pieces"),
                            ("visit", "visits"),
                            ("call", "calls"),
                            ("trip", "trips"),
                            ("session", "talks"),
                        ],
                        max_length=10,
                    ),
                ),
                ("role", models.CharField(max_length=30)),
                ("service", models.CharField(blank=True, max_length=20)),
                ("lifeline", models.BooleanField(default=False)),
                ("goods", models.BooleanField(default=False)),
                ("private", models.BooleanField(default=False)),
                ("what", wangdi.lib.fields.EncryptedTextField(null=True)),
                ("amount", models.DecimalField(decimal_places=2, max_digits=8, null=True)),
                ("slot", models.CharField(blank=True, max_length=20)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "Asked for"),
                            ("accepted", "Taken"),
                            ("doing", "Under way"),
                            ("delivered", "Delivered"),
                            ("confirmed", "Confirmed"),
                            ("problem", "Problem"),
                            ("mended", "Mended"),
                            ("cancelled", "Cancelled"),
                            ("declined", "Declined"),
                        ],
                        default="asked",
                        max_length=10,
                    ),
                ),
                ("since", models.DateTimeField()),
                ("asked_at", models.DateTimeField()),
                ("asked_by", models.BigIntegerField(null=True)),
                ("asked_by_home", models.BooleanField(default=False)),
                ("due_at", models.DateTimeField()),
                ("accepted_at", models.DateTimeField(null=True)),
                ("delivered_at", models.DateTimeField(null=True)),
                ("delivered_by", models.CharField(blank=True, max_length=100)),
                ("confirmed_at", models.DateTimeField(null=True)),
                (
                    "confirmed_how",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("page", "On its own page"),
                            ("said", "Said so at the door or by telephone"),
                            ("signed", "Signed on paper"),
                        ],
                        max_length=10,
                    ),
                ),
                ("declined_by", models.BigIntegerField(null=True)),
                ("annulled_at", models.DateTimeField(null=True)),
                (
                    "episode",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="quarantine.episode",
                    ),
                ),
                (
                    "holder",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "profile",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="profiles.profileversion",
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="orders",
                        to="care.deliveryrun",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="CounsellorNote",
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
                ("text", wangdi.lib.fields.EncryptedTextField()),
                ("at", models.DateTimeField()),
                ("by", models.BigIntegerField()),
                ("annulled_at", models.DateTimeField(null=True)),
                (
                    "order",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notes",
                        to="care.order",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="OrderStep",
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
                ("act", models.CharField(max_length=10)),
                ("before", models.CharField(max_length=10)),
                ("then", models.CharField(max_length=10)),
                ("before_since", models.DateTimeField()),
                ("at", models.DateTimeField()),
                ("by", models.BigIntegerField(null=True)),
                ("by_label", models.CharField(max_length=100)),
                ("note", wangdi.lib.fields.EncryptedTextField(null=True)),
                ("annulled_at", models.DateTimeField(null=True)),
                (
                    "order",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="care.order",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SupplyPoint",
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
                ("name", models.CharField(max_length=80)),
                ("where", models.CharField(max_length=120)),
                ("hours", models.CharField(max_length=120)),
                ("goods", models.CharField(max_length=300)),
                ("contact", models.CharField(blank=True, max_length=60)),
                ("phone", models.CharField(blank=True, max_length=30)),
                ("opened_on", models.DateField()),
                ("changed_at", models.DateTimeField()),
                ("by_label", models.CharField(max_length=100)),
                ("closed_on", models.DateField(null=True)),
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
            name="WasteChain",
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
                ("person", models.CharField(max_length=60)),
                ("phone", models.CharField(blank=True, max_length=30)),
                ("bin", models.CharField(max_length=100)),
                ("vehicle", models.CharField(max_length=60)),
                ("collects_at", models.TimeField()),
                ("since", models.DateTimeField()),
                ("by_label", models.CharField(max_length=100)),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "holder",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
        migrations.AddField(
            model_name="order",
            name="chain",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="care.wastechain",
            ),
        ),
        migrations.CreateModel(
            name="WellbeingCheck",
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
                ("answers", wangdi.lib.fields.EncryptedJSONField()),
                ("score", models.SmallIntegerField()),
                ("wants_to_talk", models.BooleanField(default=False)),
                ("flagged", models.BooleanField(default=False)),
                ("at", models.DateTimeField()),
                ("by", models.BigIntegerField(null=True)),
                ("by_label", models.CharField(max_length=100)),
                ("referred", models.BooleanField(null=True)),
                ("decided_at", models.DateTimeField(null=True)),
                ("decided_by", models.BigIntegerField(null=True)),
                ("decided_by_label", models.CharField(blank=True, max_length=100)),
                ("reason", wangdi.lib.fields.EncryptedTextField(null=True)),
                ("annulled_at", models.DateTimeField(null=True)),
                (
                    "household",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.household",
                    ),
                ),
                (
                    "order",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="checks",
                        to="care.order",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="deliveryrun",
            index=models.Index(fields=["community_id", "-made_at"], name="runs_of_community"),
        ),
        migrations.AddIndex(
            model_name="orderstep",
            index=models.Index(fields=["order", "at"], name="steps_of_order"),
        ),
        migrations.AddIndex(
            model_name="supplypoint",
            index=models.Index(fields=["community_id", "closed_on"], name="points_of_community"),
        ),
        migrations.AddConstraint(
            model_name="wastechain",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at", None)),
                fields=("place",),
                name="one_waste_chain_per_place",
            ),
        ),
        migrations.AddConstraint(
            model_name="wastechain",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("person", ""), _negated=True),
                    models.Q(("bin", ""), _negated=True),
                    models.Q(("vehicle", ""), _negated=True),
                ),
                name="waste_chain_is_whole",
            ),
        ),
        migrations.AddIndex(
            model_name="order",
            index=models.Index(
                condition=models.Q(
                    ("annulled_at", None), ("state__in", ("asked", "accepted", "doing", "problem"))
                ),
                fields=["community_id", "due_at"],
                name="orders_open",
            ),
        ),
        migrations.AddIndex(
            model_name="order",
            index=models.Index(
                condition=models.Q(
                    ("annulled_at", None), ("state__in", ("asked", "accepted", "doing", "problem"))
                ),
                fields=["grid_id", "due_at"],
                name="orders_open_of_grid",
            ),
        ),
        migrations.AddIndex(
            model_name="order",
            index=models.Index(
                condition=models.Q(
                    ("annulled_at", None), ("state__in", ("asked", "accepted", "doing", "problem"))
                ),
                fields=["due_at", "id"],
                name="orders_open_by_due",
            ),
        ),
        migrations.AddIndex(
            model_name="order",
            index=models.Index(
                condition=models.Q(
                    ("annulled_at", None), ("state__in", ("asked", "accepted", "doing", "problem"))
                ),
                fields=["holder", "due_at"],
                name="orders_of_holder",
            ),
        ),
        migrations.AddIndex(
            model_name="order",
            index=models.Index(fields=["household", "-asked_at"], name="orders_of_household"),
        ),
        migrations.AddIndex(
            model_name="order",
            index=models.Index(
                condition=models.Q(("annulled_at", None), ("delivered_at__isnull", False)),
                fields=["delivered_at"],
                include=("community_id", "grid_id", "kind", "unit", "amount"),
                name="orders_delivered",
            ),
        ),
        migrations.AddConstraint(
            model_name="order",
            constraint=models.UniqueConstraint(
                condition=models.Q(("annulled_at", None), models.Q(("slot", ""), _negated=True)),
                fields=("household", "kind", "slot"),
                name="one_order_per_household_and_slot",
            ),
        ),
        migrations.AddConstraint(
            model_name="order",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("lifeline", True), ("state", "declined"), _negated=True),
                    ("declined_by__isnull", False),
                    _connector="OR",
                ),
                name="lifeline_declined_by_a_name",
            ),
        ),
        migrations.AddConstraint(
            model_name="order",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("state__in", ("delivered", "confirmed", "problem", "mended")),
                        _negated=True,
                    ),
                    ("delivered_at__isnull", False),
                    _connector="OR",
                ),
                name="delivered_has_its_time",
            ),
        ),
        migrations.AddIndex(
            model_name="wellbeingcheck",
            index=models.Index(
                condition=models.Q(("annulled_at", None), ("flagged", True), ("referred", None)),
                fields=["community_id", "at"],
                name="wellbeing_to_look_at",
            ),
        ),
        migrations.AddConstraint(
            model_name="wellbeingcheck",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decided_at", None), ("referred", None)),
                    models.Q(("decided_at__isnull", False), ("referred__isnull", False)),
                    _connector="OR",
                ),
                name="wellbeing_decided_when",
            ),
        ),
    ]
