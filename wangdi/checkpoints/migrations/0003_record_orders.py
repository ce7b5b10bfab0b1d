import django.db.models.deletion
from django.db import migrations, models

import wangdi.lib.ids


class Migration(migrations.Migration):
    dependencies = [
        ("checkpoints", "0002_count_equipment"),
        ("territory", "0006_add_who_drew_a_grid"),
    ]

    operations = [
        migrations.CreateModel(
            name="CompoundOrder",
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
                ("authority", models.CharField(max_length=100)),
                ("document", models.CharField(max_length=100)),
                ("basis", models.CharField(max_length=300)),
                ("terms", models.CharField(blank=True, max_length=500)),
                ("begins_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by_label", models.CharField(max_length=100)),
                ("lifted_at", models.DateTimeField(null=True)),
                ("lifted_by_label", models.CharField(blank=True, max_length=100)),
                ("lift_note", models.CharField(blank=True, max_length=300)),
                ("annulled_at", models.DateTimeField(null=True)),
                (
                    "follows",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="next",
                        to="checkpoints.compoundorder",
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
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("annulled_at", None), ("lifted_at", None)),
                        fields=["place"],
                        name="orders_not_lifted",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("begins_at__lt", models.F("ends_at"))),
                        name="order_ends_after_its_begin",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("lift_note", ""), ("lifted_at", None)),
                            models.Q(
                                ("lifted_at__isnull", False),
                                models.Q(("lift_note", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="order_lifted_with_a_note",
                    ),
                ],
            },
        ),
    ]
