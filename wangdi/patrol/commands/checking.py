"""Looks at venues against what is ordered of them, and at two codes at their doors."""

from collections.abc import Sequence
from uuid import UUID

from wangdi.access.scoping import stamps
from wangdi.intake.commands import Applied, Outcome, Record, Work
from wangdi.intake.registry import register
from wangdi.intake.stamps import Stamp
from wangdi.lib import ids
from wangdi.patrol import section
from wangdi.patrol.actions import finding, standing, venues
from wangdi.patrol.actions.standing import Demand
from wangdi.patrol.commands.venues import OnVenue
from wangdi.patrol.models import EntryCheck, Venue, VenueCheck
from wangdi.patrol.models.findings import Source
from wangdi.patrol.models.venues import CARE
from wangdi.patrol.payloads import CheckPayload, EntryPayload, FindPayload
from wangdi.patrol.rules import entry, orders

LOOKED = (
    *("temperature", "codes", "paper_way", "prices_marked", "banquet", "poultry"),
    "open",
)


class CheckVenue(OnVenue[CheckPayload]):
    """What was seen at a venue; what is wrong becomes a finding at once, with its deadline."""

    name, event, permission = "patrol.check_venue", "patrol.venue_checked", "patrol.check_venues"
    subject_kind = "venue_check"
    Payload = CheckPayload

    def apply(self, work: Work, records: Sequence[Record[CheckPayload]]) -> list[Outcome]:
        rows = Venue.objects.filter(id__in={one.payload.venue for one in records}).order_by("id")
        locked = rows.select_for_update(of=("self",)).select_related("place")
        held = {one.id: one for one in locked}
        known = standing.demands(held.values(), work.now)
        made: list[VenueCheck] = []
        wrong: list[tuple[UUID, FindPayload, Stamp]] = []
        for record in records:
            venue = held[record.payload.venue]
            check, faults = _check(work, record, known[venue.id])
            made.append(check)
            _seen(venue, check)
            wrong += [
                (ids.uuid7(), FindPayload(kind=kind, at=check.at, venue=venue.id), venue.stamp)
                for kind in faults
            ]
        VenueCheck.objects.bulk_create(made)
        Venue.objects.bulk_update(held.values(), ["seen_at", "seen_open"])
        if wrong:
            finding.write(work, wrong, source=Source.CHECK)
        venues.seen(work, made)
        return [Applied(record.key) for record in records]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        rows = list(VenueCheck.objects.filter(id__in=keys))
        VenueCheck.objects.filter(id__in=keys).update(annulled_at=work.now)
        _seen_before({one.venue_id for one in rows})
        venues.unseen(rows)


def _check(
    work: Work, record: Record[CheckPayload], demand: Demand
) -> tuple[VenueCheck, list[str]]:
    asked = record.payload
    look = orders.Look(**asked.model_dump(include=set(LOOKED)))
    faults = orders.faults(demand.measures, look)
    check = VenueCheck(
        id=record.key,
        venue_id=asked.venue,
        at=min(asked.at, work.now),
        own_choice=asked.own_choice,
        demand=demand.what,
        faults=len(faults),
        note=asked.note or None,
        recorded_at=work.now,
        by=work.actor.id,
        by_label=work.actor.label,
        **{name: getattr(asked, name) for name in LOOKED},
        **stamps(record.stamp),
    )
    return check, faults


def _seen(venue: Venue, check: VenueCheck) -> None:
    """The latest look holds, in whichever order telephones send theirs."""
    if venue.seen_at is None or venue.seen_at <= check.at:
        venue.seen_at, venue.seen_open = check.at, check.open


def _seen_before(venues_seen: set[UUID]) -> None:
    """As it was last seen, without what was taken back. Two queries and one statement."""
    rows = VenueCheck.objects.filter(venue__in=venues_seen, annulled_at=None)
    last = {one.venue_id: one for one in rows.order_by("venue", "-at").distinct("venue")}
    held = list(Venue.objects.filter(id__in=venues_seen).select_for_update())
    for venue in held:
        check = last.get(venue.id)
        venue.seen_at, venue.seen_open = (check.at, check.open) if check else (None, None)
    Venue.objects.bulk_update(held, ["seen_at", "seen_open"])


class CheckEntry(OnVenue[EntryPayload]):
    """One visitor's temperature and two codes at a venue's door: seen, colour, nothing more."""

    name, event, permission = "patrol.check_entry", "patrol.entry_checked", "patrol.check_venues"
    subject_kind = "entry_check"
    Payload = EntryPayload

    def apply(self, work: Work, records: Sequence[Record[EntryPayload]]) -> list[Outcome]:
        rows = Venue.objects.filter(id__in={one.payload.venue for one in records})
        care = {venue: kind in CARE for venue, kind in rows.values_list("id", "kind")}
        fever = section.at(work.now).fever
        made = []
        for record in records:
            asked = record.payload
            seen = entry.Seen(care=care[asked.venue], **asked.model_dump(exclude={"venue", "at"}))
            outcome, reason = entry.decide(seen, fever)
            made.append(
                EntryCheck(
                    id=record.key,
                    venue_id=asked.venue,
                    at=min(asked.at, work.now),
                    measured=asked.celsius is not None,
                    fever=asked.celsius is not None and asked.celsius >= fever,
                    outcome=outcome,
                    reason=reason,
                    **asked.model_dump(include={"health", "travel", "paper"}),
                    **stamps(record.stamp),
                )
            )
        EntryCheck.objects.bulk_create(made)
        return [Applied(record.key) for record in records]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        EntryCheck.objects.filter(id__in=keys).update(annulled_at=work.now)


register(CheckVenue(), CheckEntry())
