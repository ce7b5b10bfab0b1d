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
            name="ContactWish",
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
                    "by",
                    models.CharField(
                        choices=[
                            ("page", "Write on this page"),
                            ("phone", "Call us"),
                            ("door", "Come to our door"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[("zh-hans", "中文"), ("en", "English")], max_length=10
                    ),
                ),
                ("phone", wangdi.lib.fields.EncryptedTextField(null=True)),
                ("note", wangdi.lib.fields.EncryptedTextField(null=True)),
                ("at", models.DateTimeField()),
                (
                    "household",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contact_wish",
                        to="people.household",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Message",
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
                ("from_household", models.BooleanField()),
                ("text", wangdi.lib.fields.EncryptedTextField()),
                ("at", models.DateTimeField()),
                ("by", models.BigIntegerField(null=True)),
                ("by_label", models.CharField(blank=True, max_length=100)),
                ("read_at", models.DateTimeField(null=True)),
                ("annulled_at", models.DateTimeField(null=True)),
                (
                    "household",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="messages",
                        to="people.household",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["household", "at"], name="messages_of_household"),
                    models.Index(
                        condition=models.Q(
                            ("annulled_at", None), ("from_household", True), ("read_at", None)
                        ),
                        fields=["community_id", "household"],
                        name="messages_unread",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Told",
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
                            ("page", "Read on the household's page"),
                            ("notice", "With the notice of home quarantine"),
                            ("door", "At the door, with the leaflet"),
                            ("phone", "Read out by telephone"),
                        ],
                        max_length=10,
                    ),
                ),
                ("leaflet", models.CharField(blank=True, max_length=40)),
                ("at", models.DateTimeField()),
                ("by", models.BigIntegerField(null=True)),
                ("by_label", models.CharField(blank=True, max_length=100)),
                ("annulled_at", models.DateTimeField(null=True)),
                (
                    "person",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="told",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["community_id", "at"], name="told_of_community")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("annulled_at", None)),
                        fields=("person",),
                        name="told_once_per_person",
                    )
                ],
            },
        ),
    ]
