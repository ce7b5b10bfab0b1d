import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import wangdi.lib.fields

WAYS = [
    ("door", "Seen at the door"),
    ("phone", "Asked by telephone"),
    ("video", "Seen by video"),
    ("self", "Told by the household"),
    ("paper", "From paper"),
]


class Migration(migrations.Migration):
    dependencies = [
        ("profiles", "0001_create_profiles"),
        ("quarantine", "0007_record_changes"),
    ]

    operations = [
        migrations.AddField("reading", "calls", models.BooleanField(default=False)),
        migrations.AddField("reading", "grounds", models.JSONField(default=dict)),
        migrations.AddField("reading", "note", wangdi.lib.fields.EncryptedTextField(null=True)),
        migrations.AddField(
            "reading",
            "profile",
            models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="profiles.profileversion",
            ),
        ),
        migrations.AddField("reading", "reducer", models.BooleanField(default=False)),
        migrations.AddField("reading", "symptomatic", models.BooleanField(default=False)),
        migrations.AddField(
            "reading", "way", models.CharField(blank=True, choices=WAYS, max_length=10)
        ),
        migrations.AlterField(
            "reading",
            "symptoms",
            django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=20), default=list, size=None
            ),
        ),
        migrations.AddIndex(
            "reading",
            models.Index(
                condition=models.Q(("annulled_at", None), ("calls", True)),
                fields=["episode", "-at"],
                name="calls_of_episode",
            ),
        ),
    ]
