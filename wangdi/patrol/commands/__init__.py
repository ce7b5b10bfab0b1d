"""What may be asked of patrols; each file registers its own commands."""

from wangdi.patrol.commands import checking, findings, moving, orders, venues, zones

__all__ = ["checking", "findings", "moving", "orders", "venues", "zones"]
