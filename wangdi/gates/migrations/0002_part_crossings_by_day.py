import django.db.models.deletion
from django.db import migrations, models

import wangdi.lib.fields
import wangdi.lib.ids

TABLE = """
    CREATE TABLE gates_crossing (
        community_id integer, grid_id integer, building_id integer,
        id uuid NOT NULL,
        received_at timestamptz NOT NULL,
        at timestamptz NOT NULL,
        checkpoint_id uuid NOT NULL,
        place_id integer NOT NULL,
        direction varchar(3) NOT NULL,
        means varchar(10) NOT NULL,
        form varchar(5) NOT NULL,
        who varchar(8) NOT NULL,
        outcome varchar(9) NOT NULL,
        code varchar(30) NOT NULL,
        should_have_been varchar(40) NOT NULL,
        rules varchar(64) NOT NULL,
        bundle varchar(64) NOT NULL,
        forced boolean NOT NULL,
        person uuid, household uuid, pass_id uuid, visit uuid,
        plate bytea, plate_index bytea,
        celsius numeric(3, 1), first_celsius numeric(3, 1),
        site varchar(10) NOT NULL,
        mask boolean,
        health_code varchar(6) NOT NULL, travel_code varchar(6) NOT NULL,
        why bytea,
        device uuid,
        by bigint,
        annulled_at timestamptz,
        PRIMARY KEY (id, received_at)
    ) PARTITION BY RANGE (received_at);
    ALTER TABLE gates_crossing ADD CONSTRAINT gates_crossing_of_a_checkpoint
        FOREIGN KEY (checkpoint_id) REFERENCES checkpoints_checkpoint (id)
        DEFERRABLE INITIALLY DEFERRED;
    CREATE TABLE gates_crossing_default PARTITION OF gates_crossing DEFAULT;
    CREATE INDEX crossings_of_checkpoint ON gates_crossing (checkpoint_id, at);
    CREATE INDEX crossings_of_household ON gates_crossing (household, at)
        WHERE household IS NOT NULL;
    CREATE INDEX crossings_of_guest_pass ON gates_crossing (pass_id, at)
        WHERE pass_id IS NOT NULL AND household IS NULL;
    CREATE INDEX crossings_of_plate ON gates_crossing (plate_index, at)
        WHERE plate_index IS NOT NULL;
"""
# The runtime role owns nothing, so that laying and dropping days are functions of the owner. What
# lies in the DEFAULT partition of a day that comes to be laid moves there.
LAY = """
    CREATE FUNCTION gates_lay_days(first date, last date) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
    SET lock_timeout = '3s' AS $$
    DECLARE
        day date;
        part text;
        begins timestamptz;
        ends timestamptz;
        laid integer := 0;
    BEGIN
        PERFORM pg_advisory_xact_lock(hashtext('gates_lay_days'));
        FOR day IN SELECT generate_series(first, last, interval '1 day')::date LOOP
            part := 'gates_crossing_d' || to_char(day, 'YYYYMMDD');
            CONTINUE WHEN to_regclass(part) IS NOT NULL;
            begins := day::timestamp AT TIME ZONE 'Asia/Shanghai';
            ends := (day + 1)::timestamp AT TIME ZONE 'Asia/Shanghai';
            EXECUTE format('CREATE TABLE %I (LIKE gates_crossing INCLUDING DEFAULTS)', part);
            EXECUTE format('WITH moved AS (DELETE FROM gates_crossing_default'
                ' WHERE received_at >= %L AND received_at < %L RETURNING *)'
                ' INSERT INTO %I SELECT * FROM moved', begins, ends, part);
            EXECUTE format('ALTER TABLE gates_crossing ATTACH PARTITION %I'
                ' FOR VALUES FROM (%L) TO (%L)', part, begins, ends);
            laid := laid + 1;
        END LOOP;
        RETURN laid;
    END $$;
"""
# A day younger than a fortnight is never dropped: who crossed with whom is asked for so long.
DROP = """
    CREATE FUNCTION gates_drop_day(day date, OUT crossings bigint, OUT digest bigint)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
    SET lock_timeout = '3s' AS $$
    DECLARE part text := 'gates_crossing_d' || to_char(day, 'YYYYMMDD');
    BEGIN
        IF day > (now() AT TIME ZONE 'Asia/Shanghai')::date - 14 THEN
            RAISE EXCEPTION 'the crossings of % are too young to drop', day;
        END IF;
        IF to_regclass(part) IS NULL THEN
            RETURN;
        END IF;
        EXECUTE format('SELECT count(*), coalesce(bit_xor(hashtextextended(id::text, 0)), 0)'
            ' FROM %I', part) INTO crossings, digest;
        EXECUTE format('DROP TABLE %I', part);
    END $$;
"""
BACK = """
    DROP FUNCTION gates_lay_days(date, date);
    DROP FUNCTION gates_drop_day(date);
    DROP TABLE gates_crossing;
"""
# Presence and tallies are rewritten in place all day long: room on the page keeps that cheap.
ROOM = """
    ALTER TABLE gates_presence SET (fillfactor = 70);
    ALTER TABLE gates_tally SET (fillfactor = 50);
"""


