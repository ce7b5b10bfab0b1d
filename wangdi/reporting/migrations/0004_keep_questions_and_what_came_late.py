from django.db import migrations, models

import wangdi.lib.ids


class Migration(migrations.Migration):
    dependencies = [("reporting", "0003_let_offices_speak_too")]

    operations = [
        migrations.AddField(
            model_name="dailyreport", name="place", field=models.BigIntegerField(null=True)
        ),
        migrations.AddField(
            model_name="dailyreport",
            name="questions",
            field=models.JSONField(db_default=[], default=list),
        ),
        migrations.AddField(
            model_name="dailyreport",
            name="late",
            field=models.JSONField(db_default={}, default=dict),
        ),
        migrations.AddField(
            model_name="dailyreport", name="late_at", field=models.DateTimeField(null=True)
        ),
        migrations.CreateModel(
            name="QuestionAnswer",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=wangdi.lib.ids.uuid7, primary_key=True, serialize=False
                    ),
                ),
                ("day", models.DateField()),
                ("unit_id", models.IntegerField()),
                ("question", models.CharField(max_length=140)),
                ("numbers", models.JSONField()),
                ("reason", models.TextField()),
                ("at", models.DateTimeField()),
                ("by", models.BigIntegerField(null=True)),
                ("by_label", models.CharField(max_length=100)),
                ("annulled_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["day", "unit_id"], name="answers_of_day")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="answer_with_reason",
                    )
                ],
            },
        ),
    ]
