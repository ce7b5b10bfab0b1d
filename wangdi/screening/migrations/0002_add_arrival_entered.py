from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("screening", "0001_create_rounds_and_arrivals")]

    operations = [
        migrations.AddField(
            model_name="arrival",
            name="entered",
            field=models.BooleanField(
                db_default=False,
                default=False,
                help_text="Whether the person was entered in the ledger with it",
            ),
        ),
    ]
