"""What a door answered. Whole batches at once: a phone brings a morning's doors together."""

from collections.abc import Sequence
from typing import Literal
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import Field

from wangdi.intake.commands import Applied, Command, Outcome, Payload, Record, Review, Work
from wangdi.intake.registry import register
from wangdi.intake.stamps import Stamp
from wangdi.lib import bulk
from wangdi.screening import actions, rules
from wangdi.screening.models import CanvassRound

DoorOutcome = Literal["answered", "no_answer", "refused", "vacant", "moved", "wrong_address"]


class VisitPayload(Payload):
    round: UUID
    dwelling: UUID
    outcome: DoorOutcome
    people_seen: int | None = Field(default=None, ge=0, le=99)
    note: str = Field(default="", max_length=1000)


class RecordVisit(Command[VisitPayload]):
    """Record what a door answered; answered and vacant settle its duty, silence never does."""

    name = "screening.record_visit"
    permission = "screening.visit"
    event = "screening.visited"
    subject_kind = "door_visit"
    Payload = VisitPayload

    def locate(self, payloads: Sequence[VisitPayload]) -> list[Stamp | None]:
        return stamps_of_doors([payload.dwelling for payload in payloads])

    def apply(self, work: Work, records: Sequence[Record[VisitPayload]]) -> list[Outcome]:
        rounds = CanvassRound.objects.in_bulk({record.payload.round for record in records})
        outcomes: list[Outcome] = []
        visits: list[actions.Knock] = []
        for record in records:
            why_not = _why_not(rounds.get(record.payload.round), record)
            if why_not is None:
                visits.append(_knock(work, record))
            outcomes.append(why_not or Applied(record.key))
        actions.record(visits)
        return outcomes

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        actions.annul(keys, work.now)


def stamps_of_doors(doors: Sequence[UUID]) -> list[Stamp | None]:
    """Where each door stands, in order; None for one that is not there. One query."""
    rows = bulk.execute(
        "SELECT id, community_id, grid_id, building_id FROM people_dwelling"
        " WHERE id = ANY(%s::uuid[])",
        [list(doors)],
    )
    known = {door: Stamp(*stamp) for door, *stamp in rows}
    return [known.get(door) for door in doors]


def _why_not(canvass: CanvassRound | None, record: Record[VisitPayload]) -> Review | None:
    if canvass is None:
        return Review("unknown_parent", _("This round is not known here."), "round")
    if record.stamp.community not in canvass.communities:
        return Review("not_in_round", _("This door is not part of the round."), "dwelling")
    if canvass.closed_at and record.made_at > canvass.closed_at:
        sentence = _("The round was closed before this visit. Please look whether it counts.")
        return Review("round_closed", sentence, "round")
    return None


def _knock(work: Work, record: Record[VisitPayload]) -> actions.Knock:
    asked = record.payload
    when = rules.happened(record.made_at, work.now)
    return actions.Knock(
        *(record.key, asked.round, asked.dwelling, *record.stamp),
        *(asked.outcome, asked.people_seen, asked.note, when, work.actor.id),
    )


register(RecordVisit())
