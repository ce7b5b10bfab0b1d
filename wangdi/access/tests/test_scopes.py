from datetime import timedelta

import pytest

from wangdi.access import scopes
from wangdi.access.models import Assignment, Grant
from wangdi.access.tests import cast
from wangdi.intake.stamps import NOWHERE, Stamp
from wangdi.lib import bulk, clock, ids
from wangdi.territory.actions import settle
from wangdi.territory.models import Grid, Place

pytestmark = pytest.mark.django_db
PERMISSION = "home.review"


@pytest.fixture
def office():
    return cast.make("grid_worker", "building_captain", "community_secretary", "duty_desk")


def test_each_reaches_what_lies_beneath_his_place(office):
    here = Stamp(office.here.id, office.grid.id, office.building.id)
    elsewhere = Stamp(office.next_door.id, office.next_grid.id, None)
    for role, there in (
        ("grid_worker", False),
        ("building_captain", False),
        ("community_secretary", False),
        ("duty_desk", True),
    ):
        standing = scopes.standing(office.users[role])
        assert standing.allows(PERMISSION, here), role
        assert standing.allows(PERMISSION, elsewhere) is there, role


def test_what_has_no_place_is_the_whole_offices(office):
    assert scopes.standing(office.duty_desk).allows(PERMISSION, NOWHERE)
    assert not scopes.standing(office.community_secretary).allows(PERMISSION, NOWHERE)
    assert scopes.standing(office.duty_desk).scope(PERMISSION).whole
    assert not scopes.standing(office.grid_worker).scope(PERMISSION).whole


def test_a_grid_reaches_the_grids_within_it(office):
    inner = office.grid
    outer = cast.Grid.objects.create(
        code="A", name="甲大网格", community=office.here, valid_from=cast.SINCE
    )
    inner.parent = outer
    inner.save()
    worker = cast.user("outer")
    cast.give(worker, "grid_worker", outer)
    assert scopes.standing(worker).scope(PERMISSION).grids == {inner.id, outer.id}


def test_a_permission_counts_only_where_a_grant_gives_it(office):
    secretary = office.community_secretary
    cast.give(secretary, "grid_worker", office.next_grid)
    scope = scopes.standing(secretary).scope("access.assign_household")
    assert scope.communities == {office.here.id}
    assert not scope.grids


def test_grants_of_other_days_and_revoked_ones_open_nothing(office):
    worker = office.grid_worker
    today = clock.today()
    Grant.objects.filter(user=worker).update(valid_from=today + timedelta(days=1))
    assert not scopes.standing(worker).reaches
    Grant.objects.filter(user=worker).update(
        valid_from=cast.SINCE, valid_to=today - timedelta(days=1)
    )
    assert not scopes.standing(worker).reaches
    Grant.objects.filter(user=worker).update(valid_to=today)
    assert scopes.standing(worker).reaches
    Grant.objects.get(user=worker).revoke(at=clock.now(), by=None, reason="moved")
    assert not scopes.standing(worker).reaches


def test_a_closed_account_reaches_nothing(office):
    office.duty_desk.is_active = False
    assert not scopes.standing(office.duty_desk).reaches


def test_households_entrusted_by_name_come_with_a_role(office):
    household = ids.uuid7()
    for user in (office.grid_worker, cast.user("nobody")):
        Assignment.objects.create(
            user=user, household=household, why="care team", valid_from=cast.SINCE
        )
    assert household in scopes.standing(office.grid_worker).scope(PERMISSION).households
    nobody = cast.User.objects.get(username="nobody")
    assert scopes.standing(nobody).scope(PERMISSION).is_empty()


def test_administrators_see_no_business_data_on_pages_for_all():
    office = cast.make("security_admin")
    scope = scopes.standing(office.security_admin).scope("signed_in")
    assert scope.is_empty()
    assert not scope.whole


def test_standing_takes_a_constant_number_of_queries(
    office, django_assert_num_queries, monkeypatch
):
    execute, asked = bulk.execute, []

    def counted(*given, **more):
        asked.append(given)
        return execute(*given, **more)

    monkeypatch.setattr(bulk, "execute", counted)
    for n in range(20):
        cast.give(office.duty_desk, "leader", office.here if n % 2 else office.next_door)
    with django_assert_num_queries(1):
        scopes.standing(office.duty_desk)
    assert len(asked) == 2


def test_who_worked_in_what_ended_works_in_what_took_its_place(office):
    grid, next_grid = office.grid, office.next_grid
    worker, secretary = office.grid_worker, office.community_secretary
    Grid.objects.filter(id=grid.id).update(heir=next_grid)
    Place.objects.filter(id=office.here.id).update(heir=office.next_door)
    assert scopes.standing(worker).scope(PERMISSION).grids == {grid.id, next_grid.id}
    reached = scopes.standing(secretary).scope(PERMISSION).communities
    assert reached == {office.here.id, office.next_door.id}


def test_a_grant_reaches_from_every_level_of_the_tree(office):
    district = cast.place(cast.PlaceKind.DISTRICT, "测试区")
    area = cast.place(cast.PlaceKind.AREA, "第一片区", office.office)
    court = cast.place(cast.PlaceKind.COMPOUND, "东院", office.here, community_id=office.here.id)
    office.office.parent = district
    office.office.save()
    office.next_door.parent = area
    office.next_door.save()
    office.building.parent = court
    office.building.save()
    settle([office.office.id])
    both = {office.here.id, office.next_door.id}
    for at, communities, buildings in (
        (district, both, set()),
        (office.office, both, set()),
        (area, {office.next_door.id}, set()),
        (office.here, {office.here.id}, set()),
        (court, set(), {office.building.id}),
        (office.building, set(), {office.building.id}),
    ):
        somebody = cast.user(f"at-{at.id}")
        cast.give(somebody, "duty_desk", at)
        scope = scopes.standing(somebody).scope(PERMISSION)
        assert (set(scope.communities), set(scope.buildings)) == (communities, buildings), at
