"""Changes that one person prepares and another agrees to."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from wangdi.intake import applying, gate, writing
from wangdi.intake.actors import Actor
from wangdi.intake.commands import Command, Known, Record, Refused, Review, Work
from wangdi.intake.models import Approval, Key
from wangdi.intake.registry import command as known_command
from wangdi.lib import clock, ids


def keep_for_second_person(
    command: Command[Any], work: Work, records: Sequence[Record[Any]]
) -> tuple[list[Record[Any]], dict[UUID, Review]]:
    """Split off what needs a second person; it is kept as an Approval and answers `review`."""
    waiting = [record for record in records if command.needs_second_person(record.payload)]
    if not waiting:
        return list(records), {}
    Approval.objects.bulk_create([_approval(command, work, record) for record in waiting])
    Key.objects.filter(key__in=[record.key for record in waiting]).update(answer=Key.Answer.REVIEW)
    for record in waiting:
        work.event(
            f"{command.event}.prepared",
            kind=command.subject_kind,
            subject=command.subject_of(record.payload) or record.key,
            stamp=record.stamp,
        )
    sentence = _("Prepared. A second person must agree before it takes effect.")
    answers = {record.key: Review("second_person", sentence) for record in waiting}
    return [record for record in records if record.key not in answers], answers


def _approval(command: Command[Any], work: Work, record: Record[Any]) -> Approval:
    return Approval(
        id=ids.uuid7(),
        key=record.key,
        batch=work.batch,
        command=command.name,
        payload=writing.plain(record.payload),
        made_at=record.made_at,
        received_at=work.now,
        channel=work.channel,
        actor=work.actor.id,
        actor_label=work.actor.label,
        community_id=record.stamp.community,
        grid_id=record.stamp.grid,
        building_id=record.stamp.building,
        permission=command.second_person,
        subject=command.subject_of(record.payload),
    )


def check_decide(approval: Approval, *, by: Actor) -> None:
    """Raise Refused with the sentence why `by` may not decide `approval`."""
    if not approval.is_open():
        raise Refused(_("This was already decided."), reason="decided")
    if by.id == approval.actor:
        raise Refused(
            _("You prepared this yourself; another person must decide."), reason="same_person"
        )
    if not gate.allow(by, approval.permission, [approval.stamp])[0]:
        raise Refused(_("You may not decide this."), reason="not_allowed")


def approve(approval_id: UUID, *, by: Actor) -> None:
    """Apply a prepared change; the audit event names both people. Raises Refused.

    Two approvals at one instant make one event: the row is locked, the second finds it decided.
    """
    with transaction.atomic():
        approval = Approval.objects.select_for_update().get(id=approval_id)
        check_decide(approval, by=by)
        command = known_command(approval.command)
        payload = command.Payload.model_validate(approval.payload)
        record = Record(approval.key, payload, b"", approval.made_at, approval.stamp)
        proposer = Actor(approval.actor, approval.actor_label)
        work = Work(proposer, approval.channel, ids.uuid7(), approver=by)
        outcomes = applying.apply(command, work, [record])
        outcome = outcomes[record.key]
        if isinstance(outcome, Known):
            raise Refused(_("This is recorded already."), reason="known")
        if isinstance(outcome, Review):
            raise Refused(outcome.sentence, outcome.field, outcome.reason)
        Key.objects.filter(key=record.key).update(answer=Key.Answer.APPLIED)
        _close(approval, by=by, decision="approved")
        writing.events(work, applying.own_events(command, [record], outcomes) + work.events)
        writing.facts(work)


def decline(approval_id: UUID, *, by: Actor, note: str) -> None:
    """Decline a prepared change with a reason; it stays in sight, undone. Raises Refused."""
    if not note.strip():
        raise Refused(_("Please give the reason."), "note")
    with transaction.atomic():
        approval = Approval.objects.select_for_update().get(id=approval_id)
        check_decide(approval, by=by)
        command = known_command(approval.command)
        Key.objects.filter(key=approval.key).update(answer=Key.Answer.DISMISSED)
        _close(approval, by=by, decision="declined", note=note)
        work = Work(by, "page", ids.uuid7())
        work.event(
            f"{command.event}.declined",
            kind=command.subject_kind,
            subject=approval.subject or approval.key,
            stamp=approval.stamp,
        )
        writing.events(work, work.events)


def _close(approval: Approval, *, by: Actor, decision: str, note: str = "") -> None:
    approval.decided_at, approval.decided_by = clock.now(), by.id
    approval.decided_by_label, approval.decision, approval.note = by.label, decision, note
    approval.save()
