"""Doors and their use; who looks after which homes; nobody's household without one."""

from datetime import date

import pytest
from django.urls import reverse

from wangdi.access.models import Assignment
from wangdi.access.scopes import standing
from wangdi.intake.annulling import annul
from wangdi.intake.commands import Incoming, Refused
from wangdi.intake.submitting import submit, submit_one
from wangdi.lib import clock, ids
from wangdi.people import keeping
from wangdi.people.models import Dwelling, Household, Responsibility
from wangdi.people.tests.conftest import SYSTEM, one, register
from wangdi.staff.models import Worker
from wangdi.territory import actions
from wangdi.territory.models import PlaceKind

pytestmark = pytest.mark.django_db


def ask(command, *, by=SYSTEM, **payload):
    return submit_one(actor=by, command=command, payload=payload)


@pytest.fixture
def at(client):
    def sign_in(user):
        client.force_login(user)
        return client

    return sign_in


def worker_named(name, corner, *, kind="volunteer", user=None, grid=None, building=None):
    return Worker.objects.create(
        name=name,
        kind=kind,
        joined_on=clock.today(),
        community_id=corner.near,
        grid_id=grid,
        building_id=building,
        user=user,
    )


def gap_of(scope, post):
    return next(gap for gap in keeping.gaps(scope) if gap.post == post)


@pytest.fixture
def scope(corner):
    return standing(corner.user("duty_desk")).scope("people.see_keepers")


def test_a_doors_use_changes_with_its_day_and_comes_back(corner, household):
    door = Dwelling.objects.get()
    written = {"use": "rented", "landlord": "房东甲", "landlord_phone": "00000000003"}
    answer = ask("people.change_door", dwelling=door.id, on="2020-01-01", **written)
    door.refresh_from_db()
    assert (door.use, door.landlord, door.landlord_phone) == tuple(written.values())
    [change] = door.changes.all()
    assert (change.use, change.on, change.before["use"]) == ("rented", date(2020, 1, 1), "home")
    annul(actor=SYSTEM, keys=[answer.key], reason="the next door")
    door.refresh_from_db()
    assert (door.use, door.landlord, door.landlord_phone) == ("home", None, None)


def test_changes_of_a_door_are_taken_back_from_the_last(household):
    door = Dwelling.objects.get()
    first = ask("people.change_door", dwelling=door.id, use="shop")
    ask("people.change_door", dwelling=door.id, use="vacant")
    with pytest.raises(Refused):
        annul(actor=SYSTEM, keys=[first.key], reason="no")


def test_doors_are_narrowed_by_use_and_by_who_lives_there(corner, household, worker, at):
    register(corner.building, "502", use="dormitory", members=[])
    vacant = register(corner.building, "503", use="vacant", members=[])
    Household.objects.filter(id=vacant).update(closed_on=clock.today())
    url = reverse("people:doors")

    def found(**asked):
        return [line.address[-4:] for line in at(worker).get(url, asked).context["lines"]]

    assert found() == ["501室", "502室", "503室"]
    assert found(use="dormitory") == ["502室"]
    assert found(behind="empty") == ["503室"]
    assert found(behind="lived_in", use="home") == ["501室"]
    assert found(q="3-2-502") == ["502室"]


def test_a_dormitory_shows_its_beds(corner, worker, at):
    sleepers = [
        {"name": name, "bed": f"{n}号下铺", "floating": True}
        for n, name in ((2, "工友乙"), (1, "工友甲"))
    ]
    home = register(corner.building, "701", use="dormitory", kind="collective", members=sleepers)
    door = Household.objects.get(id=home).dwelling_id
    page = at(worker).get(reverse("people:dwelling", args=[door])).content.decode()
    assert page.index("1号下铺") < page.index("2号下铺")
    ledger = at(worker).get(reverse("people:ledger"), {"need": "floating"})
    assert [line.household.id for line in ledger.context["lines"]] == [home]


def test_a_vacant_door_where_somebody_lives_says_so(household, worker, at):
    door = Dwelling.objects.get()
    ask("people.change_door", dwelling=door.id, use="vacant")
    url = reverse("people:dwelling", args=[door.id])
    page = at(worker).get(url)
    assert page.context["people"] == 1
    assert 'class="notice' in page.content.decode()


def test_the_use_is_changed_by_its_page(household, worker, neighbour, at):
    url = reverse("people:change_door", args=[Dwelling.objects.get().id])
    assert at(neighbour).get(url).status_code == 404
    form = {"use": "rented", "on": "2020-02-10", "landlord": "房东甲", "key": ids.uuid7()}
    at(worker).post(url, form)
    assert Dwelling.objects.get().landlord == "房东甲"


def test_homes_without_a_worker_or_a_captain_are_counted(corner, household, scope):
    assert [gap.households for gap in keeping.gaps(scope)] == [1, 1]
    worker_named("网格员甲", corner, kind="grid", grid=corner.grid)
    assert gap_of(scope, "grid_worker").households == 0
    corner.user("building_captain", place=corner.building)
    assert gap_of(scope, "captain").households == 0


