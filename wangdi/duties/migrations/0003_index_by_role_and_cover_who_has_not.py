from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("duties", "0002_record_hand_overs"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="duty",
            name="unsettled_of_community",
        ),
        migrations.AddIndex(
            model_name="duty",
            index=models.Index(
                condition=models.Q(("settled_at", None)),
                fields=["community_id", "missed_at"],
                include=("grid_id", "kind", "opens_at", "due_at", "level"),
                name="unsettled_of_community",
            ),
        ),
        migrations.AddIndex(
            model_name="duty",
            index=models.Index(
                condition=models.Q(("settled_at", None)),
                fields=["role", "community_id", "missed_at"],
                name="unsettled_of_role",
            ),
        ),
    ]
