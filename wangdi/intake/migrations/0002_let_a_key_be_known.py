from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("intake", "0001_create_the_intake")]

    operations = [
        migrations.AlterField(
            model_name="key",
            name="answer",
            field=models.SmallIntegerField(
                choices=[(1, "Applied"), (2, "Review"), (3, "Dismissed"), (4, "Known")], default=1
            ),
        )
    ]
