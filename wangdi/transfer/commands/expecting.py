"""Somebody is expected at an entry point: by hand, by a list, or from the rooms above."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.access.scoping import stamps
from wangdi.duties import actions as duties
from wangdi.intake.commands import (
    Applied,
    Command,
    Outcome,
    Record,
    Refused,
    Review,
    Work,
)
from wangdi.intake.registry import register
from wangdi.intake.stamps import Stamp
from wangdi.lib import clock
from wangdi.people.models import Dwelling, Person
from wangdi.territory.queries import stamps_of_communities
from wangdi.transfer import rules
from wangdi.transfer.actions import planning
from wangdi.transfer.actions.moving import tell
from wangdi.transfer.actions.seen import Seen
from wangdi.transfer.models import EntryPoint, Handover
from wangdi.transfer.payloads import ExpectPayload

TOLD = {
    *("origin", "origin_code", "left_on", "transport", "transport_number", "expected_at"),
    *("walk_in", "source", "source_ref"),
}


Place = tuple[int, UUID | None]


class Expect(Command[ExpectPayload]):
    """Expect somebody; the same person on the same day, or the same source, is one handover."""

    name, event = "transfer.expect", "transfer.expected"
    permission, subject_kind = "transfer.expect", "handover"
    Payload = ExpectPayload

    def locate(self, payloads: Sequence[ExpectPayload]) -> list[Stamp | None]:
        known = self.places((one.community, one.dwelling) for one in payloads)
        return [known.get((one.community, one.dwelling)) for one in payloads]

    def places(self, asked: Iterable[Place]) -> dict[Place, Stamp]:
        """The stamp of each community, or of its door where one is named; two queries."""
        wanted = {one for one in asked if 0 < one[0] < 2**31}
        doors = Dwelling.objects.in_bulk({door for _community, door in wanted if door})
        communities = stamps_of_communities(community for community, _door in wanted)
        found: dict[Place, Stamp] = {}
        for community, door in wanted:
            if door is None and community in communities:
                found[community, None] = communities[community]
            elif door in doors and doors[door].community_id == community:
                found[community, door] = doors[door].stamp
        return found

    def apply(self, work: Work, records: Sequence[Record[ExpectPayload]]) -> list[Outcome]:
        points = EntryPoint.objects.in_bulk({record.payload.point for record in records})
        people = Person.objects.living().in_bulk(
            {record.payload.person for record in records if record.payload.person}
        )
        seen = Seen(records)
        outcomes: list[Outcome] = []
        made: list[Handover] = []
        for record in records:
            person = people.get(record.payload.person) if record.payload.person else None
            outcome = _objection(record, points, person) or seen.outcome(record)
            outcomes.append(outcome)
            if isinstance(outcome, Applied):
                made.append(_handover(work, record, points[record.payload.point], person))
        Handover.objects.bulk_create(made, batch_size=1000)
        planning.meet(work, [one for one in made if not one.walk_in])
        for one in made:
            tell(work, self.event, one)
        return outcomes

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        rows = Handover.objects.standing().filter(id__in=keys).select_for_update()
        if any(one.state != rules.EXPECTED for one in rows):
            raise Refused(_("This person has arrived already. Take that back first."))
        duties.withdraw(planning.MEET, keys, reason)
        for one in rows:
            tell(work, "transfer.taken_back", one, act="expect", was=rules.EXPECTED)
        rows.update(annulled_at=work.now)


def _objection(
    record: Record[ExpectPayload], points: dict[UUID, EntryPoint], person: Person | None
) -> Review | None:
    point = points.get(record.payload.point)
    if point is None:
        return Review("unknown_parent", _("This entry point is not known."), "point")
    if not point.is_open():
        return Review("closed", _("This entry point is closed already."), "point")
    if record.payload.person and person is None:
        return Review("unknown_parent", _("This resident is not in the ledger."), "person")
    return None


def _handover(
    work: Work, record: Record[ExpectPayload], point: EntryPoint, person: Person | None
) -> Handover:
    asked = record.payload
    return Handover(
        id=record.key,
        person=person,
        household_id=person.household_id if person else None,
        dwelling_id=asked.dwelling,
        name=person.name if person else asked.name,
        phone=asked.phone or None,
        point=point,
        day=clock.day_of(asked.expected_at),
        state=rules.EXPECTED,
        since=work.now,
        recorded_at=work.now,
        by=work.actor.id,
        **asked.model_dump(include=TOLD),
        **stamps(record.stamp),
    )


register(Expect())
