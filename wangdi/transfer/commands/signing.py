"""Signatures: the first names the second person, who signs there or at his own sign-in."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.documents import actions as documents
from wangdi.duties import actions as duties
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
from wangdi.intake.models import Key
from wangdi.intake.registry import register
from wangdi.intake.stamps import Stamp
from wangdi.lib import ids
from wangdi.transfer.actions import moving, papers, planning, signing
from wangdi.transfer.actions.moving import Walk
from wangdi.transfer.commands.steps import Step
from wangdi.transfer.models import Handover, Movement, Slip
from wangdi.transfer.payloads import SignPayload


class Sign(Step[SignPayload]):
    """Sign a slip for a group and name the other side; with both signatures everybody moves."""

    name, event, permission = "transfer.sign", "transfer.signed", "transfer.sign"
    Payload, act = SignPayload, "hand_over"

    def apply(self, work: Work, records: Sequence[Record[SignPayload]]) -> list[Outcome]:
        return signing.Signing(work, records).run(records)

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        moved = Movement.objects.filter(id__in=keys, annulled_at=None)
        steps = moving.take_back(work, list(moved.values_list("id", flat=True)))
        subjects = Key.objects.filter(key__in=keys).values("subject")
        rows = Handover.objects.standing().filter(id__in=subjects)
        waiting = Slip.objects.filter(waits_for__isnull=False, annulled_at=None)
        rows.filter(point_slip__in=waiting).update(point_slip=None)
        rows.filter(door_slip__in=waiting).update(door_slip=None)
        _unwanted(work, reason)
        duties_again(work, steps)


class CountersignPayload(Payload):
    slip: UUID


class Countersign(Command[CountersignPayload]):
    """The second person, at his own sign-in, confirms a slip that names him."""

    name, event = "transfer.countersign", "transfer.countersigned"
    permission, subject_kind = "transfer.sign", "slip"
    Payload = CountersignPayload

    def locate(self, payloads: Sequence[CountersignPayload]) -> list[Stamp | None]:
        known = Slip.objects.in_bulk({one.slip for one in payloads})
        return [known[one.slip].stamp if one.slip in known else None for one in payloads]

    def subject_of(self, payload: CountersignPayload) -> UUID | None:
        return payload.slip

    def apply(self, work: Work, records: Sequence[Record[CountersignPayload]]) -> list[Outcome]:
        wanted = {record.payload.slip for record in records}
        rows = Slip.objects.filter(id__in=wanted, annulled_at=None).select_related("point")
        slips = {one.id: one for one in rows.select_for_update(of=("self",))}
        outcomes = [_may_sign(work, slips.get(one.payload.slip)) for one in records]
        mine = [slips[one.subject] for one in outcomes if isinstance(one, Applied)]
        mine = list({slip.id: slip for slip in mine}.values())
        signing.countersign(mine, by=work.actor.id, at=work.now)
        walk = _walk(work, mine)
        walk.save()
        planning.signed(work, mine)
        signing.complete(walk, mine)
        return outcomes

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        raise Refused(_("Take back what the first signature did instead."))


def _may_sign(work: Work, slip: Slip | None) -> Outcome:
    if slip is None:
        return Review("unknown_parent", _("This slip was taken back."))
    if slip.waits_for is None:
        return Review("signed", _("Both have signed already."))
    if slip.waits_for != work.actor.id:
        return Review("not_named", _("This slip waits for somebody else's signature."))
    return Applied(slip.id)


def _walk(work: Work, slips: Sequence[Slip]) -> Walk:
    """Move everybody who stands on the slips and can still be moved."""
    people: dict[UUID, Slip] = {}
    for slip in slips:
        column = f"{slip.stage}_slip"
        on_it = Handover.objects.standing().filter(**{column: slip.id})
        people |= dict.fromkeys(on_it.values_list("id", flat=True), slip)
    walk = Walk(work, moving.hold(people))
    for key, handover in zip(ids.uuid7s(len(walk.held)), walk.held.values(), strict=True):
        slip = people[handover.id]
        act = signing.ACTS[slip.stage]
        if walk.refusal(handover, act) is None:
            setattr(handover, f"{slip.stage}_slip", slip)
            walk.go(key, handover, act, at=work.now, note="")
    return walk


def _unwanted(work: Work, reason: str) -> None:
    """Slips on which nobody stands any more are withdrawn, and their papers with them."""
    empty = Slip.objects.filter(annulled_at=None, given=None, taken=None)
    gone = list(empty.values_list("id", flat=True))
    Slip.objects.filter(id__in=gone).update(annulled_at=work.now, waits_for=None)
    documents.withdraw(kind=papers.SLIP, subjects=gone, at=work.now)
    duties.withdraw(planning.SIGN, gone, reason)


def duties_again(work: Work, steps: Sequence[Movement]) -> None:
    """Who was received and is not any more is waited for again."""
    subjects = [one.handover_id for one in steps if one.act == "receive"]
    duties.reopen(planning.RECEIVE, subjects, evidence=subjects)


register(Sign(), Countersign())
