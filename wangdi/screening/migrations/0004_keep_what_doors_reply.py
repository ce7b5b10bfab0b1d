import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import wangdi.lib.ids


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0001_create_households"),
        ("screening", "0003_repeat_rounds_in_campaigns"),
        ("territory", "0001_create_places_and_grids"),
    ]

    operations = [
        migrations.AddField(
            model_name="dooranswer",
            name="done_at",
            field=models.DateTimeField(help_text="When it first answered or was vacant", null=True),
        ),
        migrations.AlterField(
            model_name="dooranswer",
            name="outcome",
            field=models.CharField(
                choices=[
                    ("answered", "Answered"),
                    ("no_answer", "No answer"),
                    ("refused", "Refused"),
                    ("vacant", "Vacant"),
                    ("moved", "Moved away"),
                    ("wrong_address", "Wrong address"),
                    ("lit", "Light seen"),
                ],
                max_length=20,
            ),
        ),
        migrations.AlterField(
            model_name="doorvisit",
            name="outcome",
            field=models.CharField(
                choices=[
                    ("answered", "Answered"),
                    ("no_answer", "No answer"),
                    ("refused", "Refused"),
                    ("vacant", "Vacant"),
                    ("moved", "Moved away"),
                    ("wrong_address", "Wrong address"),
                    ("lit", "Light seen"),
                ],
                max_length=20,
            ),
        ),
        migrations.CreateModel(
            name="DoorReply",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("community_id", models.IntegerField(null=True)),
                ("grid_id", models.IntegerField(null=True)),
                ("building_id", models.IntegerField(null=True)),
                ("question", models.CharField(max_length=40)),
                ("number", models.IntegerField(null=True)),
                ("choice", models.CharField(blank=True, max_length=40)),
                (
                    "dwelling",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.dwelling",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replies",
                        to="screening.canvassround",
                    ),
                ),
                (
                    "visit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replies",
                        to="screening.doorvisit",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="FoundDoor",
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
                ("laid", models.BooleanField()),
                ("household", models.UUIDField(null=True)),
                ("found_at", models.DateTimeField()),
                ("by", models.BigIntegerField(null=True)),
                ("annulled_at", models.DateTimeField(null=True)),
                (
                    "dwelling",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="found",
                        to="people.dwelling",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="found",
                        to="screening.canvassround",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="LitCount",
            fields=[
                ("community_id", models.IntegerField(null=True)),
                ("grid_id", models.IntegerField(null=True)),
                (
                    "id",
                    models.UUIDField(
                        default=wangdi.lib.ids.uuid7, primary_key=True, serialize=False
                    ),
                ),
                ("lit", models.SmallIntegerField()),
                (
                    "doors",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.UUIDField(),
                        default=list,
                        help_text="Doors behind which light is",
                        size=None,
                    ),
                ),
                ("counted_at", models.DateTimeField()),
                ("by", models.BigIntegerField(null=True)),
                ("annulled_at", models.DateTimeField(null=True)),
                (
                    "building",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lit_counts",
                        to="territory.place",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lit_counts",
                        to="screening.canvassround",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="doorreply",
            index=models.Index(fields=["round", "question"], name="replies_of_round"),
        ),
        migrations.AddConstraint(
            model_name="doorreply",
            constraint=models.UniqueConstraint(
                fields=("visit", "question"), name="one_reply_per_question"
            ),
        ),
        migrations.AddConstraint(
            model_name="doorreply",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("choice", ""), ("number__isnull", False)),
                    models.Q(("number", None), models.Q(("choice", ""), _negated=True)),
                    _connector="OR",
                ),
                name="reply_number_or_choice",
            ),
        ),
        migrations.AddConstraint(
            model_name="litcount",
            constraint=models.CheckConstraint(
                condition=models.Q(("lit__gte", 0)), name="lit_windows_counted"
            ),
        ),
    ]
