import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("screening", "0010_log_returned_vehicles")]

    operations = [
        migrations.AddField(
            model_name="canvassround",
            name="grids",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.IntegerField(), db_default=[], default=list, size=None
            ),
        ),
    ]
