import threading
import time

import pytest
from django.db import connection, connections, transaction

from wangdi.intake.facts import deliver, receives, retry_undelivered
from wangdi.intake.models import Fact, Undelivered
from wangdi.lib import ids


def tell(n=1, kind="test.noted"):
    return [
        Fact.objects.create(kind=kind, subject_kind="note", subject=ids.uuid7(), detail={"n": at})
        for at in range(n)
    ]


def delivered(count):
    """Deliver until `count` facts went out: other work on the server may hold them back a while."""
    until, out = time.monotonic() + 30, 0
    while out < count and time.monotonic() < until:
        out += deliver()
    return out


@pytest.fixture
def heard(notes):
    got: list[int] = []
    receives("test.noted", name="test.hear")(
        lambda facts: got.extend(fact.detail["n"] for fact in facts)
    )
    return got


@pytest.mark.django_db(transaction=True)
class TestDelivery:
    def test_each_fact_is_delivered_once_in_order(self, heard):
        tell(3)
        assert delivered(3) == 3
        assert deliver() == 0
        assert heard == [0, 1, 2]

    def test_other_kinds_are_not_heard(self, heard):
        tell(kind="test.other")
        tell()
        assert delivered(1) == 1
        assert heard == [0]

    def test_a_fact_that_commits_late_is_not_jumped_over(self, heard):
        """The slow transaction takes its number first and commits last."""
        begun, finish = threading.Event(), threading.Event()

        def slow():
            with transaction.atomic():
                tell(1)
                begun.set()
                finish.wait(10)
            connections.close_all()

        thread = threading.Thread(target=slow)
        thread.start()
        begun.wait(10)
        tell(2)
        deliver()
        early = list(heard)
        finish.set()
        thread.join()
        delivered(3)
        assert early == []
        assert sorted(heard) == [0, 0, 1]

    def test_a_receiver_that_fails_loses_nothing_and_stops_nothing(self, notes):
        broken: list[bool] = [True]
        got: list[int] = []

        def take(facts):
            for fact in facts:
                if broken and fact.detail["n"] == 1:
                    raise ValueError("cannot")
                got.append(fact.detail["n"])

        receives("test.noted", name="test.fails")(take)
        tell(3)
        delivered(3)
        assert Undelivered.objects.count() == 1
        assert {0, 2} <= set(got)
        assert retry_undelivered() == 0
        broken.clear()
        assert retry_undelivered() == 1
        assert 1 in got
        assert not Undelivered.objects.exists()

    def test_what_dies_before_commit_is_delivered_again(self, notes):
        """The cursor moves with what the receiver did, or not at all."""
        calls = []

        def take(facts):
            calls.append(len(facts))
            if len(calls) == 1:
                connection.close()

        receives("test.noted", name="test.dies")(take)
        tell(2)
        with pytest.raises(Exception, match="closed"):
            delivered(2)
        assert delivered(2) == 2
