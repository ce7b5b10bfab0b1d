"""The people who do the work, and what they belong to."""

from wangdi.staff.models.units import Unit, UnitKind
from wangdi.staff.models.workers import Worker, WorkerKind, WorkerQuerySet

__all__ = ["Unit", "UnitKind", "Worker", "WorkerKind", "WorkerQuerySet"]
