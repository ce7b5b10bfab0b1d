import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models

import wangdi.lib.fields


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0001_create_households"),
    ]

    operations = [
        migrations.AddField(
            model_name="dwelling",
            name="landlord",
            field=wangdi.lib.fields.EncryptedTextField(null=True),
        ),
        migrations.AddField(
            model_name="dwelling",
            name="landlord_phone",
            field=wangdi.lib.fields.EncryptedTextField(null=True),
        ),
        migrations.AddField(
            model_name="dwelling",
            name="note",
            field=models.TextField(blank=True, db_default=""),
        ),
        migrations.AddField(
            model_name="household",
            name="marks",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[
                        ("alone", "Elder living alone"),
                        ("infant", "Infant"),
                        ("pregnant", "Pregnant"),
                        ("dialysis", "Dialysis"),
                        ("disability", "Disability"),
                        ("chronic", "Long-term medicine"),
                        ("no_smartphone", "No smartphone"),
                        ("language", "Needs an interpreter"),
                        ("floating", "Registered elsewhere"),
                    ],
                    max_length=20,
                ),
                db_default=[],
                default=list,
                help_text="What its members need, and `floating`; kept by the commands",
                size=None,
            ),
        ),
        migrations.AddField(
            model_name="person",
            name="bed",
            field=models.CharField(blank=True, db_default="", max_length=40),
        ),
        migrations.AddField(
            model_name="person",
            name="floating",
            field=models.BooleanField(
                db_default=False, default=False, help_text="Lives here, registered elsewhere"
            ),
        ),
        migrations.AddField(
            model_name="person",
            name="merged_into",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="merged",
                to="people.person",
            ),
        ),
        migrations.AddField(
            model_name="person",
            name="registered_at",
            field=models.CharField(
                blank=True,
                db_default="",
                help_text="Where the register of households has him, as he says; no rule reads it",
                max_length=200,
            ),
        ),
        migrations.AddField(
            model_name="person",
            name="sleeps_here",
            field=models.BooleanField(
                db_default=True,
                default=True,
                help_text="False: works behind this door, sleeps elsewhere",
            ),
        ),
        migrations.AlterField(
            model_name="person",
            name="left_why",
            field=models.CharField(
                blank=True,
                choices=[
                    ("moved", "Moved away"),
                    ("died", "Died"),
                    ("mistake", "Entered by mistake"),
                    ("merged", "Merged with another entry"),
                ],
                db_default="",
                max_length=20,
            ),
        ),
        migrations.AddIndex(
            model_name="dwelling",
            index=models.Index(
                condition=models.Q(("use", "home"), _negated=True),
                fields=["use", "community_id", "sort_key"],
                name="doors_of_other_use",
            ),
        ),
        migrations.AddIndex(
            model_name="household",
            index=django.contrib.postgres.indexes.GinIndex(
                condition=models.Q(("closed_on", None), models.Q(("marks", []), _negated=True)),
                fields=["marks"],
                name="households_by_mark",
            ),
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(
                condition=models.Q(("merged_into__isnull", False)),
                fields=["merged_into"],
                name="people_merged",
            ),
        ),
        migrations.AddIndex(
            model_name="person",
            index=django.contrib.postgres.indexes.GinIndex(
                models.Func(
                    models.F("name"),
                    models.Value(None),
                    function="string_to_array",
                    output_field=django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), size=None
                    ),
                ),
                condition=models.Q(("left_on", None)),
                name="people_by_letter",
            ),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("merged_into", None),
                    models.Q(("left_on__isnull", False), ("left_why", "merged")),
                    _connector="OR",
                ),
                name="merged_when_left",
            ),
        ),
    ]
