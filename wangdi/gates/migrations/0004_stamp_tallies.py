from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("gates", "0003_decide_on_entrances")]

    operations = [
        migrations.AddField("tally", name, models.IntegerField(null=True))
        for name in ("community_id", "grid_id", "building_id")
    ]
