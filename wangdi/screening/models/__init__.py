"""Rounds of door-knocking, what each door answered, and who has come back from elsewhere."""

from wangdi.screening.models.areas import AreaEnd, ClassChange, ListedArea
from wangdi.screening.models.arrivals import Arrival, ArrivalQuerySet
from wangdi.screening.models.declarations import (
    CallOutcome,
    Closing,
    Declaration,
    DeclarationCall,
    Expected,
)
from wangdi.screening.models.rounds import Campaign, CanvassRound, RoundQuerySet, RoundSeries
from wangdi.screening.models.travel import Exposure, ProofResult, Symptom, Transport
from wangdi.screening.models.vehicles import (
    SETTLING,
    Finding,
    ReturnedVehicle,
    VehicleReport,
)
from wangdi.screening.models.visits import (
    DoorAnswer,
    DoorReply,
    DoorVisit,
    FoundDoor,
    LitCount,
    Outcome,
)
from wangdi.screening.models.walking import Beat, DoorSheet, SheetReading

__all__ = [
    "SETTLING",
    "AreaEnd",
    "Arrival",
    "ArrivalQuerySet",
    "Beat",
    "CallOutcome",
    "Campaign",
    "CanvassRound",
    "ClassChange",
    "Closing",
    "Declaration",
    "DeclarationCall",
    "DoorAnswer",
    "DoorReply",
    "DoorSheet",
    "DoorVisit",
    "Expected",
    "Exposure",
    "Finding",
    "FoundDoor",
    "ListedArea",
    "LitCount",
    "Outcome",
    "ProofResult",
    "ReturnedVehicle",
    "RoundQuerySet",
    "RoundSeries",
    "SheetReading",
    "Symptom",
    "Transport",
    "VehicleReport",
]
