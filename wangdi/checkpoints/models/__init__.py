"""Records of this room."""

from wangdi.checkpoints.models.checkpoints import Checkpoint, CheckpointChange, MonitoringPoint
from wangdi.checkpoints.models.kinds import (
    CheckpointKind,
    EquipmentKind,
    FireWay,
    Method,
    Status,
    Traffic,
)

__all__ = [
    "Checkpoint",
    "CheckpointChange",
    "CheckpointKind",
    "EquipmentKind",
    "FireWay",
    "Method",
    "MonitoringPoint",
    "Status",
    "Traffic",
]
