"""An episode may be suspended while its person is away for treatment."""

from django.db import migrations, models

CHOICES = [
    ("proposed", "To decide"),
    ("decided", "Decided"),
    ("declined", "Not needed"),
    ("notified", "Notified"),
    ("suspended", "Away for treatment"),
    ("released", "Released"),
    ("ended", "Ended early"),
]


class Migration(migrations.Migration):
    dependencies = [("quarantine", "0002_index_fevers")]

    operations = [
        migrations.RemoveConstraint("episode", "episode_closed_when_its_state_says"),
        migrations.AlterField(
            "episode",
            "state",
            models.CharField(choices=CHOICES, default="proposed", max_length=10),
        ),
        migrations.AddConstraint(
            "episode",
            models.CheckConstraint(
                condition=models.Q(
                    ("closed_at", None),
                    ("state__in", ("proposed", "decided", "notified", "suspended")),
                )
                | models.Q(
                    ("closed_at__isnull", False),
                    ("state__in", ("declined", "released", "ended")),
                ),
                name="episode_closed_when_its_state_says",
            ),
        ),
    ]
