"""A sending: all of its records in one transaction, each by its own command and its own maker."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from wangdi.field import allowed, opening, parking, receipts, trying
from wangdi.field.models import Parked, Phone, Sending
from wangdi.field.opening import Hand, Opened
from wangdi.field.rules.envelopes import Envelope, Sent
from wangdi.intake.actors import Actor
from wangdi.intake.commands import Review
from wangdi.intake.submitting import Answer, keep

Numbered = list[tuple[int, Opened]]


def take(records: Sequence[Sent], hand: Hand, envelope: Envelope | None = None) -> list[Answer]:
    """Take records in, in one transaction; one answer each, in order: a commit made them true.

    What came before, byte for byte, is known again without being opened.
    """
    with transaction.atomic():
        Phone.objects.select_for_update().get(id=hand.sign_in.phone_id)
        before = receipts.known(records)
        fresh = [(at, one) for at, one in enumerate(records) if not receipts.is_same(one, before)]
        times = {key: row.happened_at for key, row in before.items()}
        opened = opening.open_all([one for _at, one in fresh], hand, times)
        numbered = [(at, one) for (at, _sent), one in zip(fresh, opened, strict=True)]
        answers = _again(records, {at for at, _one in numbered}) | _kept(numbered)
        answers |= _tried(numbered)
        settled = parking.retry() if _may_settle(answers) else {}
        told = [_latest(answers[at], settled) for at in range(len(records))]
        sending = _sum(told, hand)
        receipts.write(opened, hand, sending)
        if envelope is not None:
            receipts.note_contact(hand, envelope, told)
    return told


def _again(records: Sequence[Sent], fresh: set[int]) -> dict[int, Answer]:
    """Of what came before: duplicates, and what still waits for what it refers to."""
    known = {at: one.key for at, one in enumerate(records) if at not in fresh}
    if not known:
        return {}
    waiting = set(Parked.objects.filter(key__in=known.values()).values_list("key", flat=True))
    return {
        at: parking.later(key) if key in waiting else Answer(key, "duplicate", key)
        for at, key in known.items()
    }


def _kept(numbered: Numbered) -> dict[int, Answer]:
    """What a person must look at first, kept by the intake with its reason."""
    groups: dict[tuple[Actor, str], list[tuple[int, Opened, Review]]] = defaultdict(list)
    for at, one in numbered:
        if one.why:
            groups[one.actor, one.command].append((at, one, one.why))
    answers: dict[int, Answer] = {}
    for (actor, command), group in groups.items():
        records = [(one.incoming, why) for _at, one, why in group]
        kept = keep(actor=actor, command=command, records=records, channel=trying.CHANNEL)
        answers |= {at: answer for (at, _one, _why), answer in zip(group, kept.each, strict=True)}
    return answers


def _tried(numbered: Numbered) -> dict[int, Answer]:
    """Each group by its command, what others refer to first; what has no parent yet waits."""
    groups: dict[tuple[Actor, str], Numbered] = defaultdict(list)
    for at, one in numbered:
        if one.why is None:
            groups[one.actor, one.command].append((at, one))
    answers: dict[int, Answer] = {}
    for actor, command in sorted(groups, key=lambda name: allowed.ORDER[name[1]]):
        group = groups[actor, command]
        waiting = _parked(command, group)
        answers |= {at: parking.later(one.incoming.key) for at, one in waiting}
        parked = {at for at, _one in waiting}
        ready = [(at, one.incoming) for at, one in group if at not in parked]
        given = trying.group(actor, command, [one for _at, one in ready])
        answers |= {at: answer for (at, _one), answer in zip(ready, given, strict=True)}
    return answers


def _parked(command: str, group: Numbered) -> Numbered:
    """Those of a group that wait now. Other content under a key that waits goes to the intake."""
    lost = parking.without_parent(command, [one.incoming for _at, one in group])
    there = set(Parked.objects.filter(key__in=lost).values_list("key", flat=True)) if lost else ()
    first: dict[UUID, Opened] = {}
    waiting = []
    for at, one in group:
        key = one.incoming.key
        if key not in lost or key in there:
            continue
        if first.setdefault(key, one).sent.digest == one.sent.digest:
            waiting.append((at, one))
    parking.park(first.values())
    return waiting


def _may_settle(answers: dict[int, Answer]) -> bool:
    """Whether something came that others may wait for, or something that waits."""
    return any(one.answer in ("applied", parking.LATER) for one in answers.values())


def _latest(answer: Answer, settled: dict[UUID, Answer]) -> Answer:
    return settled.get(answer.key, answer) if answer.answer == parking.LATER else answer


def _sum(told: Sequence[Answer], hand: Hand) -> Sending:
    counts = Counter(one.answer for one in told)
    return Sending.objects.create(
        at=hand.received,
        phone_id=hand.sign_in.phone_id,
        way=Sending.Way.FILE if hand.at_desk else Sending.Way.PHONE,
        by_label=hand.actor.label,
        protocol=min(hand.protocol, 2**31 - 1),
        received=len(told),
        applied=counts["applied"],
        duplicate=counts["duplicate"],
        review=counts["review"],
        later=counts[parking.LATER],
    )
