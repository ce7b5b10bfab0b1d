"""Records of the handover: where, in what, who, and every step with who and when."""

from wangdi.transfer.models.handovers import Handover, HandoverQuerySet, Movement
from wangdi.transfer.models.points import EntryPoint, PointKind
from wangdi.transfer.models.slips import How, Slip, Stage
from wangdi.transfer.models.vehicles import Trip, TripDisinfection, Vehicle, VehicleKind

__all__ = [
    "EntryPoint",
    "Handover",
    "HandoverQuerySet",
    "How",
    "Movement",
    "PointKind",
    "Slip",
    "Stage",
    "Trip",
    "TripDisinfection",
    "Vehicle",
    "VehicleKind",
]
