"""Grids, communities, areas, subdistricts and the district say one number, however homes lie."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wangdi.access.scoping import Scope
from wangdi.lib import figures
from wangdi.people.models import Household, Person
from wangdi.reporting import counting, opening, ticks
from wangdi.reporting.models import DailyReport, ReportLine
from wangdi.reporting.outlines import outline
from wangdi.reporting.queries.columns import extent
from wangdi.reporting.queries.sheets import sheet
from wangdi.reporting.tests.conftest import DAY, LONG_AGO, place, register_home
from wangdi.staff.models import Worker
from wangdi.territory.models import Grid, Place, PlaceKind


@pytest.fixture
def county(db, hand):
    """A district of two streets, one with areas; six communities with two grids each."""
    top = place(PlaceKind.DISTRICT, "区")
    streets = [place(PlaceKind.SUBDISTRICT, f"街{n}", top) for n in range(2)]
    areas = [place(PlaceKind.AREA, f"片{n}", streets[0]) for n in range(2)]
    above = [areas[0], areas[1], areas[1], streets[0], streets[1], streets[1]]
    communities = [place(PlaceKind.COMMUNITY, f"社{n}", one) for n, one in enumerate(above)]
    for one in communities:
        for number in range(2):
            Grid.objects.create(
                code=f"{one.id}-{number}", name=f"网{number}", community=one, valid_from=LONG_AGO
            )
    return top, streets, communities


def homes(communities, wanted):
    """A household for each (community, grid: 0, 1 or none, people)."""
    for n, (where, grid, people) in enumerate(wanted):
        community = communities[where]
        building = place(PlaceKind.BUILDING, f"{community.name}楼{n}", community)
        if grid < 2:
            building.grid = community.grids.order_by("code")[grid]
            building.save()
        home = register_home(building, n)
        Household.objects.filter(id=home.id).update(grid_id=building.grid_id)
        Person.objects.bulk_create(
            Person(
                household=home, name="住户", entered_on=LONG_AGO, community_id=community.id,
                grid_id=building.grid_id, building_id=building.id,
            )
            for _ in range(people)
        )  # fmt: skip


def board(scope, at=None, by=""):
    seen = extent(scope, at, by)
    assert seen is not None
    found = sheet(DailyReport.objects.get(), seen, outline("standard"))
    rows = {row.figure.name: row for _head, rows in found.groups for row in rows}
    return found.extent, rows


LAID = st.lists(
    st.tuples(st.integers(0, 5), st.integers(0, 2), st.integers(0, 3)), min_size=1, max_size=8
)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(wanted=LAID)
def test_every_level_says_the_same(county, wanted):
    _top, streets, communities = county
    Person.objects.all().delete()
    Household.objects.all().delete()
    DailyReport.objects.all().delete()
    taken = Place.objects.filter(kind=PlaceKind.BUILDING)
    Place.objects.filter(id__in=[one.id for one in taken]).update(valid_to=LONG_AGO)
    homes(communities, [(c, g, p) for c, g, p in wanted])
    ticks.count(DAY)
    scope = Scope(communities=frozenset(one.id for one in communities), whole=True)
    people = sum(count for _c, _g, count in wanted)
    for at, by in ((None, "office"), (streets[0].id, "area"), (streets[0].id, "community")):
        seen, rows = board(scope, at, by)
        under = {one.id for one in seen.communities}
        expected = sum(n for c, _g, n in wanted if communities[c].id in under)
        row = rows["ledger.people"]
        assert row.total == expected == sum(row.cells)
    for one in communities:
        seen, rows = board(scope, one.id, "grid")
        own = [n for c, _g, n in wanted if communities[c].id == one.id]
        outside = [n for c, g, n in wanted if communities[c].id == one.id and g == 2]
        assert seen.columns[-1].id == counting.OUTSIDE
        assert rows["ledger.people"].cells[-1] == sum(outside)
        assert sum(rows["ledger.people"].cells) == rows["ledger.people"].total == sum(own)
    assert board(scope)[1]["ledger.people"].total == people


def test_a_line_is_the_sum_of_its_grids_and_zero_is_written(county):
    homes(county[2], [(0, 0, 2), (0, 2, 1), (3, 1, 4)])
    ticks.count(DAY)
    lines = ReportLine.objects.filter(report__day=DAY)
    assert all(line.value == sum(line.counts) for line in lines)
    line = lines.get(figure="ledger.people", community_id=county[2][0].id)
    assert dict(zip(line.grids, line.counts, strict=True))[counting.OUTSIDE] == 1
    empty = lines.get(figure="ledger.people", community_id=county[2][5].id)
    assert (empty.value, empty.counts) == (0, [0, 0])


def test_what_stands_in_no_community_is_the_offices_own(county):
    street, community = county[1][0], county[2][0]
    for at in (street, community):
        Worker.objects.create(
            name="值守", kind="office", place=at, joined_on=LONG_AGO, community_id=at.community_id
        )
    ticks.count(DAY)
    scope = Scope(communities=frozenset(one.id for one in county[2]), whole=True)
    seen, rows = board(scope, None, "community")
    assert [one.name for one in seen.columns][-1] in ("街道本级", "The office itself")
    assert rows["staff.workers"].total == sum(rows["staff.workers"].cells) == 2
    assert board(scope, street.id)[1]["staff.workers"].total == 2
    below = Scope(communities=frozenset([community.id]))
    assert board(below)[1]["staff.workers"].total == 1


def test_a_place_outside_the_scope_is_not_there(county):
    own = Scope(communities=frozenset([county[2][0].id]))
    assert extent(own, county[2][5].id) is None
    assert extent(own, county[1][1].id) is None


def test_no_row_is_left_out_that_stands_nowhere(county):
    """A worker without a community and without a place is the office's own, and opens there."""
    Worker.objects.create(name="值守", kind="office", joined_on=LONG_AGO)
    ticks.freeze(DAY)
    scope = Scope(communities=frozenset(one.id for one in county[2]), whole=True)
    seen, rows = board(scope)
    assert rows["staff.workers"].total == sum(rows["staff.workers"].cells) == 1
    report = DailyReport.objects.get()
    opened = opening.rows(figures.figure("staff.workers"), report, seen)
    assert opened.count() == 1
    own = Scope(communities=frozenset([county[2][0].id]))
    mine = extent(own)
    assert mine is not None
    assert opening.rows(figures.figure("staff.workers"), report, mine).count() == 0
