"""What reports count of the hotline."""

from datetime import date, timedelta

from wangdi.lib import clock
from wangdi.lib.figures import Cut, figure


def counts(noon) -> dict[str, int]:
    begins, _ends = clock.day_bounds(date(2020, 2, 10))
    cut = Cut(clock.day_of(noon.read()), noon.read(), begins)
    names = ("received", "tips", "replied", "in_time", "false", "late")
    return {name: figure(f"hotline.{name}").found(cut).count() for name in names}


def test_what_came_in_was_answered_and_in_time(line, noon):
    line.replied(verdict="false")
    line.replied(kind="question")
    line.record(kind="help")
    assert counts(noon) == {
        **{"received": 3, "tips": 1, "replied": 2},
        **{"in_time": 2, "false": 1, "late": 0},
    }
    noon.move(timedelta(hours=25))
    assert counts(noon)["late"] == 1


def test_answered_late_is_not_in_time(line, noon):
    ticket = line.handled(kind="help")
    noon.move(timedelta(hours=30))
    line.send("clerk", "reply", ticket=ticket.id, how="phone", text="抱歉久等")
    assert (counts(noon)["replied"], counts(noon)["in_time"], counts(noon)["late"]) == (1, 0, 0)
