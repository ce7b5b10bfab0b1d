from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("territory", "0005_keep_what_grids_covered")]

    operations = [
        migrations.AddField(
            "grid",
            "laid_by",
            models.UUIDField(null=True, help_text="The key of the record that first drew it"),
        ),
    ]
