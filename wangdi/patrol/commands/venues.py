"""The register of venues: entered, corrected, given up."""

from collections.abc import Sequence
from typing import TypeVar
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.access.scoping import stamps
from wangdi.intake.commands import (
    Applied,
    Command,
    Known,
    Outcome,
    Payload,
    Record,
    Refused,
    Review,
    Work,
)
from wangdi.intake.registry import register
from wangdi.intake.stamps import Stamp
from wangdi.lib import clock
from wangdi.patrol import where
from wangdi.patrol.actions import venues
from wangdi.patrol.models import Banquet, PatrolFinding, Venue, VenueCheck
from wangdi.patrol.payloads import (
    ChangeVenuePayload,
    GoneVenuePayload,
    VenuePayload,
)

P = TypeVar("P", bound=Payload)
Named = tuple[int | None, str, str, str]
WRITTEN = ("place", "name", "kind", "address", "owner", "phone", "phone_index", "seats")


class RegisterVenue(Command[VenuePayload]):
    """A venue enters the register; one of the same name and address there is known."""

    name, event = "patrol.register_venue", "patrol.venue_registered"
    permission = "patrol.register_venues"
    subject_kind = "venue"
    Payload = VenuePayload

    def locate(self, payloads: Sequence[VenuePayload]) -> list[Stamp | None]:
        found = where.stamps_of([(one.place, one.grid) for one in payloads])
        return [one if one and one.community else None for one in found]

    def apply(self, work: Work, records: Sequence[Record[VenuePayload]]) -> list[Outcome]:
        known = already(
            {one.stamp.community for one in records}, {one.payload.name for one in records}
        )
        made: list[Venue] = []
        outcomes: list[Outcome] = []
        for record in records:
            named = named_as(record.stamp, record.payload)
            if (before := known.setdefault(named, record.key)) != record.key:
                outcomes.append(Known(before))
                continue
            made.append(_venue(work, record))
            outcomes.append(Applied(record.key))
        Venue.objects.bulk_create(made)
        return outcomes

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        if held(keys):
            raise Refused(_("Something stands on this venue; give it up instead."))
        Venue.objects.filter(id__in=keys).update(gone_on=clock.day_of(work.now))
        venues.forget(keys, reason)


def held(keys: Sequence[UUID]) -> set[UUID]:
    """Venues on which something stands: seen, found at, or with a banquet called off."""
    found: set[UUID] = set()
    for model in (VenueCheck, PatrolFinding, Banquet):
        rows = model.objects.filter(venue__in=keys, annulled_at=None)
        found.update(rows.values_list("venue_id", flat=True))
    return found


def named_as(stamp: Stamp, asked: VenuePayload) -> Named:
    """What makes two entries one venue."""
    return stamp.community, asked.kind, asked.name, asked.address


def already(communities: set[int | None], names: set[str]) -> dict[Named, UUID]:
    """The venues that stand in these communities under one of these names. One query."""
    rows = Venue.objects.trading().filter(community_id__in=communities, name__in=names)
    columns = ("community_id", "kind", "name", "address", "id")
    return {tuple(row[:4]): row[4] for row in rows.values_list(*columns)}


def _venue(work: Work, record: Record[VenuePayload]) -> Venue:
    asked = record.payload
    return Venue(
        id=record.key,
        place_id=asked.place,
        owner=asked.owner or None,
        phone=asked.phone or None,
        registered_at=work.now,
        by_label=work.actor.label,
        **asked.model_dump(include={"name", "kind", "address", "seats"}),
        **stamps(record.stamp),
    )


class OnVenue(Command[P]):
    """About venues that are in the register."""

    subject_kind = "venue"

    def locate(self, payloads: Sequence[P]) -> list[Stamp | None]:
        asked = [venue for one in payloads if (venue := self.subject_of(one))]
        rows = {one.id: one.stamp for one in Venue.objects.filter(id__in=asked)}
        return [rows.get(one) for one in asked]

    def subject_of(self, payload: P) -> UUID | None:
        venue: UUID = payload.venue  # type: ignore[attr-defined]
        return venue


class ChangeVenue(OnVenue[ChangeVenuePayload]):
    """Another name, another owner; an empty owner or telephone leaves what is known."""

    name, event = "patrol.change_venue", "patrol.venue_changed"
    permission = "patrol.register_venues"
    Payload = ChangeVenuePayload

    def apply(self, work: Work, records: Sequence[Record[ChangeVenuePayload]]) -> list[Outcome]:
        asked = {record.payload.venue: record.payload for record in records}
        held_now = Venue.objects.trading().select_for_update().in_bulk(list(asked))
        places = where.stamps_of([(asked[one].place, asked[one].grid) for one in held_now])
        outside: set[UUID] = set()
        for venue, stamp in zip(held_now.values(), places, strict=True):
            if stamp is None or stamp.community != venue.community_id:
                outside.add(venue.id)
                continue
            _change(venue, asked[venue.id])
            venue.grid_id, venue.building_id = stamp.grid, stamp.building
        changed = [one for one in held_now.values() if one.id not in outside]
        Venue.objects.bulk_update(changed, [*WRITTEN, "grid_id", "building_id"])
        return [_answer(one.payload.venue, held_now, outside) for one in records]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        raise Refused(_("Change it once more instead."))


def _change(venue: Venue, asked: ChangeVenuePayload) -> None:
    venue.place_id, venue.seats = asked.place, asked.seats
    venue.name, venue.kind, venue.address = asked.name, asked.kind, asked.address
    venue.owner = asked.owner or venue.owner
    venue.phone = asked.phone or venue.phone


def _answer(venue: UUID, known: dict[UUID, Venue], outside: set[UUID]) -> Outcome:
    if venue not in known:
        return Review("gone", _("This venue was given up."))
    if venue in outside:
        said = _("A venue that moved to another community is registered there anew.")
        return Review("elsewhere", said, "place")
    return Applied(venue)


class GiveUpVenue(OnVenue[GoneVenuePayload]):
    """The venue is there no longer; what was seen of it stays."""

    name, event = "patrol.give_up_venue", "patrol.venue_gone"
    permission = "patrol.register_venues"
    Payload = GoneVenuePayload

    def apply(self, work: Work, records: Sequence[Record[GoneVenuePayload]]) -> list[Outcome]:
        wanted = [record.payload.venue for record in records]
        rows = Venue.objects.trading().filter(id__in=wanted)
        known = set(rows.select_for_update().values_list("id", flat=True))
        rows.update(gone_on=clock.day_of(work.now))
        venues.forget(known, "given up")
        gone = Review("gone", _("This venue was given up."))
        return [Applied(one) if one in known else gone for one in wanted]

    def detail_of(self, payload: GoneVenuePayload) -> dict[str, str]:
        return {"reason": payload.reason}

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        raise Refused(_("Register the venue once more instead."))


register(RegisterVenue(), ChangeVenue(), GiveUpVenue())
