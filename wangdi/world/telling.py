"""What the demo says while it builds: a line for each step, a bar where it takes long."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn


class Steps:
    """Times every step; speaks on standard error, so that standard output holds results only."""

    def __init__(self, *, quiet: bool = False) -> None:
        self.console = Console(stderr=True, quiet=quiet, highlight=False, soft_wrap=True)
        self.seconds: dict[str, float] = {}

    @contextmanager
    def step(self, name: str, sentence: str) -> Iterator[None]:
        """One line when the step is over, with what it took."""
        with self.counted(name), self.console.status(sentence):
            yield
        self.console.print(f"  {sentence} [dim]{self.seconds[name]:.1f} s[/dim]")

    @contextmanager
    def counted(self, name: str) -> Iterator[None]:
        """Add the seconds of what happens inside to a step."""
        began = time.perf_counter()
        try:
            yield
        finally:
            spent = time.perf_counter() - began
            self.seconds[name] = round(self.seconds.get(name, 0) + spent, 2)

    @contextmanager
    def bar(self, sentence: str, total: int) -> Iterator[Progress]:
        """A bar of `total` parts; `progress.advance(0)` after each."""
        columns = (
            TextColumn("  {task.description}"),
            BarColumn(28),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
        )
        with Progress(*columns, console=self.console, transient=not sys.stderr.isatty()) as bar:
            bar.add_task(sentence, total=total)
            yield bar
