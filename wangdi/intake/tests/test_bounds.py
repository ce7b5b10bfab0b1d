"""Facts wait for what still writes in this database, and for nothing else on the server."""

import random
import threading
import time

import psycopg
import pytest
from django.db import connection, connections, transaction

from wangdi.intake.bounds import settled_below
from wangdi.intake.facts import deliver, receives
from wangdi.intake.models import Fact
from wangdi.lib import ids
from wangdi.project.database import urls

WRITERS, EACH = 6, 25


def fact(n: int) -> Fact:
    return Fact.objects.create(
        kind="test.noted", subject_kind="note", subject=ids.uuid7(), detail={"n": n}
    )


def numbered() -> int:
    """A transaction of this connection that has a number, and the number."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id()::text::bigint")
        return int(cursor.fetchone()[0])


@pytest.mark.django_db(transaction=True)
def test_a_writer_in_another_database_holds_nothing_back(notes):
    connections["owner"].close()
    with psycopg.connect(urls().owner, dbname="postgres") as stranger:
        held = stranger.execute("SELECT pg_current_xact_id()::text::bigint").fetchone() or [0]
        fact(1)
        assert int(settled_below()) > held[0]


@pytest.mark.django_db(transaction=True)
def test_a_writer_in_this_database_holds_back(notes):
    connections["owner"].close()
    begun, finish, numbers = threading.Event(), threading.Event(), []

    def slow():
        with transaction.atomic():
            numbers.append(numbered())
            begun.set()
            finish.wait(10)
        connections.close_all()

    thread = threading.Thread(target=slow)
    thread.start()
    begun.wait(10)
    fact(1)
    below = int(settled_below())
    finish.set()
    thread.join()
    assert below == numbers[0]
    assert int(settled_below()) > numbers[0]


@pytest.mark.django_db(transaction=True)
def test_where_a_session_cannot_be_looked_at_the_servers_own_bound_holds(notes):
    name = str(connection.settings_dict["NAME"])
    with psycopg.connect(urls().owner, dbname=name) as owner:
        held = owner.execute("SELECT pg_current_xact_id()::text::bigint").fetchone() or [0]
        fact(1)
        assert int(settled_below()) <= held[0]


@pytest.mark.django_db(transaction=True)
def test_nothing_is_lost_or_doubled_while_many_write(notes):
    """Writers that take their number early and commit late, and a deliverer that never rests."""
    connections["owner"].close()
    got: list[int] = []
    receives("test.noted", name="test.all")(
        lambda facts: got.extend(one.detail["n"] for one in facts)
    )

    def write(writer: int) -> None:
        dice = random.Random(writer)
        for at in range(EACH):
            with transaction.atomic():
                fact(writer * EACH + at)
                time.sleep(dice.random() * 0.01)
        connections.close_all()

    threads = [threading.Thread(target=write, args=(writer,)) for writer in range(WRITERS)]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        deliver()
    for thread in threads:
        thread.join()
    end = time.monotonic() + 20
    while len(got) < WRITERS * EACH and time.monotonic() < end:
        deliver()
    assert sorted(got) == list(range(WRITERS * EACH))
