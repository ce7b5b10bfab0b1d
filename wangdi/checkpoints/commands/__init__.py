"""What may be asked of this room; importing makes its commands known."""

from wangdi.checkpoints.commands import (
    describing,
    entering,
    entrusting,
    equipping,
    ordering,
    registering,
    shutting,
)

__all__ = [
    "describing",
    "entering",
    "entrusting",
    "equipping",
    "ordering",
    "registering",
    "shutting",
]
