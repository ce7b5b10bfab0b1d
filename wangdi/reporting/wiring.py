"""What this room tells the rooms below when Django is ready."""

from wangdi.reporting import words

__all__ = ["words"]
