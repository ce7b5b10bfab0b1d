"""The doors of a place are called as the place is called now; asked for by the ground itself."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.intake.commands import Applied, Command, Outcome, Payload, Record, Refused, Work
from wangdi.intake.stamps import Stamp
from wangdi.people import readdressing
from wangdi.territory.models import Place


class ReaddressPayload(Payload):
    place: int


class Readdress(Command[ReaddressPayload]):
    """After a place got another name or another parent. Fact: `people.readdressed`."""

    name, event, subject_kind = "people.readdress", "people.readdressed", "place"
    permission = "people.correct"
    Payload = ReaddressPayload

    def locate(self, payloads: Sequence[ReaddressPayload]) -> list[Stamp | None]:
        found = Place.objects.in_bulk({payload.place for payload in payloads})
        places = [found.get(payload.place) for payload in payloads]
        return [place.stamp if place else None for place in places]

    def apply(self, work: Work, records: Sequence[Record[ReaddressPayload]]) -> list[Outcome]:
        buildings = readdressing.beneath({record.payload.place for record in records})
        for called in readdressing.readdress(buildings):
            work.fact(
                "people.readdressed",
                about="place",
                subject=work.batch,
                stamp=Stamp(building=called.building),
                building=called.building,
                before=called.before,
                after=called.after,
            )
        return [Applied(record.key) for record in records]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        raise Refused(_("Addresses follow the names of places: give the place its name back."))
