"""Records of patrols: zones, rounds, findings, venues, what is ordered of them and seen there."""

from wangdi.patrol.models.findings import FindingPhoto, FindingStep, PatrolFinding
from wangdi.patrol.models.orders import Banquet, VenueOrder
from wangdi.patrol.models.venues import EntryCheck, Venue, VenueCheck
from wangdi.patrol.models.zones import PatrolRound, PatrolZone, ZoneDuty

__all__ = [
    "Banquet",
    "EntryCheck",
    "FindingPhoto",
    "FindingStep",
    "PatrolFinding",
    "PatrolRound",
    "PatrolZone",
    "Venue",
    "VenueCheck",
    "VenueOrder",
    "ZoneDuty",
]
