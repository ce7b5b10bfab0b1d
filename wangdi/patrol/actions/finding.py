"""Writing down what was found, many at once: whose it is, by when, and its duty."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from wangdi.access.scoping import stamps
from wangdi.intake.commands import Work
from wangdi.intake.stamps import Stamp
from wangdi.lib import ids
from wangdi.patrol import section
from wangdi.patrol.actions import moving, planning
from wangdi.patrol.models import FindingPhoto, PatrolFinding, Venue, ZoneDuty
from wangdi.patrol.models.findings import Source
from wangdi.patrol.payloads import FindPayload
from wangdi.patrol.rules import states

Found = tuple[UUID, FindPayload, Stamp]
COPIED = (
    *("kind", "ticket", "where", "people", "left", "goods", "price", "unit", "claim", "settled"),
    *("zone", "round"),
)


def write(work: Work, found: Sequence[Found], *, source: str = "") -> list[PatrolFinding]:
    """Findings under their keys, in order, with their duties and facts."""
    rules = section.at(work.now)
    holders = _holders_of_zones([one.zone for _key, one, _stamp in found if one.zone])
    venues = Venue.objects.in_bulk({one.venue for _key, one, _stamp in found if one.venue})
    made = [
        _finding(work, one, holders, rules.minutes(one[1].kind), source or _source(one[1]))
        for one in found
    ]
    for finding in made:
        finding.venue = venues.get(finding.venue_id) if finding.venue_id else None
    PatrolFinding.objects.bulk_create(made)
    FindingPhoto.objects.bulk_create(
        FindingPhoto(
            id=ids.uuid7(), finding=finding, digest=bytes.fromhex(digest), **stamps(finding)
        )
        for finding, (_key, asked, _stamp) in zip(made, found, strict=True)
        for digest in dict.fromkeys(asked.photos)
    )
    planning.plan(made, work.now, rules)
    for finding in made:
        moving.tell(work, "patrol.found", finding)
    return made


def _source(asked: FindPayload) -> str:
    return Source.HOTLINE if asked.ticket else Source.PATROL


def _finding(
    work: Work, one: Found, holders: Mapping[UUID, int], minutes: int, source: str
) -> PatrolFinding:
    key, asked, stamp = one
    at = min(asked.at, work.now)
    holder = asked.holder or (holders.get(asked.zone) if asked.zone else None)
    return PatrolFinding(
        id=key,
        source=source,
        venue_id=asked.venue,
        what=asked.what or None,
        state=states.first(settled=asked.settled, named=holder is not None),
        since=work.now,
        at=at,
        due_at=_due(at, work.now, minutes),
        holder_id=holder,
        answered_at=at if asked.settled else None,
        answered_by=work.actor.id if asked.settled else None,
        recorded_at=work.now,
        by=work.actor.id,
        by_label=work.actor.label,
        **{name: getattr(asked, name) for name in COPIED},
        **stamps(stamp),
    )


def _due(at: datetime, now: datetime, minutes: int) -> datetime:
    """Counted from when it was found; but whoever hears of it late has half of that still."""
    span = timedelta(minutes=minutes)
    return max(at + span, now + span / 2)


def _holders_of_zones(zones: Sequence[UUID]) -> dict[UUID, int]:
    """Who holds the patrol of each zone by name, else one of its other duties."""
    if not zones:
        return {}
    rows = ZoneDuty.objects.filter(zone__in=set(zones), holder__isnull=False)
    found: dict[UUID, int] = {}
    for zone, task, holder in rows.order_by("task").values_list("zone_id", "task", "holder_id"):
        if holder and (task == "patrol" or zone not in found):
            found[zone] = holder
    return found
