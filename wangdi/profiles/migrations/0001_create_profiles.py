import django.db.models.deletion
from django.db import migrations, models

import wangdi.lib.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Profile",
            fields=[
                ("code", models.CharField(max_length=60, primary_key=True, serialize=False)),
                ("disease", models.CharField(max_length=40)),
            ],
        ),
        migrations.CreateModel(
            name="ProfileVersion",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=wangdi.lib.ids.uuid7, primary_key=True, serialize=False
                    ),
                ),
                ("content", models.JSONField()),
                ("digest", models.BinaryField(max_length=32, unique=True)),
                ("loaded_at", models.DateTimeField()),
                (
                    "profile",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="profiles.profile",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Activation",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=wangdi.lib.ids.uuid7, primary_key=True, serialize=False
                    ),
                ),
                ("from_at", models.DateTimeField()),
                ("reason", models.TextField()),
                ("prepared_by", models.BigIntegerField(null=True)),
                ("prepared_by_label", models.CharField(max_length=100)),
                ("approved_by", models.BigIntegerField(null=True)),
                ("approved_by_label", models.CharField(blank=True, max_length=100)),
                ("annulled_at", models.DateTimeField(null=True)),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="activations",
                        to="profiles.profileversion",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["-from_at", "-id"], name="activations_latest_first")
                ],
            },
        ),
    ]
