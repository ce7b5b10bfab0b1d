"""`wangdi up`."""

from argparse import ArgumentParser

from wangdi.project.subcommand import Subcommand


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen on")
    parser.add_argument(
        "--lan",
        nargs="?",
        const="auto",
        default="",
        metavar="ADDRESS",
        help="HTTPS for the phones of this network, by an authority of its own",
    )
    parser.add_argument("--reload", action="store_true", help="start again when the code changes")


command = Subcommand(
    name="up",
    help="start the desk with its database and its worker; Ctrl-C stops all of them",
    run="wangdi.project.serving:run",
    arguments=_arguments,
    migrated=True,
)
