"""Past weeks, copied from the story's own: rounds, visits, duties, arrivals, episodes, reports.

Whoever came back in the past is somebody else each time; the doors are the same.
"""

import psycopg
from django.db import connection

from wangdi.project.database import urls

EVERY = 10
"""A round and its returnees come again every so many days."""

# `again(id, n)`: the id of the nth copy of a record; `ago(n)`: how far it lies before the first.
_HELPERS = f"""
    CREATE OR REPLACE FUNCTION pg_temp.again(key text, n int) RETURNS uuid IMMUTABLE
        LANGUAGE sql AS $$ SELECT md5(key || '-' || n)::uuid $$;
    CREATE OR REPLACE FUNCTION pg_temp.ago(n int) RETURNS interval IMMUTABLE
        LANGUAGE sql AS $$ SELECT make_interval(days => n * {EVERY}) $$;
"""
_STEPS = (
    """
    INSERT INTO screening_canvassround (id, name, places, communities, starts_on, ends_on, script,
        opened_at, opened_by, closed_at, close_reason)
    SELECT pg_temp.again(id::text, n), name, places, communities, starts_on - n * 10,
        ends_on - n * 10, script, opened_at - pg_temp.ago(n), opened_by,
        opened_at + interval '3 days' - pg_temp.ago(n), 'done'
    FROM first_round, generate_series(%(first)s::int, %(last)s::int) n
    """,
    """
    INSERT INTO screening_doorvisit (community_id, grid_id, building_id, id, outcome, people_seen,
        note, visited_at, by, dwelling_id, round_id)
    SELECT community_id, grid_id, building_id, pg_temp.again(v.id::text, n), outcome, people_seen,
        note, visited_at - pg_temp.ago(n), by, dwelling_id, pg_temp.again(round_id::text, n)
    FROM generate_series(%(first)s::int, %(last)s::int) n, screening_doorvisit v
    WHERE round_id IN (SELECT id FROM first_round)
    """,
    """
    INSERT INTO screening_dooranswer (community_id, grid_id, building_id, visit, outcome, visits,
        visited_at, dwelling_id, round_id)
    SELECT community_id, grid_id, building_id, pg_temp.again(visit::text, n), outcome, visits,
        visited_at - pg_temp.ago(n), dwelling_id, pg_temp.again(round_id::text, n)
    FROM generate_series(%(first)s::int, %(last)s::int) n, screening_dooranswer
    WHERE round_id IN (SELECT id FROM first_round)
    """,
    """
    INSERT INTO duties_duty (community_id, grid_id, building_id, id, kind, subject_kind, subject,
        slot, household, role, label, sort_key, opens_at, due_at, missed_at, level, settled_at,
        settlement, settled_by, evidence, reason, holder_id)
    SELECT community_id, grid_id, building_id, pg_temp.again(d.id::text, n), kind, subject_kind,
        CASE subject_kind WHEN 'dwelling' THEN subject ELSE pg_temp.again(subject::text, n) END,
        CASE subject_kind WHEN 'dwelling' THEN pg_temp.again(slot, n)::text
            ELSE left(slot, 30) || '-' || n END,
        household, role, label, sort_key, opens_at - pg_temp.ago(n), due_at - pg_temp.ago(n),
        missed_at - pg_temp.ago(n), level,
        CASE WHEN subject_kind = 'dwelling' THEN coalesce(settled_at, due_at)
            ELSE settled_at END - pg_temp.ago(n),
        CASE WHEN subject_kind = 'dwelling' AND settled_at IS NULL THEN 'withdrawn'
            ELSE settlement END,
        settled_by, evidence,
        CASE WHEN subject_kind = 'dwelling' AND settled_at IS NULL THEN 'closed'
            ELSE reason END,
        holder_id
    FROM generate_series(%(first)s::int, %(last)s::int) n, first_duty d
    """,
    """
    INSERT INTO screening_arrival (community_id, grid_id, building_id, id, origin, origin_code,
        left_on, arrived_on, transport, transport_number, symptoms, key_area, key_area_name,
        recorded_at, by, dwelling_id, household_id, person_id, profile)
    SELECT p.community_id, p.grid_id, p.building_id, pg_temp.again(a.id::text, n), origin,
        origin_code, left_on - n * 10, arrived_on - n * 10, transport, transport_number, symptoms,
        key_area, key_area_name, recorded_at - pg_temp.ago(n), by, p.dwelling_id, p.household_id,
        p.id, profile
    FROM first_arrival a
    CROSS JOIN generate_series(%(first)s::int, %(last)s::int) n
    JOIN first_person b ON b.id = a.person_id
    JOIN first_person p ON p.rank = (b.rank + n * 1009) %% (SELECT count(*) FROM first_person)
    """,
    """
    INSERT INTO quarantine_episode (community_id, grid_id, building_id, id, category, measure,
        state, day_zero, last_day, release_from, arrival, reasons, by_rule, proposed_at,
        proposed_by, closed_at, household_id, person_id, profile_id)
    SELECT p.community_id, p.grid_id, p.building_id, pg_temp.again(e.id::text, n), category,
        measure, 'released', day_zero - n * 10 - 14, last_day - n * 10 - 14,
        release_from - pg_temp.ago(n) - interval '14 days', pg_temp.again(arrival::text, n),
        reasons, by_rule, proposed_at - pg_temp.ago(n) - interval '14 days', proposed_by,
        release_from - pg_temp.ago(n) - interval '14 days', p.household_id, p.id, profile_id
    FROM first_episode e
    CROSS JOIN generate_series(%(first)s::int, %(last)s::int) n
    JOIN first_person b ON b.id = e.person_id
    JOIN first_person p ON p.rank = (b.rank + n * 1009) %% (SELECT count(*) FROM first_person)
    """,
    """
    INSERT INTO quarantine_reading (community_id, grid_id, building_id, id, day, half, value, site,
        fever, symptoms, remeasured, cleared, at, by, episode_id, calls, grounds, profile_id,
        reducer, symptomatic, way)
    SELECT community_id, grid_id, building_id, pg_temp.again(r.id::text, n), day - n * 10 - 14,
        half, value, site, fever, symptoms, remeasured, cleared,
        at - pg_temp.ago(n) - interval '14 days', by, pg_temp.again(episode_id::text, n), calls,
        grounds, profile_id, reducer, symptomatic, way
    FROM generate_series(%(first)s::int, %(last)s::int) n, quarantine_reading r
    WHERE episode_id IN (SELECT id FROM first_episode)
    """,
    """
    INSERT INTO intake_event (batch, at, actor, actor_label, verb, subject_kind, subject,
        community_id, grid_id, purpose)
    SELECT batch, at - pg_temp.ago(n), actor, actor_label, verb, subject_kind,
        pg_temp.again(subject::text, n), community_id, grid_id, purpose
    FROM generate_series(%(first)s::int, %(last)s::int) n, intake_event
    WHERE verb = 'screening.visited' AND subject IN (SELECT id FROM screening_doorvisit
            WHERE round_id IN (SELECT id FROM first_round))
    """,
    """
    INSERT INTO reporting_dailyreport (id, day, version, cut_off, counted_at, frozen_at, reason,
        by_label)
    SELECT pg_temp.again(id::text, n), day - n, 1, cut_off - make_interval(days => n),
        counted_at - make_interval(days => n), frozen_at - make_interval(days => n), '', by_label
    FROM generate_series(%(first)s::int * 10 - 9, %(last)s::int * 10) n, first_report
    """,
    """
    INSERT INTO reporting_reportline (figure, community_id, value, digest, rows, report_id)
    SELECT figure, community_id, value, digest, NULL, pg_temp.again(report_id::text, n)
    FROM generate_series(%(first)s::int * 10 - 9, %(last)s::int * 10) n, reporting_reportline
    WHERE report_id IN (SELECT id FROM first_report)
    """,
)
_FIRST = """
    CREATE TABLE first_round AS SELECT * FROM screening_canvassround;
    CREATE TABLE first_duty AS SELECT * FROM duties_duty;
    CREATE TABLE first_arrival AS SELECT * FROM screening_arrival;
    CREATE TABLE first_episode AS SELECT * FROM quarantine_episode;
    CREATE TABLE first_person AS SELECT row_number() OVER (ORDER BY p.id) - 1 AS rank, p.id,
        p.household_id, p.community_id, p.grid_id, p.building_id, h.dwelling_id
        FROM people_person p JOIN people_household h ON h.id = p.household_id;
    CREATE INDEX ON first_person (rank);
    ANALYZE first_person;
    CREATE TABLE first_report AS SELECT * FROM reporting_dailyreport
        WHERE version = 1 ORDER BY day LIMIT 1;
"""


def grow(first: int, last: int) -> None:
    """Add the periods `first` to `last` (each ten days) before the story's own. Straight SQL:

    the past is only there to be read past, and a year of it must not take a year to make.
    """
    with psycopg.connect(urls().owner, autocommit=True) as owner:
        owner.execute("SET synchronous_commit = off")
        owner.execute(_HELPERS)
        if first == 1:
            owner.execute(_FIRST)
        for step in _STEPS:
            owner.execute(step, {"first": first, "last": last})
        owner.execute("VACUUM (ANALYZE)")
    connection.close()


def rows() -> int:
    """How many records of the past there are."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT (SELECT count(*) FROM duties_duty) + (SELECT count(*) FROM screening_doorvisit)"
            " + (SELECT count(*) FROM quarantine_reading)"
        )
        return int(cursor.fetchone()[0])
