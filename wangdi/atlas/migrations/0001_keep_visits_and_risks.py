import django.db.models.deletion
from django.db import migrations, models

import wangdi.lib.ids

LEVELS = [("low", "Low risk"), ("medium", "Medium risk"), ("high", "High risk")]


def key():
    return models.UUIDField(primary_key=True, default=wangdi.lib.ids.uuid7, serialize=False)


def place(name, **more):
    return models.ForeignKey(
        on_delete=django.db.models.deletion.PROTECT,
        related_name=name,
        to="territory.place",
        **more,
    )


def told():
    return [
        ("at", models.DateTimeField()),
        ("by", models.BigIntegerField(null=True)),
        ("by_label", models.CharField(max_length=100)),
        ("annulled_at", models.DateTimeField(null=True)),
    ]


class Migration(migrations.Migration):
    initial = True
    dependencies = [("territory", "0006_add_who_drew_a_grid")]

    operations = [
        migrations.CreateModel(
            "AreaVisit",
            fields=[
                ("community_id", models.IntegerField(null=True)),
                ("grid_id", models.IntegerField(null=True)),
                ("building_id", models.IntegerField(null=True)),
                ("id", key()),
                ("on", models.DateField()),
                ("found", models.TextField()),
                ("arranged", models.TextField(blank=True)),
                *told(),
                ("place", place("visits")),
            ],
            options={
                "indexes": [
                    models.Index(fields=["community_id", "-on"], name="visits_of_community")
                ],
            },
        ),
        migrations.CreateModel(
            "AreaRisk",
            fields=[
                ("id", key()),
                ("level", models.CharField(max_length=10, choices=LEVELS)),
                ("since", models.DateField()),
                ("until", models.DateField(null=True)),
                ("document", models.CharField(max_length=200)),
                *told(),
                ("place", place("risks", db_index=False)),
            ],
            options={
                "indexes": [models.Index(fields=["place", "-since"], name="risks_of_place")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(until=None) | models.Q(until__gte=models.F("since")),
                        name="risk_ends_after_it_begins",
                    ),
                ],
            },
        ),
    ]
