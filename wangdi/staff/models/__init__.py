"""The people who do the work, what they belong to, and what they can do."""

from wangdi.staff.models.serving import (
    Able,
    Hours,
    Letter,
    Membership,
    Readiness,
    Secondment,
    Skill,
)
from wangdi.staff.models.units import Unit, UnitKind
from wangdi.staff.models.workers import Worker, WorkerKind, WorkerQuerySet

__all__ = [
    "Able",
    "Hours",
    "Letter",
    "Membership",
    "Readiness",
    "Secondment",
    "Skill",
    "Unit",
    "UnitKind",
    "Worker",
    "WorkerKind",
    "WorkerQuerySet",
]
