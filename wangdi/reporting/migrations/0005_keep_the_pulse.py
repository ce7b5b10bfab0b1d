from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("reporting", "0004_keep_questions_and_what_came_late")]

    operations = [
        migrations.CreateModel(
            name="Pulse",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField()),
                ("hour", models.SmallIntegerField()),
                ("community_id", models.IntegerField()),
                ("counted_at", models.DateTimeField()),
                ("figures", models.JSONField()),
                ("grids", models.JSONField(default=dict)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("day", "hour", "community_id"), name="one_pulse_per_hour"
                    )
                ],
            },
        ),
    ]
