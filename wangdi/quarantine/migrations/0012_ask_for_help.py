import django.db.models.deletion
from django.db import migrations, models

import wangdi.lib.ids

HELP = [
    ("visit", "Come along on a visit"),
    ("notice", "Be there when a paper is handed over"),
    ("door", "Find out why nobody opens"),
    ("outside", "Somebody was seen outside: speak with the household"),
]
CAME = [
    ("done", "Done"),
    ("nobody", "Nobody was there"),
    ("not_needed", "It was not needed"),
    ("impossible", "It could not be done"),
]


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0007_list_doors_by_use"),
        ("quarantine", "0011_clear_ahead_and_hold"),
    ]

    operations = [
        migrations.CreateModel(
            name="HelpRequest",
            fields=[
                ("community_id", models.IntegerField(null=True)),
                ("grid_id", models.IntegerField(null=True)),
                ("building_id", models.IntegerField(null=True)),
                (
                    "id",
                    models.UUIDField(
                        default=wangdi.lib.ids.uuid7, primary_key=True, serialize=False
                    ),
                ),
                ("what", models.CharField(choices=HELP, max_length=10)),
                ("remark", models.CharField(blank=True, max_length=100)),
                ("due_at", models.DateTimeField()),
                ("at", models.DateTimeField()),
                ("by", models.BigIntegerField()),
                ("by_label", models.CharField(max_length=100)),
                (
                    "by_phone",
                    models.CharField(
                        blank=True, help_text="The work telephone to call", max_length=30
                    ),
                ),
                ("came", models.CharField(blank=True, choices=CAME, max_length=12)),
                ("answer", models.CharField(blank=True, max_length=200)),
                ("answered", models.UUIDField(help_text="The record of the answer", null=True)),
                ("answered_at", models.DateTimeField(null=True)),
                ("answered_by", models.BigIntegerField(null=True)),
                ("answered_by_label", models.CharField(blank=True, max_length=100)),
                ("annulled_at", models.DateTimeField(null=True)),
                (
                    "episode",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="help_requests",
                        to="quarantine.episode",
                    ),
                ),
                (
                    "household",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.household",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("annulled_at", None), ("answered_at", None)),
                        fields=["community_id", "due_at"],
                        name="help_still_asked",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered", None), ("answered_at", None), ("came", "")),
                            models.Q(
                                ("answered__isnull", False),
                                ("answered_at__isnull", False),
                                models.Q(("came", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="help_answered_when_and_how",
                    )
                ],
            },
        ),
    ]
