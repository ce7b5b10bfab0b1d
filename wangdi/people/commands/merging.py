"""Two entries that may be one person: merged, or told apart, as somebody decides."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.intake import gate
from wangdi.intake.commands import Applied, Command, Outcome, Payload, Record, Review, Work
from wangdi.intake.stamps import Stamp
from wangdi.people import corrections, merging
from wangdi.people.models import Departure, Distinction, Person

MERGE = "people.merge"


class PairPayload(Payload):
    """`person` is who remains; `other` the entry that turned out to be the same, or another."""

    person: UUID
    other: UUID


class _OfTwo(Command[PairPayload]):
    subject_kind, permission = "person", MERGE
    Payload = PairPayload

    def locate(self, payloads: Sequence[PairPayload]) -> list[Stamp | None]:
        return corrections.stamps_of([payload.person for payload in payloads])

    def subject_of(self, payload: PairPayload) -> UUID:
        return payload.person


class MergePeople(_OfTwo):
    name, event = "people.merge_people", "people.people_merged"

    def apply(self, work: Work, records: Sequence[Record[PairPayload]]) -> list[Outcome]:
        others = Person.objects.in_bulk([record.payload.other for record in records])
        reasons = _objections(work, records, others)
        merging.merge(
            work,
            {
                record.key: merging.Pair(record.payload.person, record.payload.other)
                for record, reason in zip(records, reasons, strict=True)
                if reason is None
            },
        )
        return _outcomes(records, reasons)

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        merging.unmerge(work, keys)


class TellApart(_OfTwo):
    """Two entries look alike and are two people: they are proposed no more."""

    name, event = "people.tell_apart", "people.told_apart"

    def apply(self, work: Work, records: Sequence[Record[PairPayload]]) -> list[Outcome]:
        others = Person.objects.in_bulk([record.payload.other for record in records])
        reasons = _objections(work, records, others)
        Distinction.objects.bulk_create(
            _distinction(work, record)
            for record, reason in zip(records, reasons, strict=True)
            if reason is None
        )
        return _outcomes(records, reasons)

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        Distinction.objects.filter(id__in=keys).update(annulled_at=work.now)


def _distinction(work: Work, record: Record[PairPayload]) -> Distinction:
    first, second = sorted((record.payload.person, record.payload.other))
    return Distinction(
        id=record.key,
        first_id=first,
        second_id=second,
        made_at=work.now,
        by_label=work.actor.label,
    )


def _objections(
    work: Work, records: Sequence[Record[PairPayload]], others: dict[UUID, Person]
) -> list[Review | None]:
    """Why each pair cannot be decided here, or None; nobody is in two pairs of one set."""
    found = [others.get(record.payload.other) for record in records]
    allowed = gate.allow(work.actor, MERGE, [one.stamp if one else Stamp() for one in found])
    seen: set[UUID] = set()
    reasons = []
    for record, other, may in zip(records, found, allowed, strict=True):
        reasons.append(_objection(record.payload, other, seen, may=may))
        seen |= {record.payload.person, record.payload.other}
    return reasons


def _objection(
    asked: PairPayload, other: Person | None, seen: set[UUID], *, may: bool
) -> Review | None:
    if asked.person == asked.other:
        return Review("same_entry", _("These are not two entries."), "other")
    if other is None or {asked.person, asked.other} & seen:
        return Review("unknown_person", _("The other entry is not known here."), "other")
    if not may:
        return Review(
            "not_your_place",
            _("The other entry is outside your places. The duty desk decides."),
            "other",
        )
    if other.left_why in (Departure.MERGED, Departure.MISTAKE, Departure.DIED):
        return Review("not_there", _("The other entry is closed already."), "other")
    return None


def _outcomes(
    records: Sequence[Record[PairPayload]], reasons: Sequence[Review | None]
) -> list[Outcome]:
    return [
        reason or Applied(record.payload.person)
        for record, reason in zip(records, reasons, strict=True)
    ]
