import django.contrib.postgres.fields
from django.db import migrations, models

import wangdi.lib.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="PaperSheet",
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
                ("lot", models.UUIDField()),
                ("code", models.CharField(max_length=8, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("gate", "Gate book"),
                            ("readings", "Temperatures"),
                            ("orders", "Orders to homes"),
                        ],
                        max_length=10,
                    ),
                ),
                ("day", models.DateField()),
                ("number", models.IntegerField()),
                ("subject", models.UUIDField(null=True)),
                (
                    "rows",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.UUIDField(), default=list, size=None
                    ),
                ),
                ("printed_at", models.DateTimeField()),
                ("printed_by", models.BigIntegerField(null=True)),
                ("printed_by_label", models.CharField(max_length=100)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["lot", "number"], name="paper_sheets_of_lot"),
                    models.Index(fields=["community_id", "-day"], name="paper_sheets_of_community"),
                ],
            },
        ),
    ]
