"""What people can do and when; the letters in which they ask to be called upon."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import Field

from wangdi.access.scoping import stamps
from wangdi.intake.commands import Applied, Command, Outcome, Payload, Record, Review, Work
from wangdi.intake.stamps import Stamp
from wangdi.lib import clock
from wangdi.staff.actions import NewWorker, add_workers
from wangdi.staff.commands.workers import Line, Name, Phone, stamps_at
from wangdi.staff.models import Able, Hours, Letter, Readiness, Skill, Worker, WorkerKind

LETTERS = "staff.letters"
Born = Annotated[int | None, Field(ge=1920, le=2020)]
Weekday = Annotated[int, Field(ge=0, le=6)]


class ReadinessPayload(Payload):
    """Hours and weekdays (0 is Monday) on which he can; none given: any."""

    worker: UUID
    born: Born = None
    able: Able = Able.ALL
    skills: list[Skill] = []
    hours: list[Hours] = []
    weekdays: list[Weekday] = []


class TellReadiness(Command[ReadinessPayload]):
    """What somebody said he can do and when, from now on."""

    name, event, subject_kind = "staff.tell_readiness", "staff.readiness_told", "worker"
    permission, Payload = "staff.readiness", ReadinessPayload

    def locate(self, payloads: Sequence[ReadinessPayload]) -> list[Stamp | None]:
        people = Worker.objects.serving().in_bulk({one.worker for one in payloads})
        return [people[one.worker].stamp if one.worker in people else None for one in payloads]

    def apply(self, work: Work, records: Sequence[Record[ReadinessPayload]]) -> list[Outcome]:
        rows = [
            Readiness(
                id=record.key,
                worker_id=record.payload.worker,
                **record.payload.model_dump(exclude={"worker"}),
                told_at=work.now,
                **stamps(record.stamp),
            )
            for record in records
        ]
        Readiness.objects.bulk_create(rows, batch_size=1000)
        return [Applied(record.payload.worker) for record in records]

    def subject_of(self, payload: ReadinessPayload) -> UUID:
        return payload.worker

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        Readiness.objects.filter(id__in=keys).update(annulled_at=work.now)


class LetterPayload(Payload):
    name: Name
    phone: Phone = ""
    kind: WorkerKind = WorkerKind.VOLUNTEER
    unit: Line = ""
    place: int
    party_member: bool = False
    born: Born = None
    skills: list[Skill] = []
    hours: list[Hours] = []
    words: str = Field(default="", max_length=2000)
    written_on: date = Field(default_factory=clock.today)


class WriteLetter(Command[LetterPayload]):
    """A letter in which somebody asks to be called upon; its words are sealed."""

    name, event, subject_kind = "staff.write_letter", "staff.letter_written", "letter"
    permission, Payload = LETTERS, LetterPayload

    def locate(self, payloads: Sequence[LetterPayload]) -> list[Stamp | None]:
        return stamps_at([(one.place, None) for one in payloads])

    def apply(self, work: Work, records: Sequence[Record[LetterPayload]]) -> list[Outcome]:
        Letter.objects.bulk_create(
            [
                Letter(
                    id=record.key,
                    **record.payload.model_dump(exclude={"place", "phone", "words"}),
                    phone=record.payload.phone or None,
                    words=record.payload.words or None,
                    place_id=record.payload.place,
                    **stamps(record.stamp),
                )
                for record in records
            ],
            batch_size=1000,
        )
        return [Applied(record.key) for record in records]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        Letter.objects.filter(id__in=keys).update(annulled_at=work.now)


class AnswerPayload(Payload):
    """Taken up, unless `declined` says why not."""

    letter: UUID
    declined: str = Field(default="", max_length=200)


class AnswerLetter(Command[AnswerPayload]):
    """Take somebody up, who is a worker from now on; or decline, with thanks and the reason."""

    name, event, subject_kind = "staff.answer_letter", "staff.letter_answered", "letter"
    permission, Payload = LETTERS, AnswerPayload

    def locate(self, payloads: Sequence[AnswerPayload]) -> list[Stamp | None]:
        standing = Letter.objects.filter(annulled_at=None)
        rows = standing.in_bulk({one.letter for one in payloads})
        return [rows[one.letter].stamp if one.letter in rows else None for one in payloads]

    def apply(self, work: Work, records: Sequence[Record[AnswerPayload]]) -> list[Outcome]:
        rows = Letter.objects.select_for_update().in_bulk([one.payload.letter for one in records])
        outcomes: list[Outcome] = []
        taken: dict[UUID, Letter] = {}
        for record in records:
            letter = rows[record.payload.letter]
            if letter.answered_at:
                outcomes.append(Review("answered", _("This letter was answered already.")))
                continue
            letter.answered_at, letter.answered_by = work.now, record.key
            letter.declined = record.payload.declined
            if not letter.declined:
                taken[record.key], letter.worker_id = letter, record.key
            outcomes.append(Applied(letter.id))
        _take_up(work, taken)
        told = ["answered_at", "answered_by", "declined", "worker"]
        Letter.objects.bulk_update(rows.values(), told, batch_size=1000)
        return outcomes

    def subject_of(self, payload: AnswerPayload) -> UUID:
        return payload.letter

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        back = {"answered_at": None, "answered_by": None, "declined": "", "worker": None}
        Letter.objects.filter(answered_by__in=keys).update(**back)
        today = clock.day_of(work.now)
        Worker.objects.filter(id__in=keys, left_on=None).update(left_on=today, left_by=keys[0])


def _take_up(work: Work, taken: dict[UUID, Letter]) -> None:
    """Whoever was taken up serves from today; the key of the answer is the worker's id."""
    people = [
        NewWorker(
            id=key,
            name=letter.name,
            kind=letter.kind,
            stamp=letter.stamp,
            place=letter.place_id,
            unit=letter.unit,
            private_phone=letter.phone,
            party_member=letter.party_member,
        )
        for key, letter in taken.items()
    ]
    add_workers(people, on=clock.day_of(work.now))
    Readiness.objects.bulk_create(
        [
            Readiness(
                id=key,
                worker_id=key,
                born=letter.born,
                skills=letter.skills,
                hours=letter.hours,
                told_at=work.now,
                **stamps(letter),
            )
            for key, letter in taken.items()
        ]
    )
