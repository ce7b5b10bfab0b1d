from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("staff", "0001_create_workers")]

    operations = [
        migrations.AddField(
            "worker",
            "left_by",
            models.UUIDField(null=True, help_text="The key of the record of leaving"),
        ),
    ]
