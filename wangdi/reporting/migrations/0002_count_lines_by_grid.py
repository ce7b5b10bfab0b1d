import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("reporting", "0001_create_daily_reports")]

    operations = [
        migrations.AddField(
            model_name="reportline",
            name="grids",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.IntegerField(), db_default=[], default=list, size=None
            ),
        ),
        migrations.AddField(
            model_name="reportline",
            name="counts",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.IntegerField(), db_default=[], default=list, size=None
            ),
        ),
        migrations.AddConstraint(
            model_name="reportline",
            constraint=models.CheckConstraint(
                condition=models.Q(("grids__len", models.F("counts__len"))),
                name="a_count_for_each_grid",
            ),
        ),
    ]
