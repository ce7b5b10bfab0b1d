"""What is counted: right at 35,000 services and 14 tonnes, whatever history there is."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from wangdi.care.models import Order
from wangdi.care.queries import totals
from wangdi.lib import clock, ids
from wangdi.lib.figures import Cut, figure
from wangdi.reporting import counting

NAMES = ("services", "groceries", "vegetables", "in_time", "confirmed", "waiting", "late",
         "lifelines", "lifelines_late", "problems", "services_ever")  # fmt: skip


def cut(noon) -> Cut:
    begins, _ends = clock.day_bounds(date(2020, 2, 10))
    return Cut(clock.day_of(noon.read()), noon.read(), begins)


def counts(noon) -> dict[str, int]:
    at = cut(noon)
    return {name: figure(f"care.{name}").found(at).count() for name in NAMES}


def many(homes, number: int) -> None:
    """So many services of the last thirty days, one in ten vegetables of four kilograms."""
    model = homes.delivered("groceries", home=0)
    vegetables = homes.ask("vegetables", home=0, amount="4")
    rows = []
    for n, key in enumerate(ids.uuid7s(number - 1)):
        source = vegetables if n % 10 == 0 else model
        at = clock.now() - timedelta(days=n % 30, minutes=1)
        home = homes.homes[n % 3]
        rows.append(
            Order(
                id=key, household=home, kind=source.kind, title=source.title, unit=source.unit,
                role=source.role, service=source.service, goods=True, amount=source.amount,
                state="delivered", since=at, asked_at=at - timedelta(hours=3), due_at=at,
                delivered_at=at, community_id=home.community_id, grid_id=home.grid_id,
                building_id=home.building_id,
            )
        )  # fmt: skip
    Order.objects.bulk_create(rows, batch_size=5000)


def test_what_was_brought_in_time_and_confirmed(homes, noon):
    order = homes.delivered("groceries")
    homes.by_home("confirm", order=order.id)
    lifeline = homes.delivered("baby_milk")
    homes.by_home("problem", order=lifeline.id, reason="不是这个段位")
    homes.ask("dialysis")
    homes.ask("vegetables")
    assert counts(noon) == {
        **{"services": 2, "groceries": 1, "vegetables": 0, "in_time": 2, "confirmed": 1},
        **{"waiting": 2, "late": 0, "lifelines": 1, "lifelines_late": 0, "problems": 1},
        "services_ever": 2,
    }
    noon.move(timedelta(hours=2))
    found = counts(noon)
    assert (found["late"], found["lifelines_late"]) == (1, 1)


def test_a_cancelled_order_waits_for_nobody(homes, noon):
    order = homes.ask("groceries")
    homes.by_home("cancel", order=order.id, reason="不需要了")
    assert counts(noon)["waiting"] == 0


def test_a_sum_is_counted_by_grid_beside_the_numbers_of_rows(homes, noon):
    for home, kilograms in ((0, "5.5"), (1, "5"), (2, "7")):
        order = homes.ask("vegetables", home=home, amount=kilograms)
        homes.send("desk", "deliver", order=order.id)
    found = counting.tally(cut(noon), ids=True)
    here = homes.town.here.id
    assert found["care.vegetables_kg", here].value == 10 + 7
    assert found["care.vegetables", here].value == 3
    by_grid = found["care.vegetables_kg", here].grids
    assert by_grid[homes.town.grids["two"].id] == 7


def test_counters_are_right_at_35000_services_and_14_tonnes(
    homes, noon, django_assert_max_num_queries
):
    many(homes, 35_000)
    standing = homes.client("desk").get("/care/").wsgi_request.standing
    first = clock.today() - timedelta(days=29)
    with django_assert_max_num_queries(1):
        found = totals.totals(standing, first, clock.today())
    assert sum(one.times for one in found) == 35_000
    kilograms = {one.kind: one for one in found}["vegetables"]
    assert (kilograms.times, kilograms.amount) == (3500, Decimal("14000.00"))
    assert kilograms.measured.startswith("14.0")
    client = homes.client("desk")
    client.get("/care/totals/")
    with django_assert_max_num_queries(12):
        page = client.get("/care/totals/")
    assert page.context["times"] == 35_000
    for one in found:
        rows = client.get(f"/care/totals/rows/?kind={one.kind}&from={first}&to={clock.today()}")
        assert rows.status_code == 200
        assert totals.brought(standing, first, clock.today(), one.kind).count() == one.times
    counted = counting.tally(cut(noon), ids=False)
    assert counted["care.services_ever", homes.town.here.id].value == 35_000
    assert counted["care.vegetables_ever_kg", homes.town.here.id].value == 14_000


@pytest.mark.parametrize("number", [20, 2000])
def test_the_board_costs_the_same_with_a_long_history(homes, number, django_assert_max_num_queries):
    many(homes, number)
    for home in (0, 1, 2):
        homes.ask("medicine", home=home)
    client = homes.client("desk")
    client.get("/care/")
    with django_assert_max_num_queries(14):
        page = client.get("/care/?list=open")
    assert page.context["counts"].open == 4
