import django.db.models.deletion
from django.db import migrations, models

import wangdi.lib.ids


class Migration(migrations.Migration):
    dependencies = [
        ("checkpoints", "0001_open_the_register"),
    ]

    operations = [
        migrations.CreateModel(
            name="Equipment",
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
                            ("thermometer", "Thermometer"),
                            ("masks", "Masks"),
                            ("disinfectant", "Disinfectant"),
                            ("tent", "Tent"),
                            ("table", "Table and chairs"),
                            ("heater", "Heater"),
                            ("light", "Light"),
                            ("loudspeaker", "Loudspeaker"),
                            ("barrier", "Barrier"),
                            ("gate_book", "Gate book"),
                            ("telephone", "Telephone"),
                            ("power", "Power bank or socket"),
                            ("shelf", "Shelf for goods"),
                            ("first_aid", "First-aid kit"),
                        ],
                        max_length=12,
                    ),
                ),
                ("count", models.PositiveSmallIntegerField()),
                ("counted_at", models.DateTimeField()),
                ("counted_by_label", models.CharField(max_length=100)),
                (
                    "checkpoint",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="equipment",
                        to="checkpoints.checkpoint",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("checkpoint", "kind"), name="one_count_of_a_kind"
                    )
                ],
            },
        ),
    ]
