from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("documents", "0003_keep_wordings")]

    operations = [
        migrations.AddField(
            model_name="document",
            name="pending",
            field=models.BooleanField(
                db_default=False,
                default=False,
                help_text="Made ready before its time, not yet in force",
            ),
        ),
    ]
