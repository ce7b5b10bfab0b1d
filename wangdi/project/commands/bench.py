"""`wangdi bench`."""

from argparse import ArgumentParser

from wangdi.project.subcommand import Subcommand

PARTS = (
    *("import", "writing", "reading", "papers", "rostering", "scanning"),
    *("district", "leads", "quarantine", "gates"),
)


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--only",
        action="append",
        choices=PARTS,
        help="measure only this part (may be said several times)",
    )


command = Subcommand(
    name="bench",
    help="measure how fast the house is at full size, against its bounds",
    run="wangdi.world.bench.running:run",
    arguments=_arguments,
)
