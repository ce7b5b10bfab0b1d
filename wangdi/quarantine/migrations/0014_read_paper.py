import django.db.models.deletion
from django.db import migrations, models

import wangdi.lib.fields
import wangdi.lib.ids


class Migration(migrations.Migration):
    dependencies = [("quarantine", "0013_find_signs_by_time")]

    operations = [
        migrations.CreateModel(
            name="PaperReading",
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
                ("rows", wangdi.lib.fields.EncryptedJSONField()),
                ("read_at", models.DateTimeField()),
                ("by", models.BigIntegerField(null=True)),
                ("by_label", models.CharField(max_length=100)),
                ("settled_at", models.DateTimeField(null=True)),
                ("annulled_at", models.DateTimeField(null=True)),
                (
                    "episode",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="papers_read",
                        to="quarantine.episode",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("annulled_at", None), ("settled_at", None)),
                        fields=("episode", "by"),
                        name="one_open_paper_reading_per_person",
                    )
                ],
            },
        ),
    ]
