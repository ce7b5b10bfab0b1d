from django.db import migrations, models

KINDS = [
    ("district", "District"),
    ("administration", "Managing unit"),
    ("subdistrict", "Subdistrict"),
    ("town", "Town"),
    ("area", "Area"),
    ("community", "Community"),
    ("resettlement", "Resettlement community"),
    ("committee", "Residents' committee"),
    ("village", "Village"),
    ("compound", "Compound"),
    ("hamlet", "Hamlet"),
    ("building", "Building"),
    ("unit", "Unit"),
]


def text(name, length):
    return migrations.AddField(
        "place", name, models.CharField(max_length=length, blank=True, db_default="")
    )


class Migration(migrations.Migration):
    dependencies = [("territory", "0002_add_who_laid_a_place")]

    operations = [
        migrations.AlterField("place", "kind", models.CharField(max_length=20, choices=KINDS)),
        text("company", 100),
        text("stand_in", 60),
        text("stand_in_phone", 30),
        migrations.AddField("place", "stand_in_user", models.BigIntegerField(null=True)),
        text("zone", 40),
        migrations.AddField(
            "place", "area_km2", models.DecimalField(max_digits=9, decimal_places=2, null=True)
        ),
        migrations.AddField(
            "place",
            "population",
            models.IntegerField(null=True, help_text="As officially stated, not counted"),
        ),
        migrations.AddField("place", "lat", models.FloatField(null=True)),
        migrations.AddField("place", "lon", models.FloatField(null=True)),
        text("crs", 8),
        migrations.AddConstraint(
            "place",
            models.CheckConstraint(
                condition=models.Q(lat=None, lon=None, crs="")
                | models.Q(
                    lat__range=(-90, 90), lon__range=(-180, 180), crs__in=["wgs84", "gcj02"]
                ),
                name="place_position_with_its_system",
            ),
        ),
        migrations.AddConstraint(
            "place",
            models.CheckConstraint(
                condition=models.Q(area_km2=None) | models.Q(area_km2__gt=0),
                name="place_area_above_zero",
            ),
        ),
        migrations.AddConstraint(
            "place",
            models.CheckConstraint(
                condition=models.Q(population=None) | models.Q(population__gte=0),
                name="place_population_not_below_zero",
            ),
        ),
    ]
