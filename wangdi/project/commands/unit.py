"""`wangdi unit`."""

from argparse import ArgumentParser

from wangdi.project.subcommand import Needs, Subcommand


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--url", required=True, help="the address people open: https://…")
    parser.add_argument("--user", help="the system user it runs as (yourself)")
    parser.add_argument("--port", dest="listen", type=int, default=8000)


command = Subcommand(
    name="unit",
    help="print a systemd service for this installation",
    run="wangdi.project.unit:run",
    arguments=_arguments,
    needs=Needs.NOTHING,
)
