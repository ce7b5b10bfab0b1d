"""The stairwell of quarantine's own tests: one family, its team, and a stranger."""

from wangdi.quarantine.tests.conftest import hand, stairwell

__all__ = ["hand", "stairwell"]
