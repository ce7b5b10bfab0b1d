from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("intake", "0002_index_events_by_actor_and_time")]

    operations = [
        migrations.AddIndex(
            model_name="reviewitem",
            index=models.Index(
                fields=["actor", "received_at"],
                condition=models.Q(actor__isnull=False),
                name="review_of_sender",
            ),
        ),
    ]
