from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("field", "0001_know_phones_and_what_they_send"),
    ]

    operations = [
        migrations.AddField(
            model_name="signin",
            name="checkpoint",
            field=models.UUIDField(help_text="The gate whose list it carries", null=True),
        ),
    ]
