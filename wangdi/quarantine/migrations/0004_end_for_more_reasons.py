"""Why an episode ended early: a facility and a hospital apart, and a death."""

from django.db import migrations, models

CHOICES = [
    ("error", "Proposed or decided in error"),
    ("appeal", "Objection upheld"),
    ("facility", "Stays in a facility until the end"),
    ("hospital", "Stays in hospital; the hospital decides from now on"),
    ("moved", "Moved away, out of this area"),
    ("died", "The person has died"),
]


class Migration(migrations.Migration):
    dependencies = [("quarantine", "0003_suspend_episodes")]

    operations = [
        migrations.AlterField("ending", "reason", models.CharField(choices=CHOICES, max_length=20)),
        migrations.RunSQL(
            "UPDATE quarantine_ending SET reason = 'facility' WHERE reason = 'transferred'",
            migrations.RunSQL.noop,
        ),
    ]
