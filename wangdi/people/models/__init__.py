"""Dwellings, households and people: the ledger that everything else refers to."""

from wangdi.people.models.changes import (
    Correction,
    DoorChange,
    Merge,
    Passage,
    PassageKind,
    Relocation,
)
from wangdi.people.models.choices import (
    FLOATING,
    MARKS,
    Departure,
    DwellingUse,
    HouseholdKind,
    Level,
    Need,
    Post,
    Relation,
    Sex,
)
from wangdi.people.models.doubles import Distinction, Resemblance
from wangdi.people.models.households import (
    Dwelling,
    DwellingQuerySet,
    Household,
    HouseholdQuerySet,
)
from wangdi.people.models.keeping import Responsibility
from wangdi.people.models.persons import Person, PersonQuerySet

__all__ = [
    "FLOATING",
    "MARKS",
    "Correction",
    "Departure",
    "Distinction",
    "DoorChange",
    "Dwelling",
    "DwellingQuerySet",
    "DwellingUse",
    "Household",
    "HouseholdKind",
    "HouseholdQuerySet",
    "Level",
    "Merge",
    "Need",
    "Passage",
    "PassageKind",
    "Person",
    "PersonQuerySet",
    "Post",
    "Relation",
    "Relocation",
    "Resemblance",
    "Responsibility",
    "Sex",
]
