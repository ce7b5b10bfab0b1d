"""A week is proposed: by constraint solving where the extra is installed, plainly without it."""

from wangdi.roster.rules.terms import Limits, Slot, Someone, Task

__all__ = ["Limits", "Slot", "Someone", "Task"]
