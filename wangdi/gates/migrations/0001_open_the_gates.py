import django.db.models.deletion
from django.db import migrations, models

import wangdi.lib.fields
import wangdi.lib.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("checkpoints", "0001_open_the_register"),
        ("people", "0007_list_doors_by_use"),
    ]

    operations = [
        migrations.CreateModel(
            name="VisitorEntry",
            fields=[
                ("community_id", models.IntegerField(null=True)),
                ("grid_id", models.IntegerField(null=True)),
                ("building_id", models.IntegerField(null=True)),
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("received_at", models.DateTimeField(db_index=True)),
                ("name", wangdi.lib.fields.EncryptedTextField()),
                ("phone", wangdi.lib.fields.EncryptedTextField(null=True)),
                (
                    "phone_index",
                    wangdi.lib.fields.BlindIndexField(form="text", null=True, of="phone"),
                ),
                ("purpose", wangdi.lib.fields.EncryptedTextField(null=True)),
                ("visiting", wangdi.lib.fields.EncryptedTextField(null=True)),
                ("from_where", wangdi.lib.fields.EncryptedTextField(null=True)),
                ("unit", wangdi.lib.fields.EncryptedTextField(null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Disposal",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=wangdi.lib.ids.uuid7, primary_key=True, serialize=False
                    ),
                ),
                ("day", models.DateField()),
                ("crossings", models.BigIntegerField()),
                ("digest", models.BigIntegerField()),
                ("visitors", models.BigIntegerField()),
                ("keep_days", models.IntegerField()),
                ("at", models.DateTimeField()),
            ],
            options={
                "indexes": [models.Index(fields=["-day"], name="disposals_by_day")],
            },
        ),
        migrations.CreateModel(
            name="Presence",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=wangdi.lib.ids.uuid7, primary_key=True, serialize=False
                    ),
                ),
                ("place_id", models.IntegerField()),
                ("subject", models.UUIDField()),
                ("who", models.CharField(max_length=8)),
                ("direction", models.CharField(max_length=3)),
                ("at", models.DateTimeField()),
                ("checkpoint", models.UUIDField()),
                ("crossing", models.UUIDField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("place_id", "subject"), name="one_presence_a_place"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Tally",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=wangdi.lib.ids.uuid7, primary_key=True, serialize=False
                    ),
                ),
                ("checkpoint", models.UUIDField()),
                ("hour", models.DateTimeField()),
                ("direction", models.CharField(max_length=3)),
                ("outcome", models.CharField(max_length=9)),
                ("code", models.CharField(max_length=30)),
                ("who", models.CharField(max_length=8)),
                ("crossings", models.IntegerField()),
                ("vehicles", models.IntegerField()),
            ],
            options={
                "indexes": [models.Index(fields=["hour"], name="tallies_by_hour")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("checkpoint", "hour", "direction", "outcome", "code", "who"),
                        name="one_tally_of_a_sort",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Alarm",
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
                            ("fever", "Fever at a gate"),
                            ("held", "Somebody waits at a gate"),
                            ("code", "A code that is not green at a gate"),
                            ("replay", "One paper pass at two gates"),
                            ("emergency", "Medical emergency let through"),
                        ],
                        max_length=10,
                    ),
                ),
                ("crossing", models.UUIDField(db_index=True)),
                (
                    "other",
                    models.UUIDField(
                        help_text="The other crossing of a pass shown twice", null=True
                    ),
                ),
                ("person", models.UUIDField(null=True)),
                ("household", models.UUIDField(null=True)),
                ("pass_id", models.UUIDField(null=True)),
                ("at", models.DateTimeField()),
                ("raised_at", models.DateTimeField()),
                ("answered_at", models.DateTimeField(null=True)),
                ("answered_by", models.BigIntegerField(null=True)),
                ("answered_by_label", models.CharField(blank=True, max_length=100)),
                ("answer", wangdi.lib.fields.EncryptedTextField(null=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                (
                    "checkpoint",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="checkpoints.checkpoint",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["community_id", "at"], name="alarms_of_community")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("kind", "crossing"), name="one_alarm_of_a_kind_and_crossing"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer__isnull", True), ("answered_at", None)),
                            models.Q(("answer__isnull", False), ("answered_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="alarm_answered_when_and_how",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BookPage",
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
                ("day", models.DateField()),
                ("number", models.CharField(blank=True, max_length=20)),
                ("rows", wangdi.lib.fields.EncryptedJSONField()),
                ("count", models.IntegerField()),
                ("typed_at", models.DateTimeField()),
                ("typed_by", models.BigIntegerField(null=True)),
                ("typed_by_label", models.CharField(blank=True, max_length=100)),
                ("looked_at", models.DateTimeField(null=True)),
                ("looked_by", models.BigIntegerField(null=True)),
                ("looked_by_label", models.CharField(blank=True, max_length=100)),
                ("entered_at", models.DateTimeField(null=True)),
                ("annulled_at", models.DateTimeField(null=True)),
                (
                    "checkpoint",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="checkpoints.checkpoint",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("annulled_at", None), ("entered_at", None)),
                        fields=["community_id", "typed_at"],
                        name="book_pages_to_look_at",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("looked_by", None),
                            models.Q(("looked_by", models.F("typed_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="book_page_looked_at_by_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("entered_at", None), ("looked_at__isnull", False), _connector="OR"
                        ),
                        name="book_page_entered_after_a_look",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ShelfItem",
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
                ("what", models.CharField(max_length=60)),
                ("spot", models.CharField(blank=True, max_length=20)),
                ("left_at", models.DateTimeField()),
                ("by", models.BigIntegerField(null=True)),
                ("fetch_key", models.UUIDField(null=True, unique=True)),
                ("fetched_at", models.DateTimeField(null=True)),
                ("fetched_by", models.BigIntegerField(null=True)),
                ("annulled_at", models.DateTimeField(null=True)),
                (
                    "checkpoint",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="checkpoints.checkpoint",
                    ),
                ),
                (
                    "household",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.household",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("annulled_at", None), ("fetched_at", None)),
                        fields=["checkpoint", "left_at"],
                        name="goods_on_the_shelf",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("fetch_key", None), ("fetched_at", None)),
                            models.Q(("fetch_key__isnull", False), ("fetched_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="fetched_by_a_record",
                    )
                ],
            },
        ),
    ]
