from django.db import migrations, models

import wangdi.lib.fields
import wangdi.lib.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.RunSQL("CREATE SEQUENCE documents_serial", "DROP SEQUENCE documents_serial"),
        migrations.CreateModel(
            name="Document",
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
                ("kind", models.CharField(max_length=40)),
                ("serial", models.BigIntegerField(unique=True)),
                ("number", models.CharField(max_length=40)),
                ("code", models.CharField(max_length=24, unique=True)),
                ("subject_kind", models.CharField(max_length=40)),
                ("subject", models.UUIDField()),
                ("household", models.UUIDField(null=True)),
                ("data", wangdi.lib.fields.EncryptedJSONField()),
                ("digest", models.BinaryField(max_length=32)),
                ("issued_at", models.DateTimeField()),
                ("issued_by", models.BigIntegerField(null=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["subject", "issued_at"], name="documents_of_subject")
                ],
            },
        ),
    ]
