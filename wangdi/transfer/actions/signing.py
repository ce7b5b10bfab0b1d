"""Two signatures: the first opens a slip, the second completes it and moves everybody on it."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.access.scoping import stamps
from wangdi.accounts.models import User
from wangdi.duties import holders
from wangdi.intake.commands import Applied, Outcome, Record, Review, Work
from wangdi.people.models import Dwelling
from wangdi.transfer import rules
from wangdi.transfer.actions import papers, planning
from wangdi.transfer.actions.moving import Walk, hold, tell
from wangdi.transfer.models import Handover, How, Slip, Stage
from wangdi.transfer.payloads import SignPayload

ACTS = {Stage.POINT.value: "hand_over", Stage.DOOR.value: "receive"}


class Signing:
    """One batch of first signatures; slips of it are made once, whoever stands on them."""

    def __init__(self, work: Work, records: Sequence[Record[SignPayload]]) -> None:
        self.work = work
        self.walk = Walk(work, hold(record.payload.handover for record in records))
        asked = {record.payload.slip for record in records}
        known = Slip.objects.filter(id__in=asked).select_for_update()
        self.known = {slip.id: slip for slip in known}
        self.slips: dict[UUID, Slip] = {}
        others = {record.payload.other_user for record in records if record.payload.other_user}
        self.users = User.objects.in_bulk(others)
        self.able = holders.able({record.stamp for record in records}) if others else {}
        doors = {record.payload.dwelling for record in records if record.payload.dwelling}
        self.doors = Dwelling.objects.in_bulk(doors)

    def run(self, records: Sequence[Record[SignPayload]]) -> list[Outcome]:
        outcomes = [self._one(record) for record in records]
        Slip.objects.bulk_create(self.slips.values())
        fresh = list(self.slips.values())
        waiting = [slip for slip in fresh if slip.waits_for]
        self.walk.save()
        planning.sign(self.work, waiting)
        complete(self.walk, [slip for slip in fresh if not slip.waits_for])
        return outcomes

    def _one(self, record: Record[SignPayload]) -> Outcome:
        asked, handover = record.payload, self.walk.held.get(record.payload.handover)
        act = ACTS[asked.stage]
        against = self.walk.refusal(handover, act) or self._objection(record, handover)
        if against is not None or handover is None:
            return against or Review("unknown_parent", "")
        if asked.dwelling and asked.stage == "door":
            self._to_door(handover, self.doors[asked.dwelling])
        slip = self.slips.setdefault(asked.slip, self._slip(record, handover))
        setattr(handover, f"{asked.stage}_slip", slip)
        self.walk.touched[handover.id] = handover
        if slip.waits_for:
            return Applied(handover.id)
        return self.walk.step(record, handover, act)

    def _objection(self, record: Record[SignPayload], handover: Handover | None) -> Review | None:
        asked, actor = record.payload, self.work.actor
        if handover is None or actor.id is None:
            return Review("no_person", _("Only a named person signs."))
        if handover.slip_at(asked.stage) is not None:
            return Review("signed", _("A slip with this person waits for its second signature."))
        if asked.slip in self.known or self._elsewhere(asked.slip, handover):
            return Review("one_slip", _("One slip is for one community, and signed once."), "slip")
        other = self.users.get(asked.other_user or 0)
        if asked.other_user and asked.other_user not in self.able.get(record.stamp, {}):
            sentence = _("This person does not work where the slip leads. Choose another.")
            return Review("not_reached", sentence, "other_user")
        taker = rules.Party(asked.other_user, other.name if other else asked.other_name)
        if not rules.are_two(rules.Party(actor.id, actor.label), taker):
            return Review("two_people", _("Two different people must sign."), "other_name")
        return self._no_door(asked, handover) if asked.stage == "door" else None

    def _no_door(self, asked: SignPayload, handover: Handover) -> Review | None:
        door = self.doors.get(asked.dwelling) if asked.dwelling else handover.dwelling
        if door is None:
            return Review("no_door", _("Say at which door this person is received."), "door")
        if door.community_id != handover.community_id:
            return Review("no_door", _("This door is in another community."), "door")
        return None

    def _elsewhere(self, slip_id: UUID, handover: Handover) -> bool:
        slip = self.slips.get(slip_id)
        return slip is not None and slip.community_id != handover.community_id

    def _slip(self, record: Record[SignPayload], handover: Handover) -> Slip:
        asked, actor = record.payload, self.work.actor
        other = self.users.get(asked.other_user or 0)
        mine, theirs = ("giver", "taker") if asked.side == "gives" else ("taker", "giver")
        how = How.DRAWN if asked.drawing else How.ON_PAPER
        values: dict[str, object] = {
            mine: actor.id,
            f"{mine}_name": actor.label,
            f"{mine}_unit": asked.unit,
            f"{mine}_how": How.SIGNED_IN,
            theirs: other.pk if other else None,
            f"{theirs}_name": other.name if other else asked.other_name,
            f"{theirs}_unit": asked.other_unit,
            f"{theirs}_how": "" if other else how,
            f"{theirs}_drawing": asked.drawing or None,
        }
        return Slip(
            id=asked.slip,
            stage=asked.stage,
            point=handover.point,
            signed_at=self.work.now,
            complete_at=None if other else self.work.now,
            waits_for=other.pk if other else None,
            **_stamp_of(asked.stage, handover),
            **values,
        )

    def _to_door(self, handover: Handover, door: Dwelling) -> None:
        if handover.dwelling_id != door.id:
            handover.dwelling, handover.household = door, None
        for name, value in stamps(door).items():
            setattr(handover, name, value)


def _stamp_of(stage: str, handover: Handover) -> dict[str, int | None]:
    """A slip to a community belongs to all of it, one at a door to those who reach the door."""
    if stage == Stage.POINT.value:
        return {"community_id": handover.community_id}
    return stamps(handover)


def complete(walk: Walk, slips: Sequence[Slip]) -> None:
    """What two signatures bring: the paper, the duties, and the word to the rooms above."""
    received = walk.moved("receive")
    planning.received(walk.work, received)
    if slips:
        papers.issue(walk.work, slips, list(walk.touched.values()))
    for one in received:
        tell_received(walk.work, one)


def tell_received(work: Work, one: Handover) -> None:
    tell(
        work,
        "transfer.received",
        one,
        household=_text(one.household_id),
        dwelling=_text(one.dwelling_id),
        origin_code=one.origin_code,
        left_on=one.left_on.isoformat() if one.left_on else None,
        arrived_on=one.day.isoformat(),
        point=str(one.point_id),
        slip=_text(one.door_slip_id),
        declared=_text(one.source_ref),
    )


def _text(key: UUID | None) -> str | None:
    return str(key) if key else None


def countersign(slips: Sequence[Slip], *, by: int | None, at: datetime) -> None:
    """Write the second signature, given at his own sign-in, on slips that wait for it."""
    for slip in slips:
        side = "giver" if slip.giver == by else "taker"
        setattr(slip, f"{side}_how", How.SIGNED_IN)
        slip.complete_at, slip.waits_for = at, None
    Slip.objects.bulk_update(slips, ["giver_how", "taker_how", "complete_at", "waits_for"])
