"""Rounds of door-knocking, what each door answered, and who has come back from elsewhere."""

from wangdi.screening.models.arrivals import Arrival, ArrivalQuerySet, Symptom, Transport
from wangdi.screening.models.rounds import CanvassRound, RoundQuerySet
from wangdi.screening.models.visits import DoorAnswer, DoorVisit, Outcome

__all__ = [
    "Arrival",
    "ArrivalQuerySet",
    "CanvassRound",
    "DoorAnswer",
    "DoorVisit",
    "Outcome",
    "RoundQuerySet",
    "Symptom",
    "Transport",
]
