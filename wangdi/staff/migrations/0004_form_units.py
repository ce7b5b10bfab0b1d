import django.db.models.deletion
from django.db import migrations, models

import wangdi.lib.ids


class Migration(migrations.Migration):
    dependencies = [
        ("staff", "0003_add_transport_kind"),
        ("territory", "0006_add_who_drew_a_grid"),
    ]

    operations = [
        migrations.CreateModel(
            name="Unit",
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
                        choices=[
                            ("office", "Department of the office"),
                            ("party_branch", "Party branch"),
                            ("temporary_branch", "Temporary Party branch"),
                            ("functional_party", "Functional Party organisation of a compound"),
                            ("bureau", "Bureau or agency"),
                            ("institution", "Public institution"),
                            ("police", "Police station"),
                            ("medical", "Medical institution"),
                            ("property", "Property company"),
                            ("mass", "Mass organisation"),
                            ("militia", "Militia"),
                            ("volunteers", "Volunteer team"),
                            ("residents", "Residents' team"),
                            ("commando", "Commando team"),
                            ("on_call", "On-call team"),
                            ("mixed", "Mixed team"),
                            ("zone", "Responsibility zone"),
                        ],
                        max_length=20,
                    ),
                ),
                ("name", models.CharField(max_length=100)),
                ("began_on", models.DateField()),
                ("ended_on", models.DateField(null=True)),
                ("ended_by", models.UUIDField(null=True)),
                (
                    "leader",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="leads",
                        to="staff.worker",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parts",
                        to="staff.unit",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="territory.place",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["community_id", "kind"], name="units_of_community")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_on", None)),
                        fields=("kind", "name", "place"),
                        name="one_standing_unit_of_a_name",
                        nulls_distinct=False,
                    )
                ],
            },
        ),
    ]
