from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("territory", "0001_create_places_and_grids")]

    operations = [
        migrations.AddField(
            "place",
            "laid_by",
            models.UUIDField(null=True, help_text="The key of the record that laid it"),
        ),
    ]
