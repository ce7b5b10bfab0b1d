"""Records that came before what they refer to: they wait here, and are tried at every arrival."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from wangdi.field import allowed, references, trying
from wangdi.field.models import Parked
from wangdi.field.opening import Opened
from wangdi.intake import checking
from wangdi.intake.actors import Actor
from wangdi.intake.commands import Incoming, Record
from wangdi.intake.models import Key
from wangdi.intake.registry import command as known_command
from wangdi.intake.submitting import Answer
from wangdi.lib import clock

LATER, PORTION, AT_ONCE = "later", 500, 50
PATIENCE = timedelta(hours=24)


def later(key: UUID) -> Answer:
    sentence = _("What this refers to has not come yet. The record waits for it.")
    return Answer(key, LATER, None, "parent", sentence)


def without_parent(command: str, records: Sequence[Incoming]) -> set[UUID]:
    """Keys of sound records, not seen before, whose place is not known here."""
    known = known_command(command)
    read = [checking.read(known, one) for one in references.resolve(records)]
    sound = [one for one in read if isinstance(one, Record)]
    _placed, unknown = checking.locate(known, sound)
    if not unknown:
        return set()
    seen = Key.objects.filter(key__in=unknown).values_list("key", flat=True)
    return set(unknown) - set(seen)


def park(waiting: Iterable[Opened]) -> None:
    now = clock.now()
    rows = [
        Parked(
            key=one.incoming.key,
            command=one.command,
            payload=one.incoming.payload,
            made_at=one.time.at,
            actor=one.actor.id,
            actor_label=one.actor.label,
            phone_id=one.maker.phone_id,
            since=now,
            tried_at=now,
        )
        for one in waiting
        if one.maker
    ]
    Parked.objects.bulk_create(rows, ignore_conflicts=True)


def retry(most: int = AT_ONCE) -> dict[UUID, Answer]:
    """Hand in what waits and whose place is known by now; again while that helps others."""
    settled: dict[UUID, Answer] = {}
    while found := _found(most):
        settled |= _submitted(found)
    return settled


def retry_all() -> int:
    """`retry` by the clock: what came in at the desk may be what something waits for."""
    with transaction.atomic():
        return len(retry(PORTION))


def escalate(at: datetime) -> int:
    """What has waited for a day goes to the intake as it is, which keeps it for a person."""
    with transaction.atomic():
        waiting = _offered()
        old = list(waiting.filter(since__lte=at - PATIENCE).order_by("since")[:PORTION])
        _submitted(old)
    return len(old)


def _offered() -> QuerySet[Parked]:
    """What waits for a command that a room still offers, locked for this transaction."""
    waiting = Parked.objects.filter(command__in=allowed.offered())
    return waiting.select_for_update(skip_locked=True)


def _found(most: int) -> list[Parked]:
    """Those of the longest untried whose place is known now."""
    rows = list(_offered().order_by("tried_at", "key")[:most])
    Parked.objects.filter(key__in=[one.key for one in rows]).update(tried_at=clock.now())
    lost: set[UUID] = set()
    for (_actor, command), group in _grouped(rows).items():
        lost |= without_parent(command, [_incoming(one) for one in group])
    return [one for one in rows if one.key not in lost]


def _submitted(rows: Sequence[Parked]) -> dict[UUID, Answer]:
    settled: dict[UUID, Answer] = {}
    groups = _grouped(rows)
    for actor, command in sorted(groups, key=lambda name: allowed.ORDER[name[1]]):
        records = [_incoming(one) for one in groups[actor, command]]
        settled |= {one.key: one for one in trying.group(actor, command, records)}
    Parked.objects.filter(key__in=[one.key for one in rows]).delete()
    return settled


def _grouped(rows: Iterable[Parked]) -> dict[tuple[Actor, str], list[Parked]]:
    groups: dict[tuple[Actor, str], list[Parked]] = defaultdict(list)
    for one in rows:
        groups[Actor(one.actor, one.actor_label), one.command].append(one)
    return groups


def _incoming(one: Parked) -> Incoming:
    return Incoming(one.key, one.payload, one.made_at)
