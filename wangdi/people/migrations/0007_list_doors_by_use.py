from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0006_keep_resemblances")]

    operations = [
        migrations.RemoveIndex(model_name="dwelling", name="doors_of_other_use"),
        migrations.AddIndex(
            model_name="dwelling",
            index=models.Index(
                fields=["community_id", "grid_id", "building_id", "use"], name="doors_by_use"
            ),
        ),
        migrations.AddIndex(
            model_name="dwelling",
            index=models.Index(fields=["sort_key", "id"], name="doors_in_walking_order"),
        ),
    ]
