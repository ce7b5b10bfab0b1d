import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Grid",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=20, unique=True)),
                ("name", models.CharField(max_length=100)),
                ("level", models.SmallIntegerField(default=3)),
                ("valid_from", models.DateField()),
                ("valid_to", models.DateField(null=True)),
                (
                    "parent",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="territory.grid",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Place",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("district", "District"),
                            ("subdistrict", "Subdistrict"),
                            ("town", "Town"),
                            ("area", "Area"),
                            ("community", "Community"),
                            ("village", "Village"),
                            ("compound", "Compound"),
                            ("hamlet", "Hamlet"),
                            ("building", "Building"),
                            ("unit", "Unit"),
                        ],
                        max_length=20,
                    ),
                ),
                ("code", models.CharField(blank=True, max_length=20)),
                ("name", models.CharField(max_length=100)),
                ("sort_key", models.CharField(blank=True, max_length=100)),
                (
                    "ancestors",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.IntegerField(), default=list, size=None
                    ),
                ),
                ("community_id", models.IntegerField(null=True)),
                (
                    "management",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("company", "Property company"),
                            ("self", "Self-managed"),
                            ("unmanaged", "No managing body"),
                        ],
                        max_length=20,
                    ),
                ),
                ("valid_from", models.DateField()),
                ("valid_to", models.DateField(null=True)),
                (
                    "grid",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="buildings",
                        to="territory.grid",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="territory.place",
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="grid",
            name="community",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="grids",
                to="territory.place",
            ),
        ),
        migrations.AddIndex(
            model_name="place",
            index=models.Index(fields=["community_id", "kind"], name="place_of_community"),
        ),
        migrations.AddIndex(
            model_name="place",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["ancestors"], name="place_ancestors"
            ),
        ),
        migrations.AddConstraint(
            model_name="place",
            constraint=models.UniqueConstraint(
                condition=models.Q(("valid_to", None), models.Q(("code", ""), _negated=True)),
                fields=("code",),
                name="one_current_place_per_code",
            ),
        ),
        migrations.AddConstraint(
            model_name="place",
            constraint=models.UniqueConstraint(
                condition=models.Q(("valid_to", None)),
                fields=("parent", "kind", "name"),
                name="one_name_among_siblings",
            ),
        ),
    ]
