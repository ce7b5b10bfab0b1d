from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("quarantine", "0014_read_paper")]

    operations = [
        migrations.AddIndex(
            "reading",
            models.Index(
                fields=["at"],
                include=["episode", "day", "half"],
                condition=models.Q(annulled_at=None),
                name="readings_by_time",
            ),
        ),
    ]
