"""`wangdi migrate`."""

from wangdi.project.subcommand import Subcommand

command = Subcommand(
    name="migrate",
    help="bring the database to the shape of this version",
    run="wangdi.project.migrating:run",
)
