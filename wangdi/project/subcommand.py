"""What a file under `commands/` holds: one subcommand of `wangdi`."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum


class Needs(Enum):
    """What stands before a subcommand runs."""

    NOTHING = "nothing"
    DJANGO = "Django is set up, no database"
    DATABASE = "a database that runs (for as long as the subcommand does) and Django set up"


def no_arguments(parser: ArgumentParser) -> None:
    """For a subcommand that takes none."""


@dataclass(frozen=True)
class Subcommand:
    name: str
    help: str
    run: str
    """`package.module:function`, looked up only when it is asked for; it takes the parsed
    arguments and returns the exit code or None. So a file under `commands/` needs to import
    no models, and `wangdi --help` is quick."""
    arguments: Callable[[ArgumentParser], None] = no_arguments
    needs: Needs = Needs.DATABASE
    migrated: bool = False
    """Whether the database is brought to this version's shape first."""
    demo: bool = False
    """Whether it may only touch the demo's database; with `--reset` it is emptied before."""


Run = Callable[[Namespace], int | None]
