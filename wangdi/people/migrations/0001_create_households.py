import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations, models

import wangdi.lib.fields
import wangdi.lib.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("territory", "0001_create_places_and_grids"),
    ]

    operations = [
        TrigramExtension(),
        migrations.CreateModel(
            name="Dwelling",
            fields=[
                ("community_id", models.IntegerField(null=True)),
                ("grid_id", models.IntegerField(null=True)),
                (
                    "id",
                    models.UUIDField(
                        default=wangdi.lib.ids.uuid7, primary_key=True, serialize=False
                    ),
                ),
                ("unit", models.CharField(blank=True, max_length=20)),
                ("room", models.CharField(max_length=20)),
                ("address", models.CharField(max_length=200)),
                ("sort_key", models.CharField(max_length=120)),
                (
                    "use",
                    models.CharField(
                        choices=[
                            ("home", "Residence"),
                            ("rented", "Rented home"),
                            ("dormitory", "Dormitory"),
                            ("shop", "Shop"),
                            ("vacant", "Vacant"),
                        ],
                        default="home",
                        max_length=20,
                    ),
                ),
                (
                    "building",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dwellings",
                        to="territory.place",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Household",
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
                            ("owner", "Owner"),
                            ("tenant", "Tenant"),
                            ("shared", "Shared"),
                            ("collective", "Collective household"),
                        ],
                        default="owner",
                        max_length=20,
                    ),
                ),
                ("address", models.CharField(max_length=200)),
                ("sort_key", models.CharField(max_length=120)),
                (
                    "size",
                    models.SmallIntegerField(
                        db_default=0,
                        default=0,
                        help_text="How many live here now; kept by the commands",
                    ),
                ),
                ("note", models.TextField(blank=True, db_default="")),
                ("opened_on", models.DateField()),
                ("closed_on", models.DateField(null=True)),
                (
                    "dwelling",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="households",
                        to="people.dwelling",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Person",
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
                ("initials", models.CharField(blank=True, max_length=40)),
                (
                    "sex",
                    models.CharField(
                        blank=True, choices=[("m", "Male"), ("f", "Female")], max_length=1
                    ),
                ),
                ("birth_date", models.DateField(null=True)),
                (
                    "relation",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("head", "Head"),
                            ("spouse", "Spouse"),
                            ("child", "Child"),
                            ("parent", "Parent"),
                            ("grandchild", "Grandchild"),
                            ("kin", "Other kin"),
                            ("not_kin", "Not kin"),
                        ],
                        max_length=20,
                    ),
                ),
                ("id_kind", models.CharField(blank=True, max_length=20)),
                ("id_number", wangdi.lib.fields.EncryptedTextField(null=True)),
                (
                    "id_index",
                    wangdi.lib.fields.BlindIndexField(form="id_number", null=True, of="id_number"),
                ),
                ("phone", wangdi.lib.fields.EncryptedTextField(null=True)),
                (
                    "phone_index",
                    wangdi.lib.fields.BlindIndexField(form="phone", null=True, of="phone"),
                ),
                ("employer", models.CharField(blank=True, db_default="", max_length=200)),
                (
                    "needs",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("alone", "Elder living alone"),
                                ("infant", "Infant"),
                                ("pregnant", "Pregnant"),
                                ("dialysis", "Dialysis"),
                                ("disability", "Disability"),
                                ("chronic", "Long-term medicine"),
                                ("no_smartphone", "No smartphone"),
                                ("language", "Needs an interpreter"),
                            ],
                            max_length=20,
                        ),
                        db_default=[],
                        default=list,
                        size=None,
                    ),
                ),
                ("note", models.TextField(blank=True, db_default="")),
                ("entered_on", models.DateField()),
                ("left_on", models.DateField(null=True)),
                (
                    "left_why",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("moved", "Moved away"),
                            ("died", "Died"),
                            ("mistake", "Entered by mistake"),
                        ],
                        db_default="",
                        max_length=20,
                    ),
                ),
                (
                    "household",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="people",
                        to="people.household",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Correction",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        help_text="The key of the change", primary_key=True, serialize=False
                    ),
                ),
                ("before", wangdi.lib.fields.EncryptedJSONField()),
                ("made_at", models.DateTimeField()),
                ("annulled_at", models.DateTimeField(null=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections",
                        to="people.person",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="dwelling",
            index=models.Index(fields=["community_id", "sort_key"], name="doors_of_community"),
        ),
        migrations.AddIndex(
            model_name="dwelling",
            index=models.Index(fields=["grid_id", "sort_key"], name="doors_of_grid"),
        ),
        migrations.AddConstraint(
            model_name="dwelling",
            constraint=models.UniqueConstraint(
                fields=("building", "unit", "room"), name="one_door_per_number"
            ),
        ),
        migrations.AddIndex(
            model_name="household",
            index=models.Index(
                fields=["community_id", "sort_key", "id"], name="households_of_community"
            ),
        ),
        migrations.AddIndex(
            model_name="household",
            index=models.Index(fields=["grid_id", "sort_key", "id"], name="households_of_grid"),
        ),
        migrations.AddIndex(
            model_name="household",
            index=models.Index(
                fields=["building_id", "sort_key", "id"], name="households_of_building"
            ),
        ),
        migrations.AddIndex(
            model_name="household",
            index=models.Index(fields=["dwelling"], name="households_of_dwelling"),
        ),
        migrations.AddIndex(
            model_name="household",
            index=models.Index(
                condition=models.Q(("closed_on", None)),
                fields=["sort_key", "id"],
                name="households_in_walking_order",
            ),
        ),
        migrations.AddIndex(
            model_name="household",
            index=models.Index(
                condition=models.Q(("closed_on", None)),
                fields=["community_id", "grid_id", "building_id"],
                include=("size",),
                name="households_counted",
            ),
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(fields=["household"], name="people_of_household"),
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(fields=["community_id", "name"], name="people_of_community"),
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(fields=["grid_id", "name"], name="people_of_grid"),
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(fields=["id_index"], name="people_by_id_number"),
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(fields=["phone_index"], name="people_by_phone"),
        ),
        migrations.AddIndex(
            model_name="person",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.indexes.OpClass("name", "gin_trgm_ops"),
                name="people_by_name",
            ),
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(
                django.contrib.postgres.indexes.OpClass("initials", "text_pattern_ops"),
                name="people_by_initials",
            ),
        ),
        migrations.AddIndex(
            model_name="person",
            index=django.contrib.postgres.indexes.GinIndex(
                condition=models.Q(("needs", []), _negated=True),
                fields=["needs"],
                name="people_by_need",
            ),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("left_on", None), ("left_why", "")),
                    models.Q(("left_on__isnull", False), models.Q(("left_why", ""), _negated=True)),
                    _connector="OR",
                ),
                name="left_when_and_why",
            ),
        ),
    ]
