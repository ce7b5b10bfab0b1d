"""`wangdi code`."""

from argparse import ArgumentParser

from wangdi.project.subcommand import Subcommand


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("username", help="the sign-in name of a demo user")


command = Subcommand(
    name="code",
    help="print the second proof of a demo user; refused in a real office",
    run="wangdi.project.codes:run",
    arguments=_arguments,
)
