"""`wangdi doctor`."""

from wangdi.project.subcommand import Needs, Subcommand

command = Subcommand(
    name="doctor",
    help="look at the installation and say what needs a hand",
    run="wangdi.project.doctor:run",
    needs=Needs.DJANGO,
)
