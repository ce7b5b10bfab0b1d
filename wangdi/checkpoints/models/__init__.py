"""Records of this room."""

from wangdi.checkpoints.models.checkpoints import Checkpoint, CheckpointChange, MonitoringPoint
from wangdi.checkpoints.models.equipment import Equipment
from wangdi.checkpoints.models.kinds import (
    CheckpointKind,
    EquipmentKind,
    FireWay,
    Method,
    Status,
    Traffic,
)
from wangdi.checkpoints.models.orders import CompoundOrder

__all__ = [
    "Checkpoint",
    "CheckpointChange",
    "CheckpointKind",
    "CompoundOrder",
    "Equipment",
    "EquipmentKind",
    "FireWay",
    "Method",
    "MonitoringPoint",
    "Status",
    "Traffic",
]
