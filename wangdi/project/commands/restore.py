"""`wangdi restore`."""

from argparse import ArgumentParser

from wangdi.project.subcommand import Subcommand


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("copy", help="a file that `wangdi backup` wrote")


command = Subcommand(
    name="restore",
    help="read a backup into an empty database, and bring it to this version",
    run="wangdi.project.keeping.restore:run",
    arguments=_arguments,
)
