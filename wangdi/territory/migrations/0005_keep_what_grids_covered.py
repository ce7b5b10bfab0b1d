import django.db.models.deletion
from django.db import migrations, models

# What stands in a grid today has stood there since the grid was drawn, as far as is known.
BEGIN = """
INSERT INTO territory_gridbuilding (grid_id, building_id, since)
SELECT g.id, p.id, g.valid_from::timestamp AT TIME ZONE 'Asia/Shanghai'
FROM territory_place p JOIN territory_grid g ON g.id = p.grid_id
WHERE p.kind = 'building'
ON CONFLICT DO NOTHING
"""


def protected(to, name, **more):
    return models.ForeignKey(
        to=to, on_delete=django.db.models.deletion.PROTECT, related_name=name, **more
    )


class Migration(migrations.Migration):
    dependencies = [("territory", "0004_keep_what_became_of_places")]

    operations = [
        migrations.AddField("grid", "heir", protected("territory.grid", "forerunners", null=True)),
        migrations.AddField(
            "grid",
            "ended_by",
            models.UUIDField(null=True, help_text="The key of the record that ended it"),
        ),
        migrations.AlterField(
            "grid", "community", protected("territory.place", "grids", null=True)
        ),
        migrations.AddConstraint(
            "grid",
            models.CheckConstraint(
                condition=models.Q(level__range=(1, 5)), name="grid_of_a_known_level"
            ),
        ),
        migrations.AddConstraint(
            "grid",
            models.CheckConstraint(
                condition=models.Q(community__isnull=False) | models.Q(level=1),
                name="grid_in_a_community",
            ),
        ),
        migrations.CreateModel(
            "GridBuilding",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("since", models.DateTimeField()),
                ("until", models.DateTimeField(null=True)),
                ("drawn_by", models.UUIDField(db_index=True, null=True)),
                ("taken_by", models.UUIDField(db_index=True, null=True)),
                ("grid", protected("territory.grid", "spans")),
                ("building", protected("territory.place", "spans", db_index=False)),
            ],
            options={
                "indexes": [models.Index(fields=["building", "since"], name="grids_of_building")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=["building"],
                        condition=models.Q(until=None),
                        name="one_grid_of_a_building",
                    ),
                ],
            },
        ),
        migrations.RunSQL(BEGIN, migrations.RunSQL.noop),
    ]
