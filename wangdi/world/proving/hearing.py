"""A receiver that writes down every fact it gets, in a table without any rule against doubles."""

from collections.abc import Sequence

from django.db import connections

from wangdi.intake.facts import receives
from wangdi.intake.models import Fact
from wangdi.lib import bulk
from wangdi.project.database import urls
from wangdi.project.database.urls import parts

KINDS = ("screening.arrival_recorded",)
NAME = "prove.hear"


def begin() -> None:
    """Make the table, and listen from now on."""
    role = connections["owner"].ops.quote_name(parts(urls().runtime)["user"])
    with connections["owner"].cursor() as cursor:
        cursor.execute("CREATE TABLE prove_heard (fact bigint NOT NULL)")
        cursor.execute(f"GRANT SELECT, INSERT ON prove_heard TO {role}")
    receives(*KINDS, name=NAME)(_hear)


def _hear(facts: Sequence[Fact]) -> None:
    bulk.insert("prove_heard", {"fact": "int8"}, [(fact.id,) for fact in facts])


def undelivered() -> int:
    """Facts that were never heard."""
    [[count]] = bulk.execute(
        "SELECT count(*) FROM intake_fact WHERE kind = ANY(%s)"
        " AND id NOT IN (SELECT fact FROM prove_heard)",
        [list(KINDS)],
    )
    return int(count)


def twice() -> int:
    """How many times a fact was heard beyond the first."""
    [[count]] = bulk.execute("SELECT count(*) - count(DISTINCT fact) FROM prove_heard", [])
    return int(count)
