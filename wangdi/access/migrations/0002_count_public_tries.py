from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0001_create_grants"),
    ]

    operations = [
        migrations.CreateModel(
            name="PublicTry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=60)),
                ("address", models.BinaryField()),
                ("window", models.DateTimeField()),
                ("count", models.IntegerField(default=1)),
            ],
            options={
                "indexes": [models.Index(fields=["window"], name="tries_by_window")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("name", "address", "window"), name="one_count_a_window"
                    )
                ],
            },
        ),
    ]
