"""What may be asked of the handover; each file registers its own commands."""

from wangdi.transfer.commands import (
    ending,
    expecting,
    points,
    referring,
    signing,
    steps,
    trips,
    vehicles,
)

__all__ = ["ending", "expecting", "points", "referring", "signing", "steps", "trips", "vehicles"]
