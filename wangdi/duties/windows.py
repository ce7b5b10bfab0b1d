"""What rooms above use of a duty's hours: its window, and the state that follows from it."""

from wangdi.duties.rules import Window, state

__all__ = ["Window", "state"]
