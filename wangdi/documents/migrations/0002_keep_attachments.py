from django.db import migrations, models

import wangdi.lib.fields


class Migration(migrations.Migration):
    dependencies = [("documents", "0001_create_documents")]

    operations = [
        migrations.CreateModel(
            name="Attachment",
            fields=[
                ("community_id", models.IntegerField(null=True)),
                ("grid_id", models.IntegerField(null=True)),
                ("building_id", models.IntegerField(null=True)),
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("owner_kind", models.CharField(blank=True, max_length=40)),
                ("owner", models.UUIDField(null=True)),
                ("name", wangdi.lib.fields.EncryptedTextField(null=True)),
                ("content", wangdi.lib.fields.SealedBytesField(null=True)),
                ("media_type", models.CharField(max_length=40)),
                ("size", models.IntegerField()),
                ("digest", models.BinaryField(max_length=32)),
                ("kept_at", models.DateTimeField()),
                ("by", models.BigIntegerField(null=True)),
                ("deleted_at", models.DateTimeField(null=True)),
                ("deleted_by", models.BigIntegerField(null=True)),
                ("delete_reason", models.TextField(blank=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["owner"], name="attachments_of_owner"),
                    models.Index(
                        condition=models.Q(("deleted_at", None), ("owner", None)),
                        fields=["kept_at"],
                        name="attachments_unclaimed",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("content__isnull", False),
                                ("delete_reason", ""),
                                ("deleted_at", None),
                            ),
                            models.Q(
                                ("content__isnull", True),
                                ("deleted_at__isnull", False),
                                models.Q(("delete_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="attachment_deleted_with_reason",
                    )
                ],
            },
        ),
    ]
