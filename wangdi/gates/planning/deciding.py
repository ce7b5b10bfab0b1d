"""A person decides which entrances stay; the decision opens and closes checkpoints at once."""

from collections.abc import Sequence
from typing import Annotated, TypeVar
from uuid import UUID, uuid5

from django.utils.translation import gettext as _
from pydantic import Field

from wangdi.access.scoping import stamps
from wangdi.checkpoints import placing
from wangdi.checkpoints.commands.shutting import Reopen, Shut
from wangdi.checkpoints.models import Checkpoint, FireWay
from wangdi.checkpoints.payloads import OpenPayload, Reason, ShutPayload
from wangdi.gates.models.plans import EntrancePlan
from wangdi.gates.planning import surveying
from wangdi.gates.planning.choosing import Choice, Force, is_possible, weigh
from wangdi.intake.commands import (
    Applied,
    Command,
    Outcome,
    Payload,
    Record,
    Refused,
    Review,
    Work,
)
from wangdi.intake.registry import register
from wangdi.intake.stamps import Stamp
from wangdi.territory.models import Place

P = TypeVar("P", bound=Payload)


class Fire(Payload):
    """How people get out through an entrance that is given up, when it burns."""

    checkpoint: UUID
    way: FireWay
    note: Annotated[str, Field(max_length=300)]


class PlanPayload(Payload):
    """`keep`: the entrances that stay open; `fire` says it of each that closes now."""

    place: int
    keep: Annotated[list[UUID], Field(min_length=1, max_length=60)]
    fire: Annotated[list[Fire], Field(max_length=60)] = []
    staff: Annotated[int, Field(ge=0, le=10_000)]
    each: Annotated[int, Field(ge=1, le=20)]
    reason: Reason


class DecideEntrances(Command[PlanPayload]):
    """Open what is kept, then close the rest with its fire-safety note; all of it or nothing."""

    name, event, subject_kind = "gates.decide_entrances", "gates.entrances_decided", "entrance_plan"
    permission = "gates.plan"
    Payload = PlanPayload

    def locate(self, payloads: Sequence[PlanPayload]) -> list[Stamp | None]:
        found = placing.stamps_of(one.place for one in payloads)
        return [found.get(one.place) for one in payloads]

    def apply(self, work: Work, records: Sequence[Record[PlanPayload]]) -> list[Outcome]:
        return [_decide(work, record) for record in records]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        plans = list(EntrancePlan.objects.select_for_update().filter(id__in=keys))
        undone = [uuid5(plan.id, str(one)) for plan in plans for one in plan.opened + plan.closed]
        Shut().annul(work, undone, reason)
        EntrancePlan.objects.filter(id__in=keys).update(annulled_at=work.now)


def _decide(work: Work, record: Record[PlanPayload]) -> Outcome:
    """One compound. What is refused half way takes back what was opened and closed before it."""
    asked = record.payload
    place = Place.objects.get(id=asked.place)
    gates = {one.id: one for one in surveying.entrances(place)}
    found = surveying.survey(place)
    doors = {one.id: one for one in found.doors}
    keep = [doors[one] for one in asked.keep if one in doors]
    if len(keep) < len(set(asked.keep)):
        return Review("impossible", _("This is no entrance of the place."), "keep")
    if not is_possible(keep, found.doors):
        sentence = _("One entrance for people stays, and one for ambulances and goods.")
        return Review("no_entrance", sentence, "keep")
    opens = [gates[one.id] for one in keep if not one.is_open]
    shuts = [gates[key] for key, one in doors.items() if one.is_open and one not in keep]
    turned = [*_open(work, record, opens), *_shut(work, record, shuts)]
    if refused := next((one for one in turned if isinstance(one, Review)), None):
        raise Refused(refused.sentence, refused.field, refused.reason)
    force = surveying.force(place, asked.staff, asked.each)
    _keep(work, record, (opens, shuts), weigh(keep, found.doors, found.homes, force), force)
    return Applied(record.key)


def _open(
    work: Work, record: Record[PlanPayload], gates: Sequence[Checkpoint]
) -> Sequence[Outcome]:
    reason = record.payload.reason
    rows = [_row(record, one, OpenPayload(checkpoint=one.id, reason=reason)) for one in gates]
    return Reopen().apply(work, rows) if rows else []


def _shut(
    work: Work, record: Record[PlanPayload], gates: Sequence[Checkpoint]
) -> Sequence[Outcome]:
    told = {one.checkpoint: one for one in record.payload.fire}
    if missing := next((one for one in gates if one.id not in told), None):
        said = _("Say of %(name)s how people get out there in a fire.") % {"name": missing.name}
        return [Review("no_fire_note", said, "fire")]
    rows = [
        _row(
            record,
            one,
            ShutPayload(
                checkpoint=one.id,
                fire_way=told[one.id].way,
                fire_note=told[one.id].note,
                reason=record.payload.reason,
            ),
        )
        for one in gates
    ]
    return Shut().apply(work, rows) if rows else []


def _row(record: Record[PlanPayload], one: Checkpoint, payload: P) -> Record[P]:
    key = uuid5(record.key, str(one.id))
    return Record(key, payload, record.digest, record.made_at, one.stamp)


def _keep(
    work: Work,
    record: Record[PlanPayload],
    turned: tuple[Sequence[Checkpoint], Sequence[Checkpoint]],
    choice: Choice,
    force: Force,
) -> None:
    """What was decided, with what it was told to cost."""
    EntrancePlan.objects.create(
        id=record.key,
        place_id=record.payload.place,
        kept=[one.id for one in choice.keep],
        opened=[one.id for one in turned[0]],
        closed=[one.id for one in turned[1]],
        staff=force.needed(len(choice.keep)),
        costs=[[w.home.id, w.home.name, w.home.people, w.now, w.then] for w in choice.walks],
        reason=record.payload.reason,
        at=work.now,
        by=work.actor.id,
        by_label=work.actor.label,
        **stamps(record.stamp),
    )


register(DecideEntrances())