class Migration(migrations.Migration):
    dependencies = [("gates", "0001_open_the_gates")]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    name="Crossing",
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
                        ("received_at", models.DateTimeField()),
                        ("at", models.DateTimeField()),
                        ("place_id", models.IntegerField()),
                        ("direction", models.CharField(max_length=3)),
                        ("means", models.CharField(max_length=10)),
                        ("form", models.CharField(blank=True, max_length=5)),
                        ("who", models.CharField(max_length=8)),
                        ("outcome", models.CharField(max_length=9)),
                        ("code", models.CharField(max_length=30)),
                        ("should_have_been", models.CharField(blank=True, max_length=40)),
                        ("rules", models.CharField(blank=True, max_length=64)),
                        ("bundle", models.CharField(blank=True, max_length=64)),
                        ("forced", models.BooleanField(default=False)),
                        ("person", models.UUIDField(null=True)),
                        ("household", models.UUIDField(null=True)),
                        ("pass_id", models.UUIDField(null=True)),
                        ("visit", models.UUIDField(null=True)),
                        ("plate", wangdi.lib.fields.EncryptedTextField(null=True)),
                        (
                            "plate_index",
                            wangdi.lib.fields.BlindIndexField(form="text", null=True, of="plate"),
                        ),
                        ("celsius", models.DecimalField(decimal_places=1, max_digits=3, null=True)),
                        (
                            "first_celsius",
                            models.DecimalField(decimal_places=1, max_digits=3, null=True),
                        ),
                        ("site", models.CharField(blank=True, max_length=10)),
                        ("mask", models.BooleanField(null=True)),
                        ("health_code", models.CharField(blank=True, max_length=6)),
                        ("travel_code", models.CharField(blank=True, max_length=6)),
                        ("why", wangdi.lib.fields.EncryptedTextField(null=True)),
                        ("device", models.UUIDField(null=True)),
                        ("by", models.BigIntegerField(null=True)),
                        ("annulled_at", models.DateTimeField(null=True)),
                        (
                            "checkpoint",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="crossings",
                                to="checkpoints.checkpoint",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                fields=["checkpoint", "at"], name="crossings_of_checkpoint"
                            ),
                            models.Index(
                                condition=models.Q(("household__isnull", False)),
                                fields=["household", "at"],
                                name="crossings_of_household",
                            ),
                            models.Index(
                                condition=models.Q(("household", None), ("pass_id__isnull", False)),
                                fields=["pass_id", "at"],
                                name="crossings_of_guest_pass",
                            ),
                            models.Index(
                                condition=models.Q(("plate_index__isnull", False)),
                                fields=["plate_index", "at"],
                                name="crossings_of_plate",
                            ),
                        ],
                    },
                ),
            ],
            database_operations=[migrations.RunSQL([TABLE, LAY, DROP], BACK)],
        ),
        migrations.RunSQL(ROOM, migrations.RunSQL.noop),
    ]
