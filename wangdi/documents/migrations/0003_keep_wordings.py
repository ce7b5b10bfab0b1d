import django.db.models.deletion
from django.db import migrations, models

import wangdi.lib.ids


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0002_keep_attachments"),
        ("territory", "0006_add_who_drew_a_grid"),
    ]

    operations = [
        migrations.CreateModel(
            name="Wording",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=wangdi.lib.ids.uuid7, primary_key=True, serialize=False
                    ),
                ),
                ("paper", models.CharField(max_length=60)),
                ("number", models.IntegerField()),
                ("content", models.JSONField()),
                ("digest", models.BinaryField(max_length=32)),
                ("from_at", models.DateTimeField()),
                ("reason", models.TextField(blank=True)),
                ("prepared_by", models.BigIntegerField(null=True)),
                ("prepared_by_label", models.CharField(blank=True, max_length=100)),
                ("approved_by", models.BigIntegerField(null=True)),
                ("approved_by_label", models.CharField(blank=True, max_length=100)),
                ("annulled_at", models.DateTimeField(null=True)),
                (
                    "place",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="territory.place",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["paper", "place", "-from_at"], name="wordings_of_paper")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("place", None)),
                        fields=("paper", "digest"),
                        name="shipped_words_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("place", None),
                            models.Q(("prepared_by", models.F("approved_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="words_by_two_people",
                    ),
                ],
            },
        ),
    ]
