import django.db.models.deletion
from django.db import migrations, models

import wangdi.lib.fields
import wangdi.lib.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0007_list_doors_by_use"),
        ("profiles", "0001_create_profiles"),
        ("territory", "0006_add_who_drew_a_grid"),
    ]

    operations = [
        migrations.CreateModel(
            name="Pass",
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
                ("klass", models.CharField(max_length=20)),
                ("plate", wangdi.lib.fields.EncryptedTextField(null=True)),
                (
                    "plate_index",
                    wangdi.lib.fields.BlindIndexField(form="text", null=True, of="plate"),
                ),
                ("guest", wangdi.lib.fields.EncryptedTextField(null=True)),
                ("guest_phone", wangdi.lib.fields.EncryptedTextField(null=True)),
                ("company", models.CharField(blank=True, max_length=100)),
                ("purpose", wangdi.lib.fields.EncryptedTextField(null=True)),
                ("digits", models.CharField(max_length=4)),
                ("valid_from", models.DateTimeField()),
                ("valid_until", models.DateTimeField()),
                ("tokens_from", models.DateTimeField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("good", "Good"),
                            ("blocked", "Blocked for now"),
                            ("void", "Void"),
                            ("revoked", "Revoked"),
                        ],
                        default="good",
                        max_length=10,
                    ),
                ),
                ("issued_at", models.DateTimeField()),
                ("by", models.BigIntegerField(null=True)),
                ("by_label", models.CharField(blank=True, max_length=100)),
                (
                    "household",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.household",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="territory.place",
                    ),
                ),
                (
                    "profile",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="profiles.profileversion",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PassAct",
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
                    "what",
                    models.CharField(
                        choices=[
                            ("blocked", "Block for now"),
                            ("void", "Make void"),
                            ("revoked", "Revoke"),
                            ("renewed", "Change its end"),
                            ("replaced", "Replace what was lost"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "why",
                    models.CharField(
                        choices=[
                            ("lost", "Lost or worn out"),
                            ("moved", "Moved away"),
                            ("done", "No longer needed"),
                            ("mistake", "Issued by mistake"),
                            ("lent", "Lent to somebody else"),
                            ("copied", "Copied or forged"),
                            ("asked", "Asked for by the holder"),
                            ("unclear", "Until something is cleared up"),
                            ("longer", "Needed for longer"),
                            ("other", "Another reason"),
                        ],
                        max_length=10,
                    ),
                ),
                ("note", wangdi.lib.fields.EncryptedTextField(null=True)),
                ("before", models.JSONField()),
                ("at", models.DateTimeField()),
                ("by", models.BigIntegerField(null=True)),
                ("by_label", models.CharField(blank=True, max_length=100)),
                ("undone_at", models.DateTimeField(null=True)),
                (
                    "of",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="acts",
                        to="passes.pass",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Phone",
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
                ("holder", models.BinaryField(max_length=64)),
                ("named_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "of",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="phones",
                        to="passes.pass",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SigningKey",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=wangdi.lib.ids.uuid7, primary_key=True, serialize=False
                    ),
                ),
                ("kid", models.BinaryField(max_length=4, unique=True)),
                ("public", models.BinaryField(max_length=64)),
                ("private", wangdi.lib.fields.SealedBytesField()),
                ("begun_at", models.DateTimeField()),
                ("signs", models.BooleanField(default=True)),
                ("retired_at", models.DateTimeField(null=True)),
                ("verifies_until", models.DateTimeField(null=True)),
                ("revoked_at", models.DateTimeField(null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("signs", True)), fields=("signs",), name="one_key_signs"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("retired_at", None),
                                ("revoked_at", None),
                                ("signs", True),
                                ("verifies_until", None),
                            ),
                            models.Q(
                                ("retired_at__isnull", False),
                                ("signs", False),
                                ("verifies_until__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="key_retired_when_it_signs_no_more",
                    ),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="pass",
            index=models.Index(fields=["household", "-issued_at"], name="passes_of_household"),
        ),
        migrations.AddIndex(
            model_name="pass",
            index=models.Index(
                condition=models.Q(("person__isnull", False)),
                fields=["person"],
                name="passes_of_person",
            ),
        ),
        migrations.AddIndex(
            model_name="pass",
            index=models.Index(fields=["place", "klass", "id"], name="passes_of_place"),
        ),
        migrations.AddIndex(
            model_name="pass",
            index=models.Index(fields=["place", "digits"], name="passes_by_digits"),
        ),
        migrations.AddIndex(
            model_name="pass",
            index=models.Index(
                condition=models.Q(("plate_index__isnull", False)),
                fields=["plate_index"],
                name="passes_by_plate",
            ),
        ),
        migrations.AddIndex(
            model_name="pass",
            index=models.Index(
                fields=["community_id", "state", "valid_until"], name="passes_by_end"
            ),
        ),
        migrations.AddConstraint(
            model_name="pass",
            constraint=models.CheckConstraint(
                condition=models.Q(("valid_from__lt", models.F("valid_until"))),
                name="pass_ends_after_it_begins",
            ),
        ),
        migrations.AddConstraint(
            model_name="pass",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("household__isnull", False),
                    ("person__isnull", False),
                    ("plate__isnull", False),
                    ("guest__isnull", False),
                    _connector="OR",
                ),
                name="pass_has_a_holder",
            ),
        ),
        migrations.AddIndex(
            model_name="passact",
            index=models.Index(fields=["community_id", "at"], name="pass_acts_by_community"),
        ),
        migrations.AddConstraint(
            model_name="phone",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at", None)),
                fields=("of", "holder"),
                name="one_key_once_in_a_pass",
            ),
        ),
    ]
