"""What may be asked of screening; each file registers its own commands."""

from wangdi.screening.commands import (
    areas,
    arrivals,
    declaring,
    expected,
    exporting,
    leaving,
    rounds,
    vehicles,
    visits,
)

__all__ = [
    "areas",
    "arrivals",
    "declaring",
    "expected",
    "exporting",
    "leaving",
    "rounds",
    "vehicles",
    "visits",
]
