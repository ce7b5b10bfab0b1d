"""Which worker knocks at the doors of which building in a round."""

from collections.abc import Sequence
from typing import Annotated
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import Field

from wangdi.intake.commands import Applied, Command, Outcome, Payload, Record, Review, Work
from wangdi.intake.registry import register
from wangdi.intake.stamps import Stamp
from wangdi.screening import actions
from wangdi.screening.models import Beat, CanvassRound
from wangdi.staff.models import Worker
from wangdi.territory.queries import stamps_of_buildings


class BeatPayload(Payload):
    """`worker` None takes the doors back from whoever had them; `unit` empty is all of it."""

    round: UUID
    building: int
    unit: Annotated[str, Field(max_length=20)] = ""
    worker: UUID | None


class GiveBeat(Command[BeatPayload]):
    """Give the doors of a building (or of one unit of it) to a worker, whoever had them before."""

    name = "screening.give_beat"
    permission = "screening.allot"
    event = "screening.beat_given"
    subject_kind = "beat"
    Payload = BeatPayload

    def locate(self, payloads: Sequence[BeatPayload]) -> list[Stamp | None]:
        known = stamps_of_buildings(payload.building for payload in payloads)
        return [known.get(payload.building) for payload in payloads]

    def apply(self, work: Work, records: Sequence[Record[BeatPayload]]) -> list[Outcome]:
        rounds = CanvassRound.objects.in_bulk({record.payload.round for record in records})
        asked = {one.payload.worker for one in records if one.payload.worker}
        workers = Worker.objects.serving().in_bulk(asked)
        outcomes: list[Outcome] = []
        sound: list[actions.Given] = []
        for record in records:
            why_not = _why_not(rounds.get(record.payload.round), record.payload, workers)
            if why_not is None:
                sound.append(_given(work, record))
            outcomes.append(why_not or Applied(record.key))
        actions.give_beats(sound)
        return outcomes

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        rows = Beat.objects.filter(id__in=keys)
        actions.give_beats(
            [
                actions.Given(
                    *(one.id, one.round_id, one.building_id, one.unit, None),
                    *(one.community_id, one.grid_id, work.now, work.actor.id),
                )
                for one in rows
            ]
        )


def _why_not(
    canvass: CanvassRound | None, asked: BeatPayload, workers: dict[UUID, Worker]
) -> Review | None:
    if canvass is None:
        return Review("unknown_parent", _("This round is not known here."), "round")
    if not canvass.is_open():
        return Review("closed", _("This round is closed already."), "round")
    if asked.worker and asked.worker not in workers:
        return Review("unknown_parent", _("This worker does not serve here any more."), "worker")
    return None


def _given(work: Work, record: Record[BeatPayload]) -> actions.Given:
    asked, stamp = record.payload, record.stamp
    return actions.Given(
        *(record.key, asked.round, asked.building, asked.unit, asked.worker),
        *(stamp.community, stamp.grid, work.now, work.actor.id),
    )


register(GiveBeat())
