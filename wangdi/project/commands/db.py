"""`wangdi db`: the database server by itself."""

from argparse import REMAINDER, ArgumentParser

from wangdi.project.subcommand import Needs, Subcommand


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("what", choices=("start", "stop", "status", "env", "run", "destroy"))
    parser.add_argument("command", nargs=REMAINDER, help="for run: a command that needs the server")


command = Subcommand(
    name="db",
    help="start, stop or look at the database, or run a command while it runs",
    run="wangdi.project.database.shell:run",
    arguments=_arguments,
    needs=Needs.NOTHING,
)
