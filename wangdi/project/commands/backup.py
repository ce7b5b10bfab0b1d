"""`wangdi backup`."""

from argparse import ArgumentParser

from wangdi.project.subcommand import Subcommand


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("folder", nargs="?", help="where to write it (var/backups)")
    parser.add_argument(
        "--keep", type=int, default=0, help="remove the oldest copies beyond so many (0: none)"
    )


command = Subcommand(
    name="backup",
    help="write a copy of the whole database while people work",
    run="wangdi.project.keeping.backup:run",
    arguments=_arguments,
)
