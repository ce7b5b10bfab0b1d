"""What reports count of the handover."""

from datetime import date, datetime, timedelta

from wangdi.intake.annulling import annul
from wangdi.lib import clock
from wangdi.lib.figures import Cut, figure
from wangdi.transfer.models import Movement

DAY = date(2020, 2, 10)


def counts(until: datetime | None = None) -> dict[str, int]:
    begins, ends = clock.day_bounds(DAY)
    cut = Cut(DAY, until or ends, begins)
    names = ("arrived", "handed_over", "received", "referred", "not_come", "under_way", "overdue")
    return {name: n for name in names if (n := figure(f"transfer.{name}").found(cut).count())}


def test_every_step_is_counted_in_its_day(road):
    road.receive(road.riding(3))
    road.send("driver", "miss", handover=road.expect("练丁", phone=""), why="stayed")
    ill = road.arrived(1, phone="")
    road.each("driver", "screen", ill, temperature="39")
    assert counts() == {
        **{"arrived": 4, "handed_over": 3, "received": 3},
        **{"referred": 1, "not_come": 1, "under_way": 3},
    }


def test_what_was_taken_back_is_not_counted(road):
    road.arrived(1)
    step = Movement.objects.get()
    annul(actor=road.town.users["driver"].actor(), keys=[step.id], reason="认错人")
    assert counts() == {}


def test_not_received_in_time_is_counted_even_if_it_was_later(road, noon):
    people = road.riding(2)
    noon.move(timedelta(hours=5))
    late = noon.read()
    assert counts(late)["overdue"] == 2
    noon.move(timedelta(minutes=1))
    road.receive(people)
    assert counts(late)["overdue"] == 2
    assert "overdue" not in counts(noon.read())
