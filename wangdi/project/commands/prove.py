"""`wangdi prove`."""

from argparse import ArgumentParser

from wangdi.project.subcommand import Subcommand


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--seconds", type=int, default=60, help="how long it takes (60)")
    parser.add_argument("--seed", type=int, default=1, help="the same seed sends the same (1)")


command = Subcommand(
    name="prove",
    help="kill phones and deliverers while they work, and count that nothing is lost or doubled",
    run="wangdi.world.proving.running:run",
    arguments=_arguments,
)
