"""Close a round, or plan its doors again."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import Field

from wangdi.intake.commands import Applied, Command, Outcome, Payload, Record, Refused, Review, Work
from wangdi.intake.models import Key
from wangdi.intake.registry import register
from wangdi.intake.stamps import Stamp
from wangdi.screening import actions
from wangdi.screening.commands.rounds import end, reaches, stamps_of
from wangdi.screening.models import CanvassRound


class RoundAndReason(Payload):
    round: UUID
    reason: str = Field(min_length=1, max_length=500)


class CloseRound(Command[RoundAndReason]):
    """Close a round: what is not done stays not done, and nobody is asked for it any more."""

    name = "screening.close_round"
    permission = "screening.open_round"
    event = "screening.round_closed"
    subject_kind = "canvass_round"
    Payload = RoundAndReason

    def subject_of(self, payload: RoundAndReason) -> UUID | None:
        return payload.round

    def locate(self, payloads: Sequence[RoundAndReason]) -> list[Stamp | None]:
        return stamps_of([payload.round for payload in payloads])

    def apply(self, work: Work, records: Sequence[Record[RoundAndReason]]) -> list[Outcome]:
        return [_close(work, record.payload) for record in records]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        closed = Key.objects.filter(key__in=keys).values("subject")
        for canvass in CanvassRound.objects.filter(id__in=closed):
            canvass.reopen()
            actions.plan_doors(canvass)


class RoundOnly(Payload):
    round: UUID


class PlanDoors(Command[RoundOnly]):
    """Plan the duties of doors that were added since; doors that have theirs keep it."""

    name = "screening.plan_doors"
    permission = "screening.open_round"
    event = "screening.doors_planned"
    subject_kind = "canvass_round"
    Payload = RoundOnly

    def subject_of(self, payload: RoundOnly) -> UUID | None:
        return payload.round

    def locate(self, payloads: Sequence[RoundOnly]) -> list[Stamp | None]:
        return stamps_of([payload.round for payload in payloads])

    def apply(self, work: Work, records: Sequence[Record[RoundOnly]]) -> list[Outcome]:
        return [_plan(record.payload.round) for record in records]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        raise Refused(_("The doors are there. Close the round instead."), reason="happened")


def _close(work: Work, asked: RoundAndReason) -> Outcome:
    canvass = CanvassRound.objects.select_for_update().get(id=asked.round)
    if not canvass.is_open():
        return Review("closed", _("This round is closed already."))
    if not reaches(work, canvass.communities):
        return Review("not_allowed", _("The round goes beyond the places you work for."))
    end(work, canvass, asked.reason)
    return Applied(canvass.id)


def _plan(round_id: UUID) -> Outcome:
    canvass = CanvassRound.objects.get(id=round_id)
    if not canvass.is_open():
        return Review("closed", _("This round is closed already."))
    actions.plan_doors(canvass)
    return Applied(canvass.id)


register(CloseRound(), PlanDoors())
