from django.db import migrations, models

import wangdi.lib.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="HouseholdLink",
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
                ("household", models.UUIDField()),
                ("token_index", models.BinaryField(max_length=16, unique=True)),
                ("pin", models.CharField(max_length=200)),
                ("generation", models.SmallIntegerField(default=1)),
                (
                    "tries",
                    models.SmallIntegerField(
                        default=0, help_text="Wrong PINs since the last right one"
                    ),
                ),
                ("made_at", models.DateTimeField()),
                ("made_by", models.BigIntegerField(null=True)),
                ("made_by_label", models.CharField(max_length=100)),
                (
                    "valid_until",
                    models.DateTimeField(help_text="Empty: as long as the care lasts", null=True),
                ),
                ("last_used_at", models.DateTimeField(null=True)),
                ("revoked_at", models.DateTimeField(null=True)),
                ("revoked_by_label", models.CharField(blank=True, max_length=100)),
                ("revoke_reason", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("revoked_at", None)),
                        fields=("household",),
                        name="one_link_per_household",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("revoked_at", None),
                            models.Q(("revoke_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="link_revoked_with_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("tries__gte", 0), ("tries__lte", 10)),
                        name="link_tries_bounded",
                    ),
                ],
            },
        ),
    ]
