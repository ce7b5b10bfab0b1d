"""`wangdi prove`."""

from argparse import ArgumentParser

from wangdi.project.subcommand import Subcommand


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--seconds", type=int, default=60, help="how long it takes (60)")
    parser.add_argument(
        "--part",
        choices=("phones", "round", "time", "sync", "passes", "gate-browser"),
        default="phones",
        help="phones that are killed, or a round of many doors, or the count of days and slots"
        " in many time zones, both against an independent count",
    )
    parser.add_argument("--kills", type=int, default=320, help="kills of the part sync (320)")
    parser.add_argument(
        "--records", type=int, default=50_400, help="records of the part sync (50400)"
    )
    parser.add_argument(
        "--passes", type=int, default=100_000, help="codes of the parts passes and gate-browser"
    )
    parser.add_argument("--doors", type=int, default=33_813, help="doors of the round (33813)")
    parser.add_argument("--workers", type=int, default=87, help="who walks it (87)")
    parser.add_argument("--seed", type=int, default=1, help="the same seed sends the same (1)")


command = Subcommand(
    name="prove",
    help="kill phones and deliverers while they work, and count that nothing is lost or doubled",
    run="wangdi.world.proving.choosing:run",
    arguments=_arguments,
)
