"""Facts reach the rooms above: each receiver has a cursor and moves it with what it did."""

import logging
from collections.abc import Callable
from dataclasses import dataclass

from django.db import InterfaceError, OperationalError, transaction

from wangdi.intake.bounds import settled_below
from wangdi.intake.models import Cursor, Fact, Undelivered
from wangdi.lib import clock

log = logging.getLogger("wangdi.facts")
PORTION = 500


@dataclass(frozen=True, slots=True)
class Receiver:
    """`take` gets facts of `kinds` in order, as sets; it may get the same fact twice."""

    name: str
    kinds: tuple[str, ...]
    take: Callable[[list[Fact]], None]


_receivers: dict[str, Receiver] = {}


def receives(
    *kinds: str, name: str
) -> Callable[[Callable[[list[Fact]], None]], Callable[[list[Fact]], None]]:
    """Register a function as the receiver `name` of these kinds of facts."""

    def register(take: Callable[[list[Fact]], None]) -> Callable[[list[Fact]], None]:
        _receivers[name] = Receiver(name, kinds, take)
        return take

    return register


def receivers() -> list[Receiver]:
    return list(_receivers.values())


def deliver() -> int:
    """Deliver what is committed and not yet delivered, to every receiver; the number delivered.

    A receiver that another process is serving right now is left to it.
    """
    total, below = 0, settled_below()
    for receiver in receivers():
        while count := _portion(receiver, below):
            total += count
    return total


def _portion(receiver: Receiver, below: str) -> int:
    Cursor.objects.get_or_create(receiver=receiver.name, defaults={"xid": "0", "fact_id": 0})
    with transaction.atomic():
        cursor = (
            Cursor.objects.select_for_update(skip_locked=True)
            .filter(receiver=receiver.name)
            .first()
        )
        if cursor is None:
            return 0
        facts = _next(receiver, cursor, below)
        if not facts:
            return 0
        _hand_over(receiver, facts)
        cursor.xid, cursor.fact_id = facts[-1].xid, facts[-1].id
        cursor.save()
    return len(facts)


def _next(receiver: Receiver, cursor: Cursor, below: str) -> list[Fact]:
    """Committed facts after the cursor. Transactions still running hold back all that began later,

    so that a fact which commits late is never jumped over: `below` is the oldest of them.
    """
    return list(
        Fact.objects.raw(
            "SELECT * FROM intake_fact WHERE (xid, id) > (%s::xid8, %s)"
            " AND xid < %s::xid8 AND kind = ANY(%s) ORDER BY xid, id LIMIT %s",
            [cursor.xid, cursor.fact_id, below, list(receiver.kinds), PORTION],
        )
    )


def _hand_over(receiver: Receiver, facts: list[Fact]) -> None:
    """The set at once; if that fails, one by one, so that only what is poison stays behind."""
    error = _attempt(receiver, facts)
    if error is None:
        return
    if len(facts) == 1:
        _set_aside(receiver, facts[0], error)
        return
    for fact in facts:
        if (single := _attempt(receiver, [fact])) is not None:
            _set_aside(receiver, fact, single)


def _attempt(receiver: Receiver, facts: list[Fact]) -> Exception | None:
    """The error of a receiver, its changes undone; a lost connection is raised, nothing moves."""
    try:
        with transaction.atomic():
            receiver.take(facts)
    except (OperationalError, InterfaceError):
        raise
    except Exception as error:
        log.exception("receiver %s could not take %d facts", receiver.name, len(facts))
        return error
    return None


def _set_aside(receiver: Receiver, fact: Fact, error: Exception) -> None:
    Undelivered.objects.update_or_create(
        receiver=receiver.name,
        fact=fact,
        defaults={"error": f"{type(error).__name__}"},
        create_defaults={"error": f"{type(error).__name__}", "since": clock.now()},
    )


def retry_undelivered() -> int:
    """Try once more what a receiver could not take; returns how many it took now."""
    taken = 0
    for aside in Undelivered.objects.select_related("fact")[:PORTION]:
        receiver = _receivers.get(aside.receiver)
        if receiver is None:
            continue
        try:
            with transaction.atomic():
                receiver.take([aside.fact])
                aside.delete()
                taken += 1
        except Exception:
            log.exception("receiver %s still cannot take fact %s", aside.receiver, aside.fact_id)
            Undelivered.objects.filter(pk=aside.pk).update(tries=aside.tries + 1)
    return taken
