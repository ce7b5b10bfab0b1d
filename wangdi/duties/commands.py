"""What may be asked of duties: waive one, hand one over, let the late ones climb."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import AwareDatetime, Field

from wangdi.duties import actions, climbing, holders
from wangdi.duties.absence.commands import EndStandIn, KeepStandIns, LetStandIn
from wangdi.duties.models import Duty, HandOver
from wangdi.intake.commands import Applied, Command, Outcome, Payload, Record, Refused, Review, Work
from wangdi.intake.models import Key
from wangdi.intake.registry import register
from wangdi.intake.stamps import NOWHERE, Stamp


def stamps_of(duties: Sequence[UUID]) -> list[Stamp | None]:
    """Where each duty stands, in order; None for one that is not there."""
    known = {duty.id: duty.stamp for duty in Duty.objects.filter(id__in=set(duties))}
    return [known.get(duty) for duty in duties]


def settled_before() -> Review:
    return Review("settled", _("This duty is settled already."))


class WaivePayload(Payload):
    duty: UUID
    reason: str = Field(min_length=1, max_length=500)


class Waive(Command[WaivePayload]):
    """Release the holder from a duty, with the reason."""

    name = "duties.waive"
    permission = "duties.waive"
    event = "duties.waived"
    subject_kind = "duty"
    Payload = WaivePayload

    def subject_of(self, payload: WaivePayload) -> UUID | None:
        return payload.duty

    def locate(self, payloads: Sequence[WaivePayload]) -> list[Stamp | None]:
        return stamps_of([payload.duty for payload in payloads])

    def apply(self, work: Work, records: Sequence[Record[WaivePayload]]) -> list[Outcome]:
        waived = actions.waive(
            actions.Waiver(r.payload.duty, r.payload.reason, work.actor.id, r.key) for r in records
        )
        return [
            Applied(r.payload.duty) if r.payload.duty in waived else settled_before()
            for r in records
        ]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        duties = Duty.objects.filter(id__in=_subjects(keys), evidence__in=keys)
        duties.update(settled_at=None, settlement="", settled_by=None, evidence=None, reason="")


class HandOverPayload(Payload):
    duty: UUID
    holder: int
    reason: str = Field(min_length=1, max_length=500)


class GiveAway(Command[HandOverPayload]):
    """Give a duty to another named holder, of those whose grants reach it."""

    name = "duties.hand_over"
    permission = "duties.hand_over"
    event = "duties.handed_over"
    subject_kind = "duty"
    Payload = HandOverPayload

    def subject_of(self, payload: HandOverPayload) -> UUID | None:
        return payload.duty

    def locate(self, payloads: Sequence[HandOverPayload]) -> list[Stamp | None]:
        return stamps_of([payload.duty for payload in payloads])

    def apply(self, work: Work, records: Sequence[Record[HandOverPayload]]) -> list[Outcome]:
        wanted = {record.payload.duty for record in records}
        open_duties = Duty.objects.unsettled().filter(id__in=wanted).select_for_update()
        duties = {duty.id: duty for duty in open_duties}
        able = holders.able({duty.stamp for duty in duties.values()})
        outcomes: list[Outcome] = []
        given: list[HandOver] = []
        for record in records:
            duty = duties.get(record.payload.duty)
            outcomes.append(_may_hold(record.payload, duty, able))
            if duty is not None and isinstance(outcomes[-1], Applied):
                given.append(_hand_over(record, duty, work))
        HandOver.objects.bulk_create(given)
        Duty.objects.bulk_update(duties.values(), ["holder"])
        return outcomes

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        gone = list(HandOver.objects.filter(id__in=keys).select_related("duty"))
        if any(one.duty.holder_id != one.taker_id or one.duty.is_settled() for one in gone):
            raise Refused(_("The duty has moved on since; hand it over anew."), reason="moved_on")
        for one in gone:
            one.duty.holder_id, one.annulled_at = one.giver, work.now
        Duty.objects.bulk_update([one.duty for one in gone], ["holder"])
        HandOver.objects.bulk_update(gone, ["annulled_at"])


class ClimbPayload(Payload):
    at: AwareDatetime


class Climb(Command[ClimbPayload]):
    """Let late duties climb; the worker asks for it, people do not."""

    name = "duties.climb"
    permission = "duties.climb"
    event = "duties.climb_asked"
    subject_kind = "climb"
    Payload = ClimbPayload

    def locate(self, payloads: Sequence[ClimbPayload]) -> list[Stamp | None]:
        return [NOWHERE] * len(payloads)

    def apply(self, work: Work, records: Sequence[Record[ClimbPayload]]) -> list[Outcome]:
        for one in climbing.climb(max(record.payload.at for record in records)):
            work.event("duties.climbed", kind="duty", subject=one.duty, stamp=one.stamp)
            work.fact(
                "duties.climbed",
                about="duty",
                subject=one.duty,
                stamp=one.stamp,
                duty_kind=one.kind,
                level=one.level,
                role=one.role,
            )
        return [Applied(record.key) for record in records]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        raise Refused(
            _("What was late was late. Waive the duty or hand it over instead."), reason="happened"
        )


def _may_hold(
    payload: HandOverPayload, duty: Duty | None, able: dict[Stamp, dict[int, str]]
) -> Outcome:
    if duty is None:
        return settled_before()
    if payload.holder not in able[duty.stamp]:
        sentence = _("This person does not work where the duty is. Please choose another.")
        return Review("not_reached", sentence, "holder")
    return Applied(duty.id)


def _hand_over(record: Record[HandOverPayload], duty: Duty, work: Work) -> HandOver:
    giver, duty.holder_id = duty.holder_id, record.payload.holder
    return HandOver(
        id=record.key,
        duty=duty,
        giver=giver,
        taker_id=record.payload.holder,
        reason=record.payload.reason,
        at=work.now,
        by=work.actor.id,
        community_id=duty.community_id,
        grid_id=duty.grid_id,
        building_id=duty.building_id,
    )


def _subjects(keys: Sequence[UUID]) -> list[UUID]:
    return [key.subject for key in Key.objects.filter(key__in=keys) if key.subject]


register(Waive(), GiveAway(), Climb(), LetStandIn(), EndStandIn(), KeepStandIns())
