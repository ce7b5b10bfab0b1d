"""What may be asked of the handover; each file registers its own commands."""

from wangdi.transfer.commands import expecting, points, signing, steps, trips, vehicles

__all__ = ["expecting", "points", "signing", "steps", "trips", "vehicles"]
