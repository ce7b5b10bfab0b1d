"""`wangdi work`."""

from wangdi.project.subcommand import Subcommand

command = Subcommand(
    name="work",
    help="deliver facts, plan duties and do slow work (the desk starts it by itself)",
    run="wangdi.project.worker:run",
)