def test_a_named_household_is_entrusted_and_leaves_the_gap(corner, household, scope):
    other = register(corner.building, "502", members=[])
    user = corner.user("grid_worker", grid=corner.next_grid)
    carer = worker_named("楼栋长甲", corner, user=user)
    answer = ask("people.look_after", worker=carer.id, post="captain", household=household)
    assert gap_of(scope, "captain").households == 1
    given = Assignment.objects.get(valid_to=None)
    assert (given.user_id, given.household, given.source) == (user.pk, household, answer.key)
    annul(actor=SYSTEM, keys=[answer.key], reason="another")
    assert not Assignment.objects.filter(valid_to=None).exists()
    assert gap_of(scope, "captain").households == 2
    assert other


def test_who_has_left_looks_after_nothing(corner, household, scope):
    carer = worker_named("网格员甲", corner)
    ask("people.look_after", worker=carer.id, post="grid_worker", grid=corner.grid)
    assert gap_of(scope, "grid_worker").households == 0
    Worker.objects.update(left_on=clock.today())
    assert gap_of(scope, "grid_worker").households == 1


def test_ending_is_dated_and_taken_back(corner, household):
    carer = worker_named("网格员甲", corner)
    given = ask("people.look_after", worker=carer.id, post="grid_worker", grid=corner.grid)
    ended = ask("people.end_looking_after", responsibility=given.key)
    assert Responsibility.objects.get().until == clock.today()
    annul(actor=SYSTEM, keys=[ended.key], reason="stays")
    assert Responsibility.objects.get().until is None


def test_many_are_given_at_once_by_the_page_and_once_only(corner, household, at):
    near = corner.user("community_secretary", place=corner.near)
    register(corner.next_building, "1", members=[])
    carer = worker_named("楼栋长甲", corner, kind="captain", building=None)
    ticked = [f"building-{one}" for one in (corner.building, corner.next_building)]
    form = {"post": "captain", "worker": str(carer.id), "at": ticked, "key": ids.uuid7()}
    for _again in range(2):
        at(near).post(reverse("people:give_keepers"), form)
    assert Responsibility.objects.filter(level="building").count() == 2
    page = at(near).get(reverse("people:keepers"))
    assert page.context["parts"][1]["rows"] == []


def test_the_worker_next_door_may_not_give(corner, household, worker, at):
    assert at(worker).post(reverse("people:give_keepers"), {}).status_code == 403
    carer = worker_named("网格员甲", corner)
    with pytest.raises(Refused):
        ask("people.look_after", by=worker.actor(), worker=carer.id, post="captain", grid=1)


def test_nobody_entrusts_a_household_to_himself(corner, household):
    near = corner.user("community_secretary", place=corner.near)
    carer = worker_named("书记甲", corner, user=near)
    with pytest.raises(Refused):
        ask(
            "people.look_after",
            by=near.actor(),
            worker=carer.id,
            post="captain",
            household=household,
        )


def test_one_worker_carries_fourteen_buildings_and_387_households(corner, at):
    """One worker's beat as it was reported: 14 buildings, 387 households."""
    compound = one(PlaceKind.COMPOUND, "西院", corner.near)
    buildings = [one(PlaceKind.BUILDING, f"{n}栋", compound) for n in range(1, 15)]
    drawn = actions.draw([actions.NewGrid("9", "第九网格", 3, corner.near, None, buildings)])
    doors = 387 // 14
    payloads = [
        {"building": building, "room": str(100 + room)}
        for number, building in enumerate(buildings)
        for room in range(doors + (number < 387 % 14))
    ]
    records = [Incoming(ids.uuid7(), payload) for payload in payloads]
    submit(actor=SYSTEM, command="people.register_household", records=records)
    worker_named("包片网格员", corner, kind="grid", grid=drawn["9"])
    page = at(corner.user("duty_desk")).get(reverse("people:loads"))
    [load] = page.context["page"].rows
    assert (len(load.buildings), load.households, load.too_many) == (14, 387, False)
    assert "包片网格员" in page.content.decode()


def test_the_file_names_who_looks_after_the_home(corner, household, worker, at):
    worker_named("网格员甲", corner, kind="grid", grid=corner.grid)
    worker_named("别处网格员", corner, kind="grid", grid=corner.next_grid)
    page = at(worker).get(reverse("people:household", args=[household])).content.decode()
    assert "网格员甲" in page
    assert "别处网格员" not in page


def test_what_a_worker_was_given_is_ended_on_his_page(corner, at):
    keeper = worker_named("网格员乙", corner, kind="grid", grid=corner.next_grid)
    given = ask("people.look_after", worker=keeper.id, post="grid_worker", grid=corner.grid)
    desk = at(corner.user("duty_desk"))
    page = reverse("people:carried", args=[keeper.id])
    assert [str(row[0].id) for row in desk.get(page).context["rows"]] == [str(given.key)]
    done = desk.post(reverse("people:end_keeper", args=[given.key]), follow=True)
    assert done.context["rows"] == []
    assert desk.post(reverse("people:end_keeper", args=[given.key])).status_code == 404
