"""`wangdi paper-day`."""

from argparse import ArgumentParser

from wangdi.project.subcommand import Subcommand


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("folder", nargs="?", help="where to write it (var/paper)")
    parser.add_argument("--community", help="the name or code of one; all where it is left out")
    parser.add_argument("--day", help="as 2020-02-10 (today)")
    parser.add_argument("--pages", type=int, default=2, help="pages for each gate (2)")


command = Subcommand(
    name="paper-day",
    help="print the whole day on paper, for an office without power or network",
    run="wangdi.project.on_paper:run",
    arguments=_arguments,
)
