"""One shift hands its post to the next: counted, signed by one, taken over by another."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import Field

from wangdi.access.scoping import stamps
from wangdi.intake.commands import Applied, Command, Outcome, Payload, Record, Refused, Review, Work
from wangdi.intake.stamps import Stamp
from wangdi.roster import counting
from wangdi.roster.commands.standing import STAND
from wangdi.roster.commands.turns import OfTurn, hold, stamps_of_turns
from wangdi.roster.models import Relief, Turn


class CountsPayload(Payload):
    """People in and out, refused, and what the telephone at the post has not sent yet."""

    entered: int = Field(default=0, ge=0, le=100_000)
    left: int = Field(default=0, ge=0, le=100_000)
    refused: int = Field(default=0, ge=0, le=100_000)
    unsent: int = Field(default=0, ge=0, le=100_000)

    def by_word(self) -> dict[str, int]:
        told = (self.entered, self.left, self.refused, self.unsent)
        return dict(zip(counting.WORDS, told, strict=True))


class HandOverPayload(OfTurn):
    """`turn`: of the one who hands over. `why`: where his counts differ from the gate's."""

    counts: CountsPayload = CountsPayload()
    why: str = Field(default="", max_length=300)
    note: str = Field(default="", max_length=300)


class HandOver(Command[HandOverPayload]):
    """Hand a post over with its counts; where they differ from the gate's it is said why."""

    name, event, subject_kind = "roster.hand_over", "roster.handed_over", "relief"
    permission, Payload = STAND, HandOverPayload

    def locate(self, payloads: Sequence[HandOverPayload]) -> list[Stamp | None]:
        return stamps_of_turns([one.turn for one in payloads])

    def apply(self, work: Work, records: Sequence[Record[HandOverPayload]]) -> list[Outcome]:
        rows = hold(record.payload.turn for record in records)
        shifts = {turn.shift_id for turn in rows.values()}
        done = set(
            Relief.objects.filter(shift__in=shifts, annulled_at=None).values_list(
                "shift", flat=True
            )
        )
        outcomes: list[Outcome] = []
        made: list[Relief] = []
        for record in records:
            turn = rows[record.payload.turn]
            relief = _relief(work, record, turn)
            why = _why_not(relief, turn, taken=turn.shift_id in done)
            if why is None:
                done.add(turn.shift_id)
                made.append(relief)
            outcomes.append(why or Applied(record.key))
        Relief.objects.bulk_create(made, batch_size=1000)
        return outcomes

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        rows = Relief.objects.filter(id__in=keys, annulled_at=None)
        if rows.filter(taken_at__isnull=False).exists():
            raise Refused(_("It is taken over already; take that back first."))
        rows.update(annulled_at=work.now)


class TakeOverPayload(Payload):
    relief: UUID
    turn: UUID


class TakeOver(Command[TakeOverPayload]):
    """The next shift takes the post over: the second signature."""

    name, event, subject_kind = "roster.take_over", "roster.taken_over", "relief"
    permission, Payload = STAND, TakeOverPayload

    def locate(self, payloads: Sequence[TakeOverPayload]) -> list[Stamp | None]:
        standing = Relief.objects.filter(annulled_at=None)
        rows = standing.in_bulk({one.relief for one in payloads})
        turns = stamps_of_turns([one.turn for one in payloads])
        return [
            rows[one.relief].stamp if one.relief in rows and turn else None
            for one, turn in zip(payloads, turns, strict=True)
        ]

    def apply(self, work: Work, records: Sequence[Record[TakeOverPayload]]) -> list[Outcome]:
        reliefs = Relief.objects.select_for_update().in_bulk(
            [one.payload.relief for one in records]
        )
        turns = hold(record.payload.turn for record in records)
        outcomes: list[Outcome] = []
        for record in records:
            relief, turn = reliefs[record.payload.relief], turns[record.payload.turn]
            if relief.taken_at:
                outcomes.append(Review("taken", _("It is taken over already.")))
            elif relief.given_by_id == turn.worker_id or turn.shift.post_id != relief.post_id:
                sentence = _("Another person of this post takes it over.")
                outcomes.append(Review("not_he", sentence, "turn"))
            else:
                relief.taken_by_id, relief.taken_at = turn.worker_id, work.now
                relief.taken_key = record.key
                outcomes.append(Applied(relief.id))
        told = ["taken_by", "taken_at", "taken_key"]
        Relief.objects.bulk_update(reliefs.values(), told, batch_size=1000)
        return outcomes

    def subject_of(self, payload: TakeOverPayload) -> UUID:
        return payload.relief

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        back = {"taken_by": None, "taken_at": None, "taken_key": None}
        Relief.objects.filter(taken_key__in=keys).update(**back)


def _relief(work: Work, record: Record[HandOverPayload], turn: Turn) -> Relief:
    shift = turn.shift
    asked = record.payload
    until = min(work.now, shift.ends_at)
    return Relief(
        id=record.key,
        post=shift.post,
        shift=shift,
        given=asked.counts.by_word(),
        told=counting.counts(shift.post.checkpoint_id, shift.begins_at, until),
        why=asked.why,
        note=asked.note,
        given_by=turn.worker,
        given_at=work.now,
        **stamps(shift),
    )


def _why_not(relief: Relief, turn: Turn, *, taken: bool) -> Review | None:
    if taken:
        return Review("handed_over", _("This shift has handed over already."))
    if turn.in_at is None:
        return Review("not_in", _("He has not signed in, or has signed out already."))
    if relief.told is not None and relief.told != relief.given and not relief.why:
        sentence = _("The gate counts %(told)s, you hand over %(given)s. Say why they differ.")
        said = {"told": _line(relief.told), "given": _line(relief.given)}
        return Review("counts_differ", sentence % said, "why")
    return None


def _line(counts: dict[str, int]) -> str:
    return " / ".join(str(counts[word]) for word in counting.WORDS)
