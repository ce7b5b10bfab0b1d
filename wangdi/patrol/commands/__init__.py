"""What may be asked of patrols; each file registers its own commands."""

from wangdi.patrol.commands import (
    checking,
    findings,
    moving,
    orders,
    owners,
    venues,
    walking,
    zones,
)
from wangdi.patrol.entering import command as entering

__all__ = [
    "checking",
    "entering",
    "findings",
    "moving",
    "orders",
    "owners",
    "venues",
    "walking",
    "zones",
]
