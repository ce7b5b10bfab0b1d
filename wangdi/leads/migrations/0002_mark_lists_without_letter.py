from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("leads", "0001_receive_leads")]

    operations = [
        migrations.AddField(
            model_name="leadbatch",
            name="unregistered",
            field=models.BooleanField(
                db_default=False,
                default=False,
                help_text="Made of a list that came without a letter",
            ),
        ),
    ]
