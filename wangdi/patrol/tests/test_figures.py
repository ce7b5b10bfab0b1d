"""What reports count of patrols, each number from its rows."""

from datetime import date, timedelta

from wangdi.lib import clock
from wangdi.lib.figures import Cut, figure
from wangdi.patrol.tests.test_findings import answered
from wangdi.patrol.tests.test_zones import lay, walk

NAMES = ("rounds", "with_police", "found", "gatherings", "prices", "closed", "in_time", "late",
         "looks", "wrong", "entries")  # fmt: skip


def counts(noon) -> dict[str, int]:
    begins, _ends = clock.day_bounds(date(2020, 2, 10))
    cut = Cut(clock.day_of(noon.read()), noon.read(), begins)
    return {name: figure(f"patrol.{name}").found(cut).count() for name in NAMES}


def test_the_day_of_patrols_is_counted_from_its_rows(here, noon):
    walk(here, lay(here), police=True)
    done = answered(here)
    here.send("officer", "close", finding=done.id)
    here.find(kind="price", goods="口罩")
    gym = here.venue()
    here.order()
    here.check(gym)
    here.send("worker", "check_entry", venue=gym.id, at=clock.now(), emergency=True)
    here.send("worker", "tell_banquet", venue=gym.id, held_on=clock.today(), tables=7)
    noon.move(timedelta(hours=5))
    assert counts(noon) == {
        **{"rounds": 1, "with_police": 1, "found": 3, "gatherings": 1, "prices": 1},
        **{"closed": 1, "in_time": 1, "late": 1, "looks": 1, "wrong": 1, "entries": 1},
    }
