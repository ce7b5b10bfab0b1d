import django.db.models.deletion
from django.db import migrations, models

import wangdi.lib.ids

VERBS = [
    ("moved", "moved"),
    ("renamed", "renamed"),
    ("described", "described anew"),
    ("split", "split"),
    ("merged", "merged into another"),
    ("closed", "closed"),
]


class Migration(migrations.Migration):
    dependencies = [("territory", "0003_describe_places")]

    operations = [
        migrations.AddField(
            "place",
            "heir",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="forerunners",
                to="territory.place",
            ),
        ),
        migrations.CreateModel(
            "PlaceChange",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        primary_key=True, default=wangdi.lib.ids.uuid7, serialize=False
                    ),
                ),
                ("verb", models.CharField(max_length=10, choices=VERBS)),
                ("key", models.UUIDField(db_index=True)),
                ("before", models.JSONField(default=dict)),
                ("after", models.JSONField(default=dict)),
                ("reason", models.CharField(max_length=200)),
                ("at", models.DateTimeField()),
                ("by", models.BigIntegerField(null=True)),
                ("by_label", models.CharField(max_length=100)),
                ("undone_at", models.DateTimeField(null=True)),
                (
                    "place",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="changes",
                        to="territory.place",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["place", "at"], name="changes_of_place")],
            },
        ),
    ]
