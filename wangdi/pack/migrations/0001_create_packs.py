import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import wangdi.lib.fields
import wangdi.lib.ids


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0004_prepare_documents"),
    ]

    operations = [
        migrations.CreateModel(
            name="PrintRun",
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
                    "documents",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.UUIDField(), size=None
                    ),
                ),
                ("purpose", models.TextField()),
                ("at", models.DateTimeField()),
                ("by", models.BigIntegerField(null=True)),
                ("by_label", models.CharField(max_length=100)),
                ("approved_by_label", models.CharField(blank=True, max_length=100)),
                ("annulled_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["community_id", "-at"], name="prints_of_community")
                ],
            },
        ),
        migrations.CreateModel(
            name="Delivery",
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
                    "how",
                    models.CharField(
                        choices=[
                            ("in_person", "Handed over at the door"),
                            ("message", "Sent to the person's phone"),
                            ("read_out", "Read out, and left at the door"),
                            ("posted", "Put up"),
                            ("not_taken", "Offered, not taken, left at the door"),
                        ],
                        max_length=12,
                    ),
                ),
                ("at", models.DateTimeField()),
                ("note", wangdi.lib.fields.EncryptedTextField(null=True)),
                ("by", models.BigIntegerField(null=True)),
                ("by_label", models.CharField(max_length=100)),
                ("down_at", models.DateTimeField(null=True)),
                ("down_by", models.BigIntegerField(null=True)),
                ("down_by_label", models.CharField(blank=True, max_length=100)),
                ("annulled_at", models.DateTimeField(null=True)),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deliveries",
                        to="documents.document",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("annulled_at", None)),
                        fields=("document",),
                        name="one_standing_delivery_per_paper",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("down_at", None), ("how", "posted"), _connector="OR"),
                        name="taken_down_was_put_up",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Signing",
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
                ("home", models.CharField(blank=True, max_length=20)),
                (
                    "outcome",
                    models.CharField(
                        choices=[("signed", "Was signed"), ("not_signed", "Not signed")],
                        max_length=12,
                    ),
                ),
                (
                    "means",
                    models.CharField(
                        choices=[
                            ("screen", "On the screen"),
                            ("paper", "On a paper copy"),
                            ("own_page", "On one's own page"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "choice",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("web", "Uses the web page"),
                            ("app", "Installed the app"),
                            ("call", "Wishes to be called"),
                            ("door", "Wishes visits at the door"),
                            ("paper", "Uses the paper sheet"),
                        ],
                        max_length=8,
                    ),
                ),
                ("note", wangdi.lib.fields.EncryptedTextField(null=True)),
                ("at", models.DateTimeField()),
                ("by", models.BigIntegerField(null=True)),
                ("by_label", models.CharField(max_length=100)),
                ("annulled_at", models.DateTimeField(null=True)),
                (
                    "document",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signings",
                        to="documents.document",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("annulled_at", None)),
                        fields=("document", "home"),
                        name="one_standing_signing_per_home",
                    )
                ],
            },
        ),
    ]
