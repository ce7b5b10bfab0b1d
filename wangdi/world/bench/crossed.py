"""Four weeks of crossings: who crossed with somebody, what a board costs, a day disposed of."""

import time
from datetime import date, timedelta

from django.db import connection

from wangdi.gates import disposing
from wangdi.gates.models import Crossing
from wangdi.gates.queries.together import crossed_with
from wangdi.lib import bulk, clock
from wangdi.people.models import Person
from wangdi.world.bench.guarded import compounds
from wangdi.world.bench.results import result, say

DAYS, A_DAY, GATES = 28, 500_000, 99
WITH_MS, DROP_S, TIMES = 50, 2, 40
WITHIN = timedelta(minutes=2)
# Everybody by turns, through the gate that is his, at an hour between six and ten in the evening.
GROW = """
    INSERT INTO gates_crossing (community_id, id, received_at, at, checkpoint_id, place_id,
        direction, means, form, who, outcome, code, should_have_been, rules, bundle, forced,
        person, household, pass_id, site, mask, health_code, travel_code)
    SELECT 1, gen_random_uuid(), t.at, t.at, g.ids[1 + p.n %% array_length(g.ids, 1)], 1,
        CASE WHEN i %% 2 = 0 THEN 'out' ELSE 'in' END, 'scan', 'phone', 'resident', 'allow', 'ok',
        '', '', '', false, p.id, p.household_id, p.id, '', true, '', ''
    FROM generate_series(0, %(count)s - 1) i
    JOIN walkers p ON p.n = i %% (SELECT count(*) FROM walkers)
    CROSS JOIN (SELECT %(gates)s::uuid[] AS ids) g
    CROSS JOIN LATERAL (
        SELECT %(begins)s::timestamptz + interval '6 hours' + random() * interval '16 hours' AS at
        WHERE i >= 0) t
"""
WALKERS = """
    CREATE TEMPORARY TABLE walkers AS
    SELECT (row_number() OVER (ORDER BY id) - 1)::int AS n, id, household_id
    FROM people_person WHERE left_on IS NULL;
    CREATE INDEX ON walkers (n);
    ANALYZE walkers;
"""


def main(days: int = DAYS, a_day: int = A_DAY) -> None:
    """Grow the weeks before today, ask, and drop the first of their days."""
    today = clock.today()
    grown = _grow([today - timedelta(days=ago) for ago in range(days, 0, -1)], a_day)
    spent = sorted(_asked(TIMES))
    first = today - timedelta(days=days)
    began = time.perf_counter()
    gone = disposing.drop(first, keep=days - 1, at=clock.now())
    dropped = time.perf_counter() - began
    if gone.crossings != a_day:
        raise AssertionError(f"{gone.crossings} of {a_day} crossings were disposed of")
    say(
        [
            result("gates_crossings", Crossing.objects.count(), "rows"),
            result("gates_grown_s", grown, "s"),
            result("gates_crossed_with_p95_ms", spent[int(TIMES * 0.95) - 1], "ms", WITH_MS),
            result("gates_crossed_with_ms", spent[TIMES // 2], "ms"),
            result("gates_day_dropped_s", dropped, "s", DROP_S),
        ]
    )


def _grow(days: list[date], a_day: int) -> float:
    began = time.perf_counter()
    gates = [one.gate.id for one in compounds(GATES, 0)]
    disposing.lay(days[0], clock.today())
    with connection.cursor() as cursor:
        cursor.execute(WALKERS)
    for day in days:
        begins, _ends = clock.day_bounds(day)
        bulk.execute(GROW, {"count": a_day, "gates": gates, "begins": begins})
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return time.perf_counter() - began


def _asked(times: int) -> list[float]:
    """Milliseconds of asking for one person after another."""
    people = list(Person.objects.living().order_by("household_id", "id")[: times * 7 : 7])
    until, spent = clock.now(), []
    for person in people:
        began = time.perf_counter()
        crossed_with(person, until, WITHIN)
        spent.append((time.perf_counter() - began) * 1000)
    return spent
