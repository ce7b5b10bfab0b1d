from django.db import migrations, models

STANDING = models.Q(annulled_at=None)
SIGN = models.Q(("fever", True), ("symptomatic", True), ("reducer", True), _connector=models.Q.OR)


class Migration(migrations.Migration):
    dependencies = [("quarantine", "0012_ask_for_help")]

    operations = [
        migrations.AddIndex(
            "reading", models.Index(fields=["at"], condition=STANDING & SIGN, name="signs_by_time")
        ),
        migrations.AddIndex(
            "noticeserved", models.Index(fields=["at"], condition=STANDING, name="notices_by_time")
        ),
    ]
