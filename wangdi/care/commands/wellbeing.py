"""How somebody is; a person decides about a referral; a counsellor's notes."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.access.scoping import stamps
from wangdi.care.actions import wellbeing
from wangdi.care.commands.asking import stamps_of_homes
from wangdi.care.models import CounsellorNote, Order, WellbeingCheck
from wangdi.care.payloads import DecideWellbeingPayload, NotePayload, WellbeingPayload
from wangdi.intake.commands import Applied, Command, Outcome, Record, Refused, Review, Work
from wangdi.intake.registry import register
from wangdi.intake.stamps import Stamp


class Answer(Command[WellbeingPayload]):
    """The short screen, asked by a worker or answered by the household itself."""

    name, event, permission = "care.wellbeing", "care.wellbeing_told", "care.wellbeing"
    subject_kind = "wellbeing"
    Payload = WellbeingPayload

    def locate(self, payloads: Sequence[WellbeingPayload]) -> list[Stamp | None]:
        return stamps_of_homes([one.household for one in payloads])

    def households_of(self, payloads: Sequence[WellbeingPayload]) -> list[UUID | None]:
        return [one.household for one in payloads]

    def apply(self, work: Work, records: Sequence[Record[WellbeingPayload]]) -> list[Outcome]:
        return wellbeing.answer(work, records)

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        wellbeing.take_back(work, keys, reason)


class Decide(Command[DecideWellbeingPayload]):
    """A named person refers to the counsellor, or says why it is not needed."""

    name, event, permission = (
        "care.decide_wellbeing",
        "care.wellbeing_decided",
        ("care.see_wellbeing"),
    )
    subject_kind = "wellbeing"
    Payload = DecideWellbeingPayload

    def locate(self, payloads: Sequence[DecideWellbeingPayload]) -> list[Stamp | None]:
        rows = WellbeingCheck.objects.filter(id__in={one.check for one in payloads})
        known = {one.id: one.stamp for one in rows.filter(annulled_at=None)}
        return [known.get(one.check) for one in payloads]

    def subject_of(self, payload: DecideWellbeingPayload) -> UUID | None:
        return payload.check

    def apply(self, work: Work, records: Sequence[Record[DecideWellbeingPayload]]) -> list[Outcome]:
        return wellbeing.decide(work, records)

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        raise Refused(_("Ask how the person is once more instead, and decide anew."))


class Note(Command[NotePayload]):
    """A note of a talk. The event says that there is one, never what."""

    name, event, permission = "care.note", "care.note_kept", "care.counsel"
    subject_kind = "order"
    Payload = NotePayload

    def locate(self, payloads: Sequence[NotePayload]) -> list[Stamp | None]:
        rows = Order.objects.filter(id__in={one.order for one in payloads}, private=True)
        known = {one.id: one.stamp for one in rows.filter(annulled_at=None)}
        return [known.get(one.order) for one in payloads]

    def subject_of(self, payload: NotePayload) -> UUID | None:
        return payload.order

    def apply(self, work: Work, records: Sequence[Record[NotePayload]]) -> list[Outcome]:
        held = Order.objects.in_bulk({record.payload.order for record in records})
        outcomes: list[Outcome] = []
        notes = []
        for record in records:
            order, by = held[record.payload.order], work.actor.id
            if by is None or order.holder_id != by:
                said = _("Take the case first: only its counsellor keeps notes.")
                outcomes.append(Review("not_yours", said))
                continue
            notes.append(
                CounsellorNote(
                    id=record.key,
                    order=order,
                    text=record.payload.text,
                    at=work.now,
                    by=by,
                    **stamps(order),
                )
            )
            outcomes.append(Applied(order.id))
        CounsellorNote.objects.bulk_create(notes)
        return outcomes

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        mine = CounsellorNote.objects.filter(id__in=keys, by=work.actor.id or 0)
        if mine.update(annulled_at=work.now) != len(set(keys)):
            raise Refused(_("Only who wrote a note takes it back."))


register(Answer(), Decide(), Note())
