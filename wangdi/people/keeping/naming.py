"""What becomes of naming somebody who looks after homes."""

from collections.abc import Sequence
from typing import Any, NamedTuple
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.access import entrusting
from wangdi.access.scoping import stamps
from wangdi.intake.commands import Applied, Known, Outcome, Record, Refused, Review, Work
from wangdi.lib import clock
from wangdi.people.models import Level, Responsibility
from wangdi.staff.models import Worker

WHY = "looks_after"


class Given(NamedTuple):
    """What makes two of these the same."""

    worker: UUID
    post: str
    level: str
    what: object


def known(workers: Sequence[UUID] | dict[UUID, Worker]) -> dict[Given, UUID]:
    rows = Responsibility.objects.filter(worker__in=list(workers), until=None)
    return {Given(one.worker_id, one.post, one.level, _what(one)): one.id for one in rows}


def _what(one: Responsibility) -> object:
    if one.level == Level.HOUSEHOLD:
        return one.household_id
    return one.building_id if one.level == Level.BUILDING else one.grid_id


def outcome(record: Record[Any], workers: dict[UUID, Worker], known: dict[Given, UUID]) -> Outcome:
    asked = record.payload
    if asked.worker not in workers:
        return Review("unknown_worker", _("This worker is not known here, or has left."), "worker")
    what = asked.household or asked.building or asked.grid
    given = Given(asked.worker, asked.post.value, asked.level.value, what)
    if given in known:
        return Known(known[given])
    known[given] = record.key
    return Applied(record.key)


def responsibility(work: Work, record: Record[Any]) -> Responsibility:
    asked = record.payload
    return Responsibility(
        id=record.key,
        worker_id=asked.worker,
        post=asked.post,
        level=asked.level,
        household_id=asked.household,
        since=asked.since,
        by_label=work.actor.label,
        **stamps(record.stamp),
    )


def entrust(work: Work, made: Sequence[Responsibility], workers: dict[UUID, Worker]) -> None:
    """Named households are entrusted to their workers' accounts; nobody does so to himself."""
    wanted = [
        entrusting.Entrusted(user, one.household_id, WHY, one.id)
        for one in made
        if one.household_id and (user := workers[one.worker_id].user_id)
    ]
    if any(one.user == work.actor.id for one in wanted):
        raise Refused(_("Nobody entrusts a household to himself."), "worker")
    entrusting.entrust(wanted, since=clock.day_of(work.now))
