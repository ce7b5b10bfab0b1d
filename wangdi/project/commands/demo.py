"""`wangdi demo`."""

from argparse import ArgumentParser

from wangdi.project.subcommand import Subcommand

SCALES = ("small", "s0", "s1", "s2", "s3", "s4")


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--scale", choices=SCALES, help="s0 (the default), small, or s1 to s4")
    parser.add_argument("--once", action="store_true", help="build and tell, without serving")
    parser.add_argument("--json", action="store_true", help="with --once: one JSON object")
    parser.add_argument("--reset", action="store_true", help="empty the demo's database first")
    parser.add_argument("--port", type=int, default=8000)


command = Subcommand(
    name="demo",
    help="build the demo town, play its main job, and serve its desk",
    run="wangdi.world.demo:run",
    arguments=_arguments,
    migrated=True,
    demo=True,
)
