from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("quarantine", "0001_create_episodes"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="reading",
            index=models.Index(
                condition=models.Q(("annulled_at", None), ("cleared", False), ("fever", True)),
                fields=["episode", "-at"],
                name="fevers_of_episode",
            ),
        ),
    ]
