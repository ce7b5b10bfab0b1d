import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import wangdi.lib.fields
import wangdi.lib.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("territory", "0001_create_places_and_grids"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Worker",
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
                ("initials", models.CharField(blank=True, max_length=40)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("office", "Subdistrict cadre"),
                            ("community", "Community worker"),
                            ("grid", "Grid worker"),
                            ("captain", "Building captain"),
                            ("doctor", "Area doctor"),
                            ("police", "Area police officer"),
                            ("property", "Property manager"),
                            ("volunteer", "Volunteer"),
                        ],
                        max_length=20,
                    ),
                ),
                ("post", models.CharField(blank=True, max_length=100)),
                ("unit", models.CharField(blank=True, max_length=100)),
                ("work_phone", models.CharField(blank=True, max_length=30)),
                ("private_phone", wangdi.lib.fields.EncryptedTextField(null=True)),
                ("joined_on", models.DateField()),
                ("left_on", models.DateField(null=True)),
                (
                    "place",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="workers",
                        to="territory.place",
                    ),
                ),
                (
                    "user",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="worker",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["community_id", "kind"], name="workers_of_community")
                ],
            },
        ),
    ]
