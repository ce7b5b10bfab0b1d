"""What may be asked of screening; each file registers its own commands."""

from wangdi.screening.commands import arrivals, rounds, visits

__all__ = ["arrivals", "rounds", "visits"]
