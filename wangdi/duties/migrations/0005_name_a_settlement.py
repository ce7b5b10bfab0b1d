from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("duties", "0004_record_who_stands_in"),
    ]

    operations = [
        migrations.AlterField(
            model_name="duty",
            name="settlement",
            field=models.CharField(
                blank=True,
                choices=[("done", "Done"), ("waived", "Waived"), ("withdrawn", "Withdrawn")],
                max_length=10,
            ),
        ),
    ]
