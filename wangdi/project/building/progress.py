"""A bar on a terminal, a line now and then elsewhere."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

WIDTH = 28
QUIET_SECONDS = 10


class Bar:
    """`Packages ███████░░░ 34/72`, redrawn in place; every ten seconds where it is not watched."""

    def __init__(self, label: str, total: int) -> None:
        self.label, self.total, self.done = label, total, 0
        self._is_watched = sys.stderr.isatty()
        self._told = time.monotonic()

    def step(self, note: str = "") -> None:
        self.done = min(self.done + 1, self.total)
        if self._is_watched:
            full = WIDTH * self.done // self.total
            bar = "█" * full + "░" * (WIDTH - full)
            print(
                f"\r  {self.label} {bar} {self.done}/{self.total} {note:.24}\033[K",
                end="",
                file=sys.stderr,
            )
        elif time.monotonic() - self._told > QUIET_SECONDS:
            self._told = time.monotonic()
            print(f"  {self.label} {self.done}/{self.total}", file=sys.stderr)
        sys.stderr.flush()

    def close(self) -> None:
        if self._is_watched:
            print("\r\033[K", end="", file=sys.stderr, flush=True)


@contextmanager
def bar(label: str, total: int) -> Iterator[Bar]:
    """A bar that clears its line when the work is over."""
    one = Bar(label, total)
    try:
        yield one
    finally:
        one.close()
