from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("duties", "0005_name_a_settlement"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="duty",
            name="unsettled_of_holder",
        ),
        migrations.AddIndex(
            model_name="duty",
            index=models.Index(
                condition=models.Q(("settled_at", None), ("holder__isnull", False)),
                fields=["holder", "missed_at"],
                name="unsettled_of_holder",
            ),
        ),
    ]
