"""What may be asked of screening; each file registers its own commands."""

from wangdi.screening.commands import (
    areas,
    arrivals,
    beats,
    campaigns,
    closing,
    declaring,
    expected,
    exporting,
    found,
    leaving,
    lit,
    rounds,
    series,
    sheets,
    vehicles,
    visits,
)

__all__ = [
    "areas",
    "arrivals",
    "beats",
    "campaigns",
    "closing",
    "declaring",
    "expected",
    "exporting",
    "found",
    "leaving",
    "lit",
    "rounds",
    "series",
    "sheets",
    "vehicles",
    "visits",
]
