"""Records of patrols in the named world, in the state that a page asks for."""

from uuid import UUID

from wangdi.documents import attachments
from wangdi.documents.tests.pictures import telling_jpeg
from wangdi.intake.submitting import submit_one
from wangdi.lib import clock
from wangdi.patrol import photographs
from wangdi.patrol.models import (
    FindingPhoto,
    PatrolFinding,
    PatrolZone,
    Venue,
    VenueOrder,
    ZoneDuty,
)
from wangdi.world.fixtures import Town

STATES = {
    "assign": "found",
    "drop": "found",
    "answer": "assigned",
    "close": "answered",
    "send_back": "answered",
}


def finding(town: Town, page: str) -> UUID:
    """One in the state in which the page has something to do."""
    rows = PatrolFinding.objects.standing().order_by("id")
    if page == "photo":
        photo(town)
        return rows.filter(photos__isnull=False)[0].id
    wanted = STATES.get(page)
    return rows.filter(state=wanted)[0].id if wanted else rows[0].id


def photo(town: Town) -> UUID:
    """A picture of a place, with its finding, made once."""
    known = FindingPhoto.objects.first()
    if known is None or known.attachment is None:
        worker, picture = town.user("worker").actor(), telling_jpeg()
        zone = PatrolZone.objects.get(side="courtyard").id
        payload = {
            "kind": "other",
            "at": clock.now(),
            "zone": zone,
            "photos": [photographs.digest_of(picture)],
        }
        made = submit_one(actor=worker, command="patrol.find", payload=payload)
        assert made.subject
        photographs.add(by=worker, finding=made.subject, content=picture)
        known = FindingPhoto.objects.get(finding=made.subject)
    [kept] = attachments.of([known.finding_id])[known.finding_id]
    return kept.id


def zone() -> UUID:
    return PatrolZone.objects.open().order_by("name")[0].id


def zone_duty() -> UUID:
    return ZoneDuty.objects.filter(ended_on=None, zone__closed_on=None).order_by("id")[0].id


def venue() -> UUID:
    return Venue.objects.trading().get(name="示例健身房").id


def order() -> UUID:
    """The closure that binds the gym."""
    return VenueOrder.objects.get(kinds__contains=["gym"], measure="close").id
