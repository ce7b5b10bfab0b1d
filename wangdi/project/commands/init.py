"""`wangdi init`."""

from argparse import ArgumentParser

from wangdi.project.subcommand import Subcommand


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--place", help="the official code: 9 digits of a subdistrict or town, 6 of a district"
    )
    parser.add_argument("--admin", help="the sign-in name of the system administrator")
    parser.add_argument("--yes", action="store_true", help="do not ask whether it is right")


command = Subcommand(
    name="init",
    help="set up a real office: its place and its three administrators, no demo data",
    run="wangdi.project.founding:run",
    arguments=_arguments,
    migrated=True,
)
