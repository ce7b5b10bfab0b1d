from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("quarantine", "0005_look_at_homes")]

    operations = [
        migrations.AddField(
            model_name="teamslot",
            name="note",
            field=models.TextField(
                blank=True, db_default="", help_text="What was said on handing over"
            ),
        ),
    ]
