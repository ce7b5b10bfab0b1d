"""The whole proof in one database: phones sign in, the keeper torments, the sums are held."""

import sys
import tempfile
from contextlib import nullcontext
from pathlib import Path
from random import Random
from typing import Any

from django.db import connections

from wangdi.accounts.models import User
from wangdi.field import entering, keys, showing
from wangdi.field.entering import Asking
from wangdi.intake.facts import retry_undelivered
from wangdi.intake.models import Undelivered
from wangdi.lib import clock
from wangdi.people.models import Dwelling
from wangdi.project import database
from wangdi.screening.models import CanvassRound
from wangdi.territory.models import Grid
from wangdi.world.acts import hear
from wangdi.world.bench.results import Result, result, say
from wangdi.world.cast import FIRST_BEAT
from wangdi.world.proving import hearing
from wangdi.world.proving.handset import Handset
from wangdi.world.proving.sync import counting, serving
from wangdi.world.proving.sync.keeper import DELIVERER, SERVER, Keeper
from wangdi.world.proving.sync.records import Ground
from wangdi.world.proving.sync.street import Street

PHONES, DOORS = 24, 300


def prove(kills: int, records: int, seed: int, seconds: int, *, own_cluster: bool) -> None:
    """Results on standard output, one JSON object a line."""
    with (
        database.running() if own_cluster else nullcontext(),
        tempfile.TemporaryDirectory() as folder,
    ):
        street = Street(Path(folder), serving.free_port(), _handsets(), _ground(), records, seed)
        hearing.begin()
        serving.make_ready()
        _let_go()
        keeper = Keeper(street, Random(seed), kills, own_cluster, seconds)
        finished = keeper.torment()
        hear()
        retry_undelivered()
        say(counting.results(Path(folder)))
        say(_deeds(keeper, finished))
        _explain(keeper, finished, Path(folder))


def _deeds(keeper: Keeper, finished: bool) -> list[Result]:
    stuck = 0 if finished else len(keeper.left())
    of = {
        who: sum(count for name, count in keeper.done.items() if name.startswith(who))
        for who in (SERVER, DELIVERER, "database")
    }
    return [
        result("stuck_phones", stuck, "phones", 0),
        result("kills", sum(keeper.done.values()), "kills"),
        *(result(f"kills_of_{who}", count, "kills") for who, count in of.items()),
        result("points_hit", len([name for name in keeper.done if ": " in name]), "points"),
        result("points_not_come_by", sum(keeper.missed.values()), "times"),
        result("slowest_recovery", keeper.slowest_recovery, "s"),
    ]


def _explain(keeper: Keeper, finished: bool, folder: Path) -> None:
    """On standard error: what was set and never came, and the house's last words if it hung."""
    print("never came by:", dict(keeper.missed), file=sys.stderr)
    aside = Undelivered.objects.values_list("receiver", "error", "tries")
    print("set aside:", list(aside), file=sys.stderr)
    if not finished:
        print((folder / serving.LOG).read_text()[-4000:], file=sys.stderr)


def _handsets() -> list[Handset]:
    """The worker signs in on many phones; half seal for a key that is renewed meanwhile."""
    worker = User.objects.get(username="worker")
    found = []
    for number in range(PHONES):
        if number == PHONES // 2:
            keys.renew()
        begun = entering.sign_in(worker, Asking(name=f"练习手机{number}"))
        found.append(Handset.of(showing.signed_in(begun)))
    return found


def _ground() -> Ground:
    canvass = CanvassRound.objects.filter(series=None).order_by("-id")[0]
    beat = Grid.objects.get(code=FIRST_BEAT)
    doors = Dwelling.objects.filter(grid_id=beat.id).order_by("id")
    known = list(doors.values_list("id", flat=True)[:DOORS])
    return Ground(
        str(canvass.id), [str(one) for one in known], doors[0].building_id, str(clock.today())
    )


def _let_go() -> None:
    """Nobody may inherit a connection: what is forked opens its own."""
    for alias in connections:
        kept: Any = connections[alias]
        kept.close()
        kept.close_pool()
