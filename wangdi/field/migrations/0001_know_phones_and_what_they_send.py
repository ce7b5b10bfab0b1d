import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models

import wangdi.lib.fields
import wangdi.lib.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="FieldReceipt",
            fields=[
                ("key", models.UUIDField(primary_key=True, serialize=False)),
                (
                    "phone",
                    models.UUIDField(
                        help_text="Which made it; empty: a phone unknown here", null=True
                    ),
                ),
                ("sign_in", models.UUIDField(null=True)),
                ("sending", models.UUIDField()),
                ("command", models.CharField(max_length=60)),
                ("digest", models.BinaryField(help_text="Of the sealed bytes", max_length=16)),
                (
                    "made_at",
                    models.DateTimeField(
                        help_text="By the phone's clock; empty: none that is", null=True
                    ),
                ),
                ("mono", models.BigIntegerField(null=True)),
                ("boot", models.UUIDField(null=True)),
                ("sent_at", models.DateTimeField(null=True)),
                ("received_at", models.DateTimeField()),
                ("happened_at", models.DateTimeField()),
                ("uncertain", models.BooleanField()),
                (
                    "skewed",
                    models.BooleanField(
                        help_text="The phone's clock was wrong by five minutes or more"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["phone", "-received_at"], name="receipts_of_phone"),
                    models.Index(fields=["received_at"], name="receipts_by_time"),
                ],
            },
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
                ("name", models.CharField(max_length=60)),
                ("agent", models.CharField(blank=True, max_length=200)),
                ("enrolled_at", models.DateTimeField()),
                ("seen_at", models.DateTimeField(help_text="When it last reached the house")),
                (
                    "unsent",
                    models.IntegerField(
                        default=0, help_text="Records it held after its last sending"
                    ),
                ),
                ("oldest_unsent_at", models.DateTimeField(null=True)),
                (
                    "skew_seconds",
                    models.BigIntegerField(default=0, help_text="How far its clock was ahead"),
                ),
                ("app", models.CharField(blank=True, max_length=40)),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "end",
                    models.CharField(
                        blank=True,
                        choices=[("revoked", "Revoked"), ("lost", "Lost")],
                        max_length=10,
                    ),
                ),
                ("ended_by_label", models.CharField(blank=True, max_length=100)),
                ("end_reason", models.CharField(blank=True, max_length=200)),
                (
                    "enrolled_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Parked",
            fields=[
                ("key", models.UUIDField(primary_key=True, serialize=False)),
                ("command", models.CharField(max_length=60)),
                ("payload", wangdi.lib.fields.EncryptedJSONField()),
                ("made_at", models.DateTimeField()),
                ("actor", models.BigIntegerField(null=True)),
                ("actor_label", models.CharField(max_length=100)),
                ("since", models.DateTimeField(db_index=True)),
                ("tried_at", models.DateTimeField()),
                (
                    "phone",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parked",
                        to="field.phone",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ServerKey",
            fields=[
                ("id", models.SmallIntegerField(primary_key=True, serialize=False)),
                ("public", models.BinaryField(max_length=65)),
                (
                    "private",
                    wangdi.lib.fields.SealedBytesField(
                        help_text="32 bytes; empty once forgotten", null=True
                    ),
                ),
                ("made_at", models.DateTimeField()),
                ("retired_at", models.DateTimeField(null=True)),
                ("forgotten_at", models.DateTimeField(null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("forgotten_at", None), ("private__isnull", False)),
                            models.Q(
                                ("forgotten_at__isnull", False),
                                ("private__isnull", True),
                                ("retired_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="key_forgotten_after_it_was_retired",
                    ),
                    models.UniqueConstraint(
                        models.Value(1),
                        condition=models.Q(("retired_at", None)),
                        name="one_key_is_handed_out",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="phone",
            name="key",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="phones",
                to="field.serverkey",
            ),
        ),
        migrations.CreateModel(
            name="SignIn",
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
                ("index", models.BinaryField(max_length=16, unique=True)),
                ("began_at", models.DateTimeField()),
                ("until", models.DateTimeField()),
                ("by_code", models.BooleanField(default=False)),
                ("seen_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                ("revoked", models.BooleanField(default=False)),
                ("ended_by_label", models.CharField(blank=True, max_length=100)),
                ("end_reason", models.CharField(blank=True, max_length=200)),
                (
                    "all_sent",
                    models.BooleanField(default=False, help_text="The phone said so when it ended"),
                ),
                (
                    "phone",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sign_ins",
                        to="field.phone",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SignInCode",
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
                    "index",
                    models.BinaryField(
                        help_text="A keyed hash of the signs", max_length=16, unique=True
                    ),
                ),
                ("made_at", models.DateTimeField()),
                ("made_by_label", models.CharField(max_length=100)),
                ("valid_until", models.DateTimeField()),
                ("shift_until", models.DateTimeField()),
                ("used_at", models.DateTimeField(null=True)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Photograph",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=wangdi.lib.ids.uuid7, primary_key=True, serialize=False
                    ),
                ),
                ("digest", models.BinaryField(max_length=32)),
                ("record", models.UUIDField(db_index=True)),
                ("by", models.BigIntegerField()),
                ("by_label", models.CharField(max_length=100)),
                ("size", models.IntegerField()),
                ("have", models.IntegerField(default=0)),
                (
                    "pieces",
                    wangdi.lib.fields.SealedBytesField(
                        help_text="What has come; empty once it is whole", null=True
                    ),
                ),
                ("began_at", models.DateTimeField()),
                ("attachment", models.UUIDField(null=True)),
                ("claimed", models.BooleanField(default=False)),
                (
                    "phone",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="photographs",
                        to="field.phone",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("phone", "digest", "record"), name="photograph_once_a_record"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("have__gte", 0), ("have__lte", models.F("size"))),
                        name="have_within_size",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Sending",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=wangdi.lib.ids.uuid7, primary_key=True, serialize=False
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "way",
                    models.CharField(
                        choices=[("phone", "Phone"), ("file", "File")],
                        default="phone",
                        max_length=8,
                    ),
                ),
                ("by_label", models.CharField(max_length=100)),
                ("protocol", models.IntegerField()),
                ("received", models.IntegerField()),
                ("applied", models.IntegerField()),
                ("duplicate", models.IntegerField()),
                ("review", models.IntegerField()),
                ("later", models.IntegerField()),
                (
                    "phone",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sendings",
                        to="field.phone",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["phone", "-at"], name="sendings_of_phone")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "received",
                                django.db.models.expressions.CombinedExpression(
                                    django.db.models.expressions.CombinedExpression(
                                        django.db.models.expressions.CombinedExpression(
                                            models.F("applied"), "+", models.F("duplicate")
                                        ),
                                        "+",
                                        models.F("review"),
                                    ),
                                    "+",
                                    models.F("later"),
                                ),
                            )
                        ),
                        name="sending_adds_up",
                    )
                ],
            },
        ),
        migrations.AddIndex(
            model_name="phone",
            index=models.Index(
                condition=models.Q(("unsent__gt", 0)), fields=["seen_at"], name="phones_with_unsent"
            ),
        ),
        migrations.AddConstraint(
            model_name="phone",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("end", ""), ("ended_at", None)),
                    models.Q(
                        ("ended_at__isnull", False),
                        models.Q(("end", ""), _negated=True),
                        models.Q(("end_reason", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="phone_ended_with_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="phone",
            constraint=models.CheckConstraint(
                condition=models.Q(("unsent__gte", 0)), name="unsent_is_a_count"
            ),
        ),
        migrations.AddIndex(
            model_name="signin",
            index=models.Index(fields=["phone", "-began_at"], name="sign_ins_of_phone"),
        ),
        migrations.AddIndex(
            model_name="signin",
            index=models.Index(
                condition=models.Q(("all_sent", False)),
                fields=["seen_at"],
                name="sign_ins_to_hear_of",
            ),
        ),
        migrations.AddConstraint(
            model_name="signin",
            constraint=models.CheckConstraint(
                condition=models.Q(("until__gt", models.F("began_at"))), name="sign_in_lasts"
            ),
        ),
        migrations.AddConstraint(
            model_name="signin",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("revoked", False),
                    models.Q(
                        ("ended_at__isnull", False), models.Q(("end_reason", ""), _negated=True)
                    ),
                    _connector="OR",
                ),
                name="sign_in_revoked_with_a_reason",
            ),
        ),
    ]
