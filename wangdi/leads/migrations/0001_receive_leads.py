import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models

import wangdi.lib.fields
import wangdi.lib.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0005_fill_marks"),
    ]

    operations = [
        migrations.CreateModel(
            name="Lead",
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
                ("line", models.IntegerField(help_text="The row of the sender's list")),
                (
                    "code",
                    models.CharField(
                        help_text="By which the person answers", max_length=24, unique=True
                    ),
                ),
                ("name", models.CharField(max_length=100)),
                ("id_number", wangdi.lib.fields.EncryptedTextField(null=True)),
                (
                    "id_index",
                    wangdi.lib.fields.BlindIndexField(form="id_number", null=True, of="id_number"),
                ),
                ("phone", wangdi.lib.fields.EncryptedTextField(null=True)),
                (
                    "phone_index",
                    wangdi.lib.fields.BlindIndexField(form="phone", null=True, of="phone"),
                ),
                ("birth_date", models.DateField(null=True)),
                ("address", wangdi.lib.fields.EncryptedTextField(null=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("returnee", "Returnee"),
                            ("close_contact", "Close contact"),
                            ("second_contact", "Contact of a contact"),
                            ("other", "Other"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "place",
                    models.CharField(
                        blank=True, help_text="Where he is said to have been", max_length=100
                    ),
                ),
                ("left_on", models.DateField(null=True)),
                (
                    "arrived_on",
                    models.DateField(
                        help_text="Said to have come, or to have met a case", null=True
                    ),
                ),
                ("transport", models.CharField(blank=True, max_length=60)),
                ("claim", wangdi.lib.fields.EncryptedTextField(null=True)),
                (
                    "sent",
                    wangdi.lib.fields.EncryptedJSONField(
                        help_text="The row as it came: heading and cell"
                    ),
                ),
                (
                    "grade",
                    models.CharField(
                        choices=[
                            ("number", "same identity number"),
                            ("name_phone", "same name and telephone"),
                            ("name_birth", "same name and birth date"),
                            ("phone", "same telephone, another name"),
                            ("door", "door of the address"),
                            ("building", "building of the address"),
                            ("community", "community of the address"),
                            ("hand", "assigned by hand"),
                            ("nothing", "found nowhere"),
                        ],
                        default="nothing",
                        max_length=12,
                    ),
                ),
                ("received_at", models.DateTimeField()),
                ("due_at", models.DateTimeField()),
                ("attempts", models.SmallIntegerField(default=0)),
                (
                    "last_attempt",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("no_answer", "Nobody answered"),
                            ("wrong_number", "Wrong number"),
                            ("refused", "Would not talk"),
                            ("reached", "Reached"),
                        ],
                        max_length=20,
                    ),
                ),
                ("reached_at", models.DateTimeField(null=True)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("here_controlled", "Here, measures in place"),
                            ("here_undecided", "Here, to be decided"),
                            ("not_here", "Not here"),
                            ("left", "Left for elsewhere"),
                            ("wrong_number", "Wrong number"),
                            ("not_matching", "Not the person meant"),
                            ("duplicate", "Named before"),
                            ("false", "The lead is wrong"),
                            ("passed_on", "Passed on to another subdistrict"),
                        ],
                        max_length=20,
                    ),
                ),
                ("settled_at", models.DateTimeField(null=True)),
                ("settled_by", models.BigIntegerField(null=True)),
                (
                    "answered_at",
                    models.DateTimeField(help_text="When the sender was first told", null=True),
                ),
                (
                    "stale",
                    models.BooleanField(
                        default=False, help_text="Corrected since the sender was told"
                    ),
                ),
                (
                    "objected_at",
                    models.DateTimeField(help_text="An objection waits since", null=True),
                ),
                ("entered_at", models.DateTimeField()),
                ("by", models.BigIntegerField(null=True)),
                ("annulled_at", models.DateTimeField(null=True)),
                (
                    "dwelling",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="leads",
                        to="people.dwelling",
                    ),
                ),
                (
                    "household",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="leads",
                        to="people.household",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="leads",
                        to="people.person",
                    ),
                ),
                (
                    "same_as",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="repeats",
                        to="leads.lead",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ContactAttempt",
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
                    "outcome",
                    models.CharField(
                        choices=[
                            ("no_answer", "Nobody answered"),
                            ("wrong_number", "Wrong number"),
                            ("refused", "Would not talk"),
                            ("reached", "Reached"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "way",
                    models.CharField(
                        choices=[("phone", "By telephone"), ("door", "At the door")],
                        default="phone",
                        max_length=10,
                    ),
                ),
                ("note", wangdi.lib.fields.EncryptedTextField(null=True)),
                ("at", models.DateTimeField()),
                ("by", models.BigIntegerField(null=True)),
                ("annulled_at", models.DateTimeField(null=True)),
                (
                    "lead",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tries",
                        to="leads.lead",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="LeadBatch",
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
                ("sender", models.CharField(max_length=100)),
                ("number", models.CharField(blank=True, max_length=80)),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("returnee", "Returnee"),
                            ("close_contact", "Close contact"),
                            ("second_contact", "Contact of a contact"),
                            ("other", "Other"),
                        ],
                        max_length=20,
                    ),
                ),
                ("received_at", models.DateTimeField()),
                ("due_at", models.DateTimeField()),
                ("note", models.TextField(blank=True)),
                (
                    "headings",
                    models.JSONField(default=list, help_text="The sender's own columns, in order"),
                ),
                (
                    "profile",
                    models.UUIDField(
                        help_text="The profile version that set the deadline", null=True
                    ),
                ),
                ("registered_at", models.DateTimeField()),
                ("by", models.BigIntegerField(null=True)),
                ("annulled_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["-received_at"], name="lead_batches_by_time")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("received_at__lte", models.F("due_at"))),
                        name="lead_batch_due_after_receipt",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="lead",
            name="batch",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="leads",
                to="leads.leadbatch",
            ),
        ),
        migrations.CreateModel(
            name="Misdirection",
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
                ("outside", models.CharField(blank=True, max_length=100)),
                ("reason", models.TextField()),
                ("at", models.DateTimeField()),
                ("by", models.BigIntegerField(null=True)),
                ("answered_at", models.DateTimeField(null=True)),
                ("answered_by", models.BigIntegerField(null=True)),
                ("accepted", models.BooleanField(null=True)),
                ("answer", models.TextField(blank=True)),
                ("former_community", models.IntegerField(null=True)),
                ("former_grid", models.IntegerField(null=True)),
                ("former_building", models.IntegerField(null=True)),
                ("annulled_at", models.DateTimeField(null=True)),
                (
                    "lead",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="misdirections",
                        to="leads.lead",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Objection",
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
                ("text", wangdi.lib.fields.EncryptedTextField()),
                ("contact", wangdi.lib.fields.EncryptedTextField(null=True)),
                ("raised_at", models.DateTimeField()),
                ("due_at", models.DateTimeField()),
                (
                    "against",
                    models.BigIntegerField(help_text="Who had settled the lead", null=True),
                ),
                ("decided_at", models.DateTimeField(null=True)),
                ("decided_by", models.BigIntegerField(null=True)),
                ("upheld", models.BooleanField(null=True)),
                ("answer", wangdi.lib.fields.EncryptedTextField(null=True)),
                ("annulled_at", models.DateTimeField(null=True)),
                (
                    "lead",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="objections",
                        to="leads.lead",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Disposition",
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
                ("version", models.SmallIntegerField()),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("here_controlled", "Here, measures in place"),
                            ("here_undecided", "Here, to be decided"),
                            ("not_here", "Not here"),
                            ("left", "Left for elsewhere"),
                            ("wrong_number", "Wrong number"),
                            ("not_matching", "Not the person meant"),
                            ("duplicate", "Named before"),
                            ("false", "The lead is wrong"),
                            ("passed_on", "Passed on to another subdistrict"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "place",
                    models.CharField(blank=True, help_text="Where he left for", max_length=100),
                ),
                ("note", wangdi.lib.fields.EncryptedTextField(null=True)),
                (
                    "proofs",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("seen", "Seen in person"),
                                ("ticket", "Ticket or itinerary"),
                                ("code", "Screenshot of a code"),
                                ("stay", "Proof of stay"),
                                ("statement", "Statement of a neighbour or office"),
                                ("other", "Another proof"),
                            ],
                            max_length=20,
                        ),
                        default=list,
                        size=None,
                    ),
                ),
                ("proof_text", wangdi.lib.fields.EncryptedTextField(null=True)),
                ("arrival", models.UUIDField(help_text="The arrival recorded with it", null=True)),
                (
                    "reason",
                    models.TextField(blank=True, help_text="Why the version before was wrong"),
                ),
                ("at", models.DateTimeField()),
                ("by", models.BigIntegerField(null=True)),
                ("annulled_at", models.DateTimeField(null=True)),
                (
                    "lead",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dispositions",
                        to="leads.lead",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["at"], name="dispositions_by_time")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("lead", "version"), name="one_disposition_per_version"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("version", 1), models.Q(("reason", ""), _negated=True), _connector="OR"
                        ),
                        name="disposition_corrected_with_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LeadAnswer",
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
                ("at", models.DateTimeField()),
                ("by", models.BigIntegerField(null=True)),
                ("by_label", models.CharField(max_length=100)),
                (
                    "full",
                    models.BooleanField(default=False, help_text="With names and numbers in full"),
                ),
                ("purpose", models.CharField(blank=True, max_length=200)),
                ("leads", models.IntegerField()),
                ("settled", models.IntegerField()),
                ("late", models.IntegerField()),
                ("annulled_at", models.DateTimeField(null=True)),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="leads.leadbatch",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("settled__lte", models.F("leads"))),
                        name="answer_settled_within_leads",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("full", False),
                            models.Q(("purpose", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="full_answer_with_purpose",
                    ),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="lead",
            index=models.Index(fields=["batch", "line"], name="leads_of_batch"),
        ),
        migrations.AddIndex(
            model_name="lead",
            index=models.Index(fields=["community_id", "due_at"], name="leads_of_community"),
        ),
        migrations.AddIndex(
            model_name="lead",
            index=models.Index(fields=["grid_id", "due_at"], name="leads_of_grid"),
        ),
        migrations.AddIndex(
            model_name="lead",
            index=models.Index(
                condition=models.Q(("annulled_at", None), ("same_as", None), ("settled_at", None)),
                fields=["community_id", "due_at"],
                name="open_leads",
            ),
        ),
        migrations.AddIndex(
            model_name="lead",
            index=models.Index(fields=["id_index"], name="leads_by_id_number"),
        ),
        migrations.AddIndex(
            model_name="lead",
            index=models.Index(fields=["phone_index"], name="leads_by_phone"),
        ),
        migrations.AddIndex(
            model_name="lead",
            index=models.Index(fields=["household", "received_at"], name="leads_of_household"),
        ),
        migrations.AddIndex(
            model_name="lead",
            index=models.Index(fields=["person"], name="leads_of_person"),
        ),
        migrations.AddIndex(
            model_name="lead",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.indexes.OpClass("name", "gin_trgm_ops"),
                name="leads_by_name",
            ),
        ),
        migrations.AddConstraint(
            model_name="lead",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("outcome", ""), ("settled_at", None)),
                    models.Q(
                        ("settled_at__isnull", False), models.Q(("outcome", ""), _negated=True)
                    ),
                    _connector="OR",
                ),
                name="lead_settled_when_and_how",
            ),
        ),
        migrations.AddConstraint(
            model_name="lead",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("same_as", None),
                    models.Q(("same_as", models.F("id")), _negated=True),
                    _connector="OR",
                ),
                name="lead_no_repeat_of_itself",
            ),
        ),
        migrations.AddIndex(
            model_name="misdirection",
            index=models.Index(
                condition=models.Q(("annulled_at", None), ("answered_at", None)),
                fields=["community_id", "at"],
                name="offers_to_community",
            ),
        ),
        migrations.AddConstraint(
            model_name="misdirection",
            constraint=models.UniqueConstraint(
                condition=models.Q(("annulled_at", None), ("answered_at", None)),
                fields=("lead",),
                name="one_open_offer_per_lead",
            ),
        ),
        migrations.AddConstraint(
            model_name="misdirection",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("accepted", None), ("answered_at", None)),
                    models.Q(("accepted__isnull", False), ("answered_at__isnull", False)),
                    _connector="OR",
                ),
                name="offer_answered_when_and_how",
            ),
        ),
        migrations.AddIndex(
            model_name="objection",
            index=models.Index(fields=["raised_at"], name="objections_by_time"),
        ),
        migrations.AddConstraint(
            model_name="objection",
            constraint=models.UniqueConstraint(
                condition=models.Q(("annulled_at", None), ("decided_at", None)),
                fields=("lead",),
                name="one_open_objection_per_lead",
            ),
        ),
        migrations.AddConstraint(
            model_name="objection",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decided_at", None), ("upheld", None)),
                    models.Q(("decided_at__isnull", False), ("upheld__isnull", False)),
                    _connector="OR",
                ),
                name="objection_decided_when_and_how",
            ),
        ),
        migrations.AddConstraint(
            model_name="objection",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("against", None),
                    ("decided_by", None),
                    models.Q(("decided_by", models.F("against")), _negated=True),
                    _connector="OR",
                ),
                name="objection_decided_by_another",
            ),
        ),
    ]
