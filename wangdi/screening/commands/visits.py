"""What a door answered. Whole batches at once: a phone brings a morning's doors together."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Literal
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import Field

from wangdi.intake.commands import Applied, Command, Outcome, Payload, Record, Refused, Review, Work
from wangdi.intake.registry import register
from wangdi.intake.stamps import Stamp
from wangdi.lib import bulk
from wangdi.screening import actions, doorstep, rules
from wangdi.screening.models import CanvassRound, DoorVisit

Replies = Annotated[
    dict[Annotated[str, Field(pattern=doorstep.CODE)], bool | int | str], Field(max_length=40)
]
DoorOutcome = Literal["answered", "no_answer", "refused", "vacant", "moved", "wrong_address"]


class VisitPayload(Payload):
    round: UUID
    dwelling: UUID
    outcome: DoorOutcome
    people_seen: int | None = Field(default=None, ge=0, le=99)
    note: str = Field(default="", max_length=1000)
    replies: Replies | None = None
    """What was replied to the questions of the round, and whether the leaflet was handed over."""


class RepliesPayload(Payload):
    visit: UUID
    replies: Replies


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
        asked = CanvassRound.objects.only("communities", "closed_at")
        rounds = asked.in_bulk({record.payload.round for record in records})
        outcomes: list[Outcome] = []
        visits: list[actions.Knock] = []
        replied: list[actions.Replies] = []
        for record in records:
            why_not = _why_not(rounds.get(record.payload.round), record)
            if why_not is None:
                visits.append(_knock(work, record))
                if record.payload.replies:
                    replied.append(_replies(record))
            outcomes.append(why_not or Applied(record.key))
        actions.record(visits)
        actions.keep_replies(replied)
        return outcomes

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        actions.annul(keys, work.now)


class RecordReplies(Command[RepliesPayload]):
    """What was replied after the door had opened; said again, the later reply holds."""

    name = "screening.record_replies"
    permission = "screening.visit"
    event = "screening.replied"
    subject_kind = "door_visit"
    Payload = RepliesPayload

    def subject_of(self, payload: RepliesPayload) -> UUID | None:
        return payload.visit

    def locate(self, payloads: Sequence[RepliesPayload]) -> list[Stamp | None]:
        visits = DoorVisit.objects.in_bulk({payload.visit for payload in payloads})
        found = [visits.get(payload.visit) for payload in payloads]
        return [visit.stamp if visit else None for visit in found]

    def apply(self, work: Work, records: Sequence[Record[RepliesPayload]]) -> list[Outcome]:
        asked = {record.payload.visit for record in records}
        visits = DoorVisit.objects.select_related("round").in_bulk(asked)
        outcomes: list[Outcome] = []
        replied: dict[UUID, dict[str, actions.Reply]] = {}
        for record in records:
            visit = visits[record.payload.visit]
            why_not = _taken_back(visit) or _impossible(visit.round, record.payload.replies)
            if why_not is None:
                replied.setdefault(visit.id, {}).update(record.payload.replies)
            outcomes.append(why_not or Applied(visit.id))
        actions.keep_replies(
            actions.Replies(
                one, visits[one].round_id, visits[one].dwelling_id, visits[one].stamp, said
            )
            for one, said in replied.items()
        )
        return outcomes

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        raise Refused(_("Say it again at the same visit: the later reply holds."))


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
    return _impossible(canvass, record.payload.replies) if record.payload.replies else None


def _taken_back(visit: DoorVisit) -> Review | None:
    said = _("This visit was taken back.")
    return Review("annulled", said, "visit") if visit.annulled_at else None


def _impossible(canvass: CanvassRound, replies: Mapping[str, object]) -> Review | None:
    code, why = doorstep.of(canvass.doorstep).problem(replies)
    return Review("impossible", why, f"replies.{code}") if why else None


def _knock(work: Work, record: Record[VisitPayload]) -> actions.Knock:
    asked = record.payload
    when = rules.happened(record.made_at, work.now)
    return actions.Knock(
        *(record.key, asked.round, asked.dwelling, *record.stamp),
        *(asked.outcome, asked.people_seen, asked.note, when, work.actor.id),
    )


def _replies(record: Record[VisitPayload]) -> actions.Replies:
    asked = record.payload
    return actions.Replies(
        record.key, asked.round, asked.dwelling, record.stamp, asked.replies or {}
    )


register(RecordVisit(), RecordReplies())
