"""`wangdi paper-day`: the files of every community, written into a folder to be printed."""

from argparse import Namespace
from datetime import date
from pathlib import Path

from wangdi.intake.actors import system
from wangdi.intake.commands import Incoming
from wangdi.intake.submitting import submit
from wangdi.lib import clock, ids
from wangdi.paperday import doors, papers, planning
from wangdi.paperday.models import PaperSheet
from wangdi.project.home import home
from wangdi.project.telling import tell
from wangdi.project.trouble import Trouble
from wangdi.territory.models import Place
from wangdi.ui import asking

ALL = ("gate", "readings", "orders")
MOST_PAGES = 20


def run(options: Namespace) -> int:
    """One folder a community: `day.pdf`, and `doors.pdf` where a round has doors left."""
    day = asking.day(options.day) if options.day else clock.today()
    if day is None:
        raise Trouble("--day takes a day as 2020-02-10.")
    if not 1 <= options.pages <= MOST_PAGES:
        raise Trouble(f"--pages takes 1 to {MOST_PAGES}.")
    target = Path(options.folder) if options.folder else home() / "var" / "paper"
    waiting = 0
    for place in _communities(options.community):
        waiting += _write(target / day.isoformat() / place.name, place, day, options.pages)
    if waiting:
        tell(f"{waiting} communities have more than 250 people: a leader agrees on the desk first.")
    return 0


def _communities(wanted: str | None) -> list[Place]:
    places = list(Place.objects.communities())
    found = [one for one in places if wanted in (None, one.name, one.code)]
    if not found:
        raise Trouble(f"There is no community called {wanted}.")
    return found


def _write(folder: Path, place: Place, day: date, pages: int) -> bool:
    """Write the files of one community; whether its day waits for a second person."""
    wanted = planning.wanted(place.id, day, ALL, pages)
    actor, lot, purpose = system("paper day"), ids.uuid7(), "wangdi paper-day"
    if wanted.sheets:
        record = Incoming(lot, wanted.payload(place.id, day, purpose))
        submit(actor=actor, command="paperday.print", records=[record], channel="command")
    sheets = list(PaperSheet.objects.filter(lot=lot).order_by("number"))
    lists = doors.lists(place.id, actor)
    if sheets or lists:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if sheets:
        _keep(folder / "day.pdf", papers.pdf(sheets))
    if lists:
        _keep(folder / "doors.pdf", doors.pdf(lists))
    tell(f"{place.name}: {len(sheets)} sheets, {len(lists)} lists of doors")
    return bool(wanted.sheets) and not sheets


def _keep(path: Path, content: bytes) -> None:
    """Only its owner reads it: names and doors stand on it."""
    path.touch(mode=0o600)
    path.write_bytes(content)
