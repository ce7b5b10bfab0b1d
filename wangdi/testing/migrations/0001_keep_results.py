import django.db.models.deletion
from django.db import migrations, models

import wangdi.lib.fields
import wangdi.lib.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0007_list_doors_by_use"),
    ]

    operations = [
        migrations.CreateModel(
            name="Result",
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
                (
                    "kind",
                    models.CharField(
                        choices=[("nucleic", "Nucleic acid"), ("antigen", "Antigen")], max_length=10
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("pending", "Result pending"),
                            ("negative", "Negative"),
                            ("positive", "Positive"),
                            ("invalid", "Invalid"),
                        ],
                        max_length=10,
                    ),
                ),
                ("sampled_on", models.DateField()),
                ("sampled_time", models.TimeField(null=True)),
                ("place", models.CharField(blank=True, max_length=100)),
                ("taken_by", models.CharField(blank=True, max_length=60)),
                ("number", models.CharField(blank=True, max_length=40)),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("report", "Report of the laboratory"),
                            ("list", "List that was brought in"),
                            ("shown", "Shown by the person"),
                            ("self", "Tested at home"),
                        ],
                        max_length=10,
                    ),
                ),
                ("laboratory", models.CharField(blank=True, max_length=100)),
                ("reported_at", models.DateTimeField(null=True)),
                ("known_at", models.DateTimeField()),
                ("by", models.BigIntegerField(null=True)),
                ("by_label", models.CharField(max_length=100)),
                ("annulled_at", models.DateTimeField(null=True)),
                (
                    "person",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PositiveReport",
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
                (
                    "step",
                    models.CharField(
                        choices=[
                            ("hospital", "Isolated, 120 called, goes to the hospital"),
                            ("retest", "Kept apart, a sample taken again alone"),
                            ("known", "Recovered before, the doctor sees no danger"),
                        ],
                        max_length=10,
                    ),
                ),
                ("reported_to", models.CharField(max_length=100)),
                ("reported_at", models.DateTimeField()),
                ("note", wangdi.lib.fields.EncryptedTextField(null=True)),
                ("at", models.DateTimeField()),
                ("by", models.BigIntegerField()),
                ("by_label", models.CharField(max_length=100)),
                ("annulled_at", models.DateTimeField(null=True)),
                (
                    "result",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reports",
                        to="testing.result",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ResultChange",
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
                ("before", wangdi.lib.fields.EncryptedJSONField()),
                ("reason", models.CharField(blank=True, max_length=300)),
                ("at", models.DateTimeField()),
                ("by", models.BigIntegerField(null=True)),
                ("by_label", models.CharField(max_length=100)),
                ("annulled_at", models.DateTimeField(null=True)),
                (
                    "result",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="changes",
                        to="testing.result",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddIndex(
            model_name="result",
            index=models.Index(fields=["person", "sampled_on"], name="results_of_person"),
        ),
        migrations.AddIndex(
            model_name="result",
            index=models.Index(
                condition=models.Q(("annulled_at", None)),
                fields=["community_id", "-sampled_on", "-id"],
                name="results_of_community",
            ),
        ),
        migrations.AddIndex(
            model_name="result",
            index=models.Index(
                condition=models.Q(("annulled_at", None), ("outcome__in", ["pending", "positive"])),
                fields=["community_id", "outcome"],
                name="results_to_look_at",
            ),
        ),
        migrations.AddConstraint(
            model_name="result",
            constraint=models.UniqueConstraint(
                condition=models.Q(("annulled_at", None)),
                fields=("person", "kind", "sampled_on", "number"),
                name="one_result_per_sample",
            ),
        ),
        migrations.AddConstraint(
            model_name="result",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("outcome", "pending"), ("reported_at", None)),
                    models.Q(
                        models.Q(("outcome", "pending"), _negated=True),
                        ("reported_at__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="outcome_reported_when",
            ),
        ),
        migrations.AddConstraint(
            model_name="positivereport",
            constraint=models.UniqueConstraint(
                condition=models.Q(("annulled_at", None)),
                fields=("result",),
                name="one_standing_report_per_positive",
            ),
        ),
    ]
