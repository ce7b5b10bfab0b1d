"""Lit windows counted at night, and doors that are knocked at again for the light behind them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID, uuid5

from django.utils.translation import gettext as _
from pydantic import Field

from wangdi.intake.commands import Applied, Command, Outcome, Payload, Record, Review, Work
from wangdi.intake.models import Key
from wangdi.intake.registry import register
from wangdi.intake.stamps import Stamp
from wangdi.screening import actions, outcomes, rules
from wangdi.screening.models import CanvassRound, DoorAnswer, LitCount
from wangdi.territory.queries import stamps_of_buildings


class LitPayload(Payload):
    """`doors`: those behind which light was seen, where one can tell."""

    round: UUID
    building: int
    lit: int = Field(ge=0, le=2000)
    doors: list[UUID] = Field(default_factory=list, max_length=500)


class CountLit(Command[LitPayload]):
    """Count the lit windows of a building in an evening.

    A door with light behind it that was silent or taken as empty is due again at once.
    """

    name = "screening.count_lit"
    permission = "screening.visit"
    event = "screening.lit_counted"
    subject_kind = "lit_count"
    Payload = LitPayload

    def locate(self, payloads: Sequence[LitPayload]) -> list[Stamp | None]:
        known = stamps_of_buildings(payload.building for payload in payloads)
        return [known.get(payload.building) for payload in payloads]

    def apply(self, work: Work, records: Sequence[Record[LitPayload]]) -> list[Outcome]:
        rounds = CanvassRound.objects.in_bulk({record.payload.round for record in records})
        why_not = _why_not(rounds, records)
        sound = [record for record in records if why_not[record.key] is None]
        LitCount.objects.bulk_create([_count(work, record) for record in sound])
        for record in sound:
            at = rules.happened(record.made_at, work.now)
            again(work, record.key, record.payload.round, record.payload.doors, at)
        return [why_not[record.key] or Applied(record.key) for record in records]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        for count in LitCount.objects.filter(id__in=keys, annulled_at=None):
            actions.annul([sighting(count.id, door) for door in count.doors], work.now)
        LitCount.objects.filter(id__in=keys).update(annulled_at=work.now)


class DoubtPayload(Payload):
    """Doors of the building of a count that are to be knocked at again for its sake."""

    count: UUID
    doors: list[UUID] = Field(min_length=1, max_length=500)


class DoubtDoors(Command[DoubtPayload]):
    """More windows were lit than people answered: these doors are asked for again."""

    name = "screening.doubt_doors"
    permission = "screening.visit"
    event = "screening.doors_doubted"
    subject_kind = "lit_count"
    Payload = DoubtPayload

    def subject_of(self, payload: DoubtPayload) -> UUID | None:
        return payload.count

    def locate(self, payloads: Sequence[DoubtPayload]) -> list[Stamp | None]:
        known = LitCount.objects.in_bulk({payload.count for payload in payloads})
        found = [known.get(payload.count) for payload in payloads]
        return [count.stamp if count else None for count in found]

    def apply(self, work: Work, records: Sequence[Record[DoubtPayload]]) -> list[Outcome]:
        counts = LitCount.objects.in_bulk({record.payload.count for record in records})
        return [_doubt(work, counts[record.payload.count], record) for record in records]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        asked = dict(Key.objects.filter(key__in=keys).values_list("key", "subject"))
        counts = LitCount.objects.in_bulk(set(asked.values()) - {None})
        for key, subject in asked.items():
            doors = _doubtful(counts[subject], None) if subject else []
            actions.annul([sighting(key, door.dwelling_id) for door in doors], work.now)


def sighting(key: UUID, door: UUID) -> UUID:
    """The key of the light behind one door, which follows from its record and the door."""
    return uuid5(key, str(door))


def again(work: Work, key: UUID, canvass: UUID, doors: Sequence[UUID], at: datetime) -> None:
    """Ask again for those of the doors that had not answered when light was seen at `at`."""
    answers = DoorAnswer.objects.filter(round=canvass, dwelling__in=doors, visited_at__lte=at)
    silent = answers.exclude(outcome__in=(outcomes.ANSWERED, outcomes.LIT))
    actions.see_light(
        [
            actions.Knock(
                *(sighting(key, one.dwelling_id), canvass, one.dwelling_id, *one.stamp),
                *(outcomes.LIT, None, "", at, work.actor.id),
            )
            for one in silent
        ]
    )


def _doubt(work: Work, count: LitCount, record: Record[DoubtPayload]) -> Outcome:
    if count.annulled_at:
        return Review("annulled", _("This count was taken back."), "count")
    inside = _doubtful(count, record.payload.doors)
    doors = [one.dwelling_id for one in inside]
    again(work, record.key, count.round_id, doors, work.now)
    return Applied(count.id)


def _doubtful(count: LitCount, doors: Sequence[UUID] | None) -> list[DoorAnswer]:
    """What doors of the counted building answered: of these doors, or of all."""
    found = DoorAnswer.objects.filter(round=count.round_id, building_id=count.building_id)
    return list(found if doors is None else found.filter(dwelling__in=doors))


def _why_not(
    rounds: Mapping[UUID, CanvassRound], records: Sequence[Record[LitPayload]]
) -> dict[UUID, Review | None]:
    """Why each record cannot be; a query for each round."""
    asked: dict[UUID, set[int]] = defaultdict(set)
    for record in records:
        asked[record.payload.round].add(record.payload.building)
    inside = {one.id: actions.buildings_of(one, asked[one.id]) for one in rounds.values()}
    found: dict[UUID, Review | None] = {}
    for record in records:
        canvass = rounds.get(record.payload.round)
        if canvass is None:
            sentence = _("This round is not known here.")
            found[record.key] = Review("unknown_parent", sentence, "round")
        elif record.payload.building not in inside[canvass.id]:
            sentence = _("This building is not part of the round.")
            found[record.key] = Review("not_in_round", sentence, "building")
        else:
            found[record.key] = None
    return found


def _count(work: Work, record: Record[LitPayload]) -> LitCount:
    asked, stamp = record.payload, record.stamp
    return LitCount(
        id=record.key,
        round_id=asked.round,
        building_id=asked.building,
        community_id=stamp.community,
        grid_id=stamp.grid,
        lit=asked.lit,
        doors=asked.doors,
        counted_at=rules.happened(record.made_at, work.now),
        by=work.actor.id,
    )


register(CountLit(), DoubtDoors())
