"""`wangdi messages`."""

from argparse import ArgumentParser

from wangdi.project.subcommand import Needs, Subcommand


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("rooms", nargs="*", help="only these rooms")


command = Subcommand(
    name="messages",
    help="bring every room's Chinese up to what the source uses, and compile it",
    run="wangdi.project.messages:run",
    arguments=arguments,
    needs=Needs.NOTHING,
)
