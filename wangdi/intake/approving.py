"""Changes that one person prepares and another agrees to."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from wangdi.intake import applying, gate, writing
from wangdi.intake.actors import Actor
from wangdi.intake.commands import Command, Known, Outcome, Record, Refused, Review, Work
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
    problem = _undecidable([approval], by)[approval.id]
    if problem is not None:
        raise problem


def _undecidable(approvals: Sequence[Approval], by: Actor) -> dict[UUID, Refused | None]:
    """Why `by` may not decide each, or None; who may is asked once for each permission."""
    found: dict[UUID, Refused | None] = {}
    for permission in {one.permission for one in approvals}:
        asked = [one for one in approvals if one.permission == permission]
        allowed = gate.allow(by, permission, [one.stamp for one in asked])
        for one, may in zip(asked, allowed, strict=True):
            found[one.id] = _against(one, by, may=may)
    return found


def _against(approval: Approval, by: Actor, *, may: bool) -> Refused | None:
    if not approval.is_open():
        return Refused(_("This was already decided."), reason="decided")
    if by.id == approval.actor:
        return Refused(
            _("You prepared this yourself; another person must decide."), reason="same_person"
        )
    return None if may else Refused(_("You may not decide this."), reason="not_allowed")


def approve(approval_id: UUID, *, by: Actor) -> None:
    """Apply a prepared change; the audit event names both people. Raises Refused.

    Two approvals at one instant make one event: the row is locked, the second finds it decided.
    """
    with transaction.atomic():
        problem = approve_many([approval_id], by=by)[approval_id]
        if problem is not None:
            raise problem


def approve_many(approval_ids: Sequence[UUID], *, by: Actor) -> dict[UUID, Refused | None]:
    """Apply prepared changes as sets, in one transaction; of each, why not, or None.

    What cannot be approved stays open and stops no other.
    """
    with transaction.atomic(), gate.one_batch():
        rows = Approval.objects.select_for_update().filter(id__in=approval_ids).order_by("id")
        approvals = list(rows)
        answers = _undecidable(approvals, by)
        free = [one for one in approvals if answers[one.id] is None]
        for (name, channel, actor, label), group in _alike(free).items():
            work = Work(Actor(actor, label), channel, ids.uuid7(), approver=by)
            answers |= _apply(known_command(name), work, group)
    return answers


def _alike(approvals: Sequence[Approval]) -> dict[tuple[str, str, Any, str], list[Approval]]:
    """Those that go through together: one command, prepared by one person in one way."""
    groups: dict[tuple[str, str, Any, str], list[Approval]] = {}
    for one in approvals:
        groups.setdefault((one.command, one.channel, one.actor, one.actor_label), []).append(one)
    return groups


def _apply(
    command: Command[Any], work: Work, approvals: Sequence[Approval]
) -> dict[UUID, Refused | None]:
    records = [
        Record(one.key, command.Payload.model_validate(one.payload), b"", one.made_at, one.stamp)
        for one in approvals
    ]
    outcomes = applying.apply(command, work, records)
    against = {one.id: _refusal(outcomes[one.key]) for one in approvals}
    applied = [one for one in approvals if against[one.id] is None]
    Key.objects.filter(key__in=[one.key for one in applied]).update(answer=Key.Answer.APPLIED)
    _close(applied, by=work.approver or work.actor, decision="approved")
    writing.events(work, applying.own_events(command, records, outcomes) + work.events)
    writing.facts(work)
    return against


def _refusal(outcome: Outcome) -> Refused | None:
    if isinstance(outcome, Known):
        return Refused(_("This is recorded already."), reason="known")
    if isinstance(outcome, Review):
        return Refused(outcome.sentence, outcome.field, outcome.reason)
    return None


def decline(approval_id: UUID, *, by: Actor, note: str) -> None:
    """Decline a prepared change with a reason; it stays in sight, undone. Raises Refused."""
    if not note.strip():
        raise Refused(_("Please give the reason."), "note")
    with transaction.atomic():
        approval = Approval.objects.select_for_update().get(id=approval_id)
        check_decide(approval, by=by)
        command = known_command(approval.command)
        Key.objects.filter(key=approval.key).update(answer=Key.Answer.DISMISSED)
        _close([approval], by=by, decision="declined", note=note)
        work = Work(by, "page", ids.uuid7())
        work.event(
            f"{command.event}.declined",
            kind=command.subject_kind,
            subject=approval.subject or approval.key,
            stamp=approval.stamp,
        )
        writing.events(work, work.events)


def _close(approvals: Sequence[Approval], *, by: Actor, decision: str, note: str = "") -> None:
    Approval.objects.filter(id__in=[one.id for one in approvals]).update(
        decided_at=clock.now(),
        decided_by=by.id,
        decided_by_label=by.label,
        decision=decision,
        note=note,
    )
