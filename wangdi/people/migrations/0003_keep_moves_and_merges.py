import django.db.models.deletion
from django.db import migrations, models

import wangdi.lib.fields


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0002_describe_homes_and_people"),
    ]

    operations = [
        migrations.CreateModel(
            name="Distinction",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        help_text="The key of the decision", primary_key=True, serialize=False
                    ),
                ),
                ("made_at", models.DateTimeField()),
                ("by_label", models.CharField(max_length=100)),
                ("annulled_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="DoorChange",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        help_text="The key of the change", primary_key=True, serialize=False
                    ),
                ),
                ("before", wangdi.lib.fields.EncryptedJSONField()),
                (
                    "use",
                    models.CharField(
                        choices=[
                            ("home", "Residence"),
                            ("rented", "Rented home"),
                            ("dormitory", "Dormitory"),
                            ("shop", "Shop"),
                            ("vacant", "Vacant"),
                        ],
                        max_length=20,
                    ),
                ),
                ("on", models.DateField()),
                ("made_at", models.DateTimeField()),
                ("by_label", models.CharField(max_length=100)),
                ("annulled_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Merge",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        help_text="The key of the change", primary_key=True, serialize=False
                    ),
                ),
                ("closing", models.UUIDField()),
                ("moved", models.JSONField(default=dict)),
                ("made_at", models.DateTimeField()),
                ("by_label", models.CharField(max_length=100)),
                ("annulled_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Passage",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        help_text="The key of the change", primary_key=True, serialize=False
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("moved", "Moved"), ("returned", "Came back")], max_length=10
                    ),
                ),
                (
                    "opened",
                    models.BooleanField(default=False, help_text="The target was opened for it"),
                ),
                ("on", models.DateField()),
                ("made_at", models.DateTimeField()),
                ("by_label", models.CharField(max_length=100)),
                ("annulled_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Relocation",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        help_text="The key of the change", primary_key=True, serialize=False
                    ),
                ),
                ("on", models.DateField()),
                ("made_at", models.DateTimeField()),
                ("by_label", models.CharField(max_length=100)),
                ("annulled_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.AddField(
            model_name="distinction",
            name="first",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
            ),
        ),
        migrations.AddField(
            model_name="distinction",
            name="second",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.person",
            ),
        ),
        migrations.AddField(
            model_name="doorchange",
            name="dwelling",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="changes",
                to="people.dwelling",
            ),
        ),
        migrations.AddField(
            model_name="merge",
            name="other",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="merged_by",
                to="people.person",
            ),
        ),
        migrations.AddField(
            model_name="merge",
            name="survivor",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="merges",
                to="people.person",
            ),
        ),
        migrations.AddField(
            model_name="passage",
            name="origin",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="went",
                to="people.household",
            ),
        ),
        migrations.AddField(
            model_name="passage",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="passages",
                to="people.person",
            ),
        ),
        migrations.AddField(
            model_name="passage",
            name="target",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="came",
                to="people.household",
            ),
        ),
        migrations.AddField(
            model_name="relocation",
            name="household",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="relocations",
                to="people.household",
            ),
        ),
        migrations.AddField(
            model_name="relocation",
            name="origin",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="left",
                to="people.dwelling",
            ),
        ),
        migrations.AddField(
            model_name="relocation",
            name="target",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="taken",
                to="people.dwelling",
            ),
        ),
        migrations.AddConstraint(
            model_name="distinction",
            constraint=models.UniqueConstraint(
                condition=models.Q(("annulled_at", None)),
                fields=("first", "second"),
                name="told_apart_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="merge",
            constraint=models.UniqueConstraint(
                condition=models.Q(("annulled_at", None)),
                fields=("other",),
                name="merged_into_one_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="merge",
            constraint=models.CheckConstraint(
                condition=models.Q(("survivor", models.F("other")), _negated=True),
                name="merged_with_another",
            ),
        ),
    ]
