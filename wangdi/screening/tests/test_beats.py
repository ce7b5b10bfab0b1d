"""Doors given to workers: nearest, least loaded, as before; and what becomes of them."""

from datetime import date
from uuid import UUID, uuid4

import pytest

from wangdi.access.models import Grant
from wangdi.duties.models import Duty
from wangdi.intake.annulling import annul
from wangdi.intake.commands import Refused
from wangdi.intake.submitting import submit
from wangdi.lib import clock
from wangdi.people.models import Dwelling
from wangdi.screening import beats
from wangdi.screening.allotting import Hand, Part, Reach, allot
from wangdi.screening.models import Beat, CanvassRound
from wangdi.screening.queries import workload
from wangdi.screening.tests.test_rounds import DAYS, ask
from wangdi.screening.tests.test_visits import knock
from wangdi.staff.models import Worker
from wangdi.world.acts import hear

ONE, TWO, THREE = (UUID(int=n) for n in (1, 2, 3))


def part(building, doors=10, grid=1, community=1):
    return Part(building, "", doors, community, grid)


def loads(parts, given):
    found: dict[UUID, int] = {}
    for one in parts:
        worker = given[one.building, one.unit]
        found[worker] = found.get(worker, 0) + one.doors
    return found


def test_the_nearest_takes_the_doors_of_his_own_grid() -> None:
    hands = [Hand(ONE, 1, 1), Hand(TWO, 1, 2), Hand(THREE, 2, 3)]
    parts = [part(1, grid=1), part(2, grid=2), part(3, grid=3, community=2)]
    assert allot(parts, hands) == {(1, ""): ONE, (2, ""): TWO, (3, ""): THREE}


def test_two_in_one_grid_share_it_and_walk_side_by_side() -> None:
    parts = [part(n) for n in range(1, 9)]
    given = allot(parts, [Hand(ONE, 1, 1), Hand(TWO, 1, 1)])
    assert loads(parts, given) == {ONE: 40, TWO: 40}
    assert [given[n, ""] for n in range(1, 9)] == sorted(given[n, ""] for n in range(1, 9))


def test_who_has_nothing_near_helps_where_too_much_is_left() -> None:
    parts = [part(n) for n in range(1, 9)]
    given = allot(parts, [Hand(ONE, 1, 1), Hand(TWO, 2, 9)])
    assert loads(parts, given) == {ONE: 50, TWO: 30}


def test_he_keeps_what_he_had_unless_it_is_far_too_much() -> None:
    parts = [part(1), part(2)]
    hands = [Hand(ONE, 1, 1), Hand(TWO, 1, 2)]
    assert allot(parts, hands, {(1, ""): TWO, (2, ""): ONE}) == {(1, ""): TWO, (2, ""): ONE}
    hands = [Hand(ONE, 1, 1), Hand(TWO, 1, 2)]
    many = [part(n) for n in range(1, 9)]
    given = allot(many, hands, {(n, ""): TWO for n in range(1, 9)})
    assert loads(many, given) == {TWO: 50, ONE: 30}


def test_nobody_is_given_a_door_at_which_he_may_not_knock() -> None:
    here = Reach(communities=frozenset({1}))
    parts = [part(1), part(2), part(3, community=2), part(4, community=2)]
    hands = [Hand(ONE, 1, 1, None, here), Hand(TWO, 1, 2, None, Reach(grids=frozenset({7})))]
    assert set(allot(parts, hands, {(3, ""): ONE})) == {(1, ""), (2, "")}
    paper = [Hand(ONE, 1, 1, None, here), Hand(THREE)]
    assert allot(parts, paper)[3, ""] == THREE


def test_somebody_who_has_left_keeps_nothing() -> None:
    assert allot([part(1)], [Hand(ONE, 1, 1)], {(1, ""): THREE}) == {(1, ""): ONE}
    assert allot([part(1)], []) == {}


@pytest.mark.parametrize(("buildings", "workers"), [(940, 87), (2400, 1000)])
def test_a_whole_subdistrict_is_given_out_evenly(buildings, workers) -> None:
    grids = max(workers // 2, 1)
    parts = [part(n, 36, grid=n * grids // buildings, community=1) for n in range(buildings)]
    hands = [Hand(UUID(int=n + 1), 1, n % grids) for n in range(workers)]
    given = allot(parts, hands)
    each = loads(parts, given)
    assert len(given) == buildings
    assert max(each.values()) <= 1.25 * 36 * buildings / workers + 36


@pytest.fixture
def crew(town, canvass) -> dict[str, Worker]:
    """One worker with an account in each grid here, one on paper, one far away."""

    def worker(name, grid, user=None):
        spot = town.grids[grid]
        return Worker.objects.create(
            name=f"练习{name}",
            kind="grid",
            user=town.users[user] if user else None,
            joined_on=date(2020, 1, 1),
            community_id=spot.community_id,
            grid_id=spot.id,
        )

    return {
        "one": worker("甲", "one", "worker"),
        "two": worker("乙", "two", "neighbour"),
        "paper": worker("丙", "two"),
        "far": worker("丁", "far"),
    }


@pytest.fixture
def doors(town, canvass) -> list[Dwelling]:
    return list(Dwelling.objects.filter(grid_id=town.grids["one"].id).order_by("sort_key"))


def give(town, canvass, building, worker, who="secretary"):
    payload = {
        "round": canvass.id,
        "building": town.buildings[building].id,
        "worker": worker.id if worker else None,
    }
    return ask(town, who, "screening.give_beat", **payload)


def holders(canvass):
    rows = Duty.objects.filter(slot=str(canvass.id), settled_at=None)
    return dict(rows.values_list("building_id", "holder__username").distinct())


def test_the_proposal_is_applied_and_the_doors_are_held(town, canvass, crew) -> None:
    scope = town.client("desk").get("/screening/rounds/").wsgi_request.scope
    proposed = beats.propose(canvass, scope)
    near = {town.buildings[one].id: crew[who].id for one, who in (("one", "one"), ("far", "far"))}
    assert near.items() <= {building: who for (building, _u), who in proposed.given.items()}.items()
    records = beats.records(canvass, proposed.given.items())
    actor = town.users["desk"].actor()
    assert submit(actor=actor, command="screening.give_beat", records=records).applied == 3
    assert holders(canvass)[town.buildings["one"].id] == "worker"
    assert holders(canvass)[town.buildings["far"].id] is None
    assert Beat.objects.count() == 3


def test_given_anew_and_taken_back(town, canvass, crew) -> None:
    give(town, canvass, "one", crew["one"])
    second = give(town, canvass, "one", crew["two"])
    assert holders(canvass)[town.buildings["one"].id] == "neighbour"
    assert Beat.objects.get().worker == crew["two"]
    annul(actor=town.users["secretary"].actor(), keys=[second.key], reason="wrong")
    assert holders(canvass)[town.buildings["one"].id] is None
    assert not Beat.objects.exists()


def test_a_unit_alone_leaves_the_rest_of_the_building_to_everybody(town, canvass, crew) -> None:
    building = town.buildings["one"]
    other = Dwelling.objects.filter(building=building).order_by("sort_key").first()
    Dwelling.objects.filter(id=other.id).update(unit="2")
    give(town, canvass, "one", crew["one"])
    payload = {"round": canvass.id, "building": building.id, "unit": "2", "worker": crew["two"].id}
    ask(town, "secretary", "screening.give_beat", **payload)
    held = Duty.objects.filter(building_id=building.id).values_list("subject", "holder__username")
    assert {name for door, name in held if door == other.id} == {"neighbour"}
    assert {name for door, name in held if door != other.id} == {None}


def test_a_secretary_gives_no_doors_of_another_community(town, canvass, crew) -> None:
    with pytest.raises(Refused):
        give(town, canvass, "far", crew["far"])
    with pytest.raises(Refused):
        give(town, canvass, "one", crew["one"], who="worker")


def test_doors_planned_later_are_held_too(town, canvass, crew) -> None:
    give(town, canvass, "one", crew["one"])
    asked = {"round": canvass.id, "building": town.buildings["one"].id, "unit": "1", "room": "901"}
    found = ask(town, "worker", "screening.find_door", **asked)
    assert Duty.objects.get(subject=found.subject).holder == town.users["worker"]
    closed = ask(town, "desk", "screening.close_round", round=canvass.id, reason="x")
    annul(actor=town.users["desk"].actor(), keys=[closed.key], reason="y")
    assert holders(canvass)[town.buildings["one"].id] == "worker"


@pytest.mark.django_db(transaction=True)
def test_the_doors_of_who_leaves_go_to_the_others_at_once(town, canvass, crew, doors) -> None:
    give(town, canvass, "one", crew["one"])
    give(town, canvass, "two", crew["two"])
    knock(town, canvass, (doors[0], "answered", 3))
    Grant.objects.create(
        user=town.users["neighbour"],
        role="grid_worker",
        place=town.here,
        valid_from=date(2020, 1, 1),
    )
    today = clock.today().isoformat()
    for name, heir in (("one", "neighbour"), ("two", None)):
        ask(town, "desk", "staff.record_leaving", worker=crew[name].id, on=today)
        hear()
        assert holders(canvass)[town.buildings["one"].id] == heir
    assert {beat.worker for beat in Beat.objects.all()} == {crew["paper"], crew["far"]}


def test_who_takes_over_walks_past_doors_of_others(town, canvass, crew, doors) -> None:
    give(town, canvass, "one", crew["two"])
    response = town.client("worker").get(f"/screening/rounds/{canvass.id}/next/")
    assert response.context["left"] == 0
    give(town, canvass, "one", crew["one"])
    following = town.client("worker").get(f"/screening/rounds/{canvass.id}/next/")
    assert following.url.endswith(f"{doors[0].id}/")


def test_the_load_of_each_worker(town, canvass, crew, doors) -> None:
    give(town, canvass, "one", crew["one"])
    knock(
        town,
        canvass,
        (doors[0], "answered", 9),
        (doors[1], "no_answer", 8),
        (doors[2], "refused", 90),
    )
    scope = town.client("secretary").get("/screening/rounds/").wsgi_request.scope
    [load] = workload.loads(scope, canvass, clock.now())
    assert (load.doors, load.done, load.left, load.silent, load.refused) == (3, 1, 2, 1, 1)
    assert (len(load.buildings), load.last_hour) == (1, 1)
    assert workload.nobodys(scope, canvass) == 3


def test_as_before_in_the_next_round(town, canvass, crew) -> None:
    give(town, canvass, "one", crew["two"])
    opened = ask(town, "desk", "screening.open_round", name="二", places=[town.here.id], **DAYS)
    second = CanvassRound.objects.get(id=opened.subject)
    assert beats.before(second) == {(town.buildings["one"].id, ""): crew["two"].id}


def test_a_worker_that_is_not_there_gets_nothing(town, canvass, crew) -> None:
    record = beats.records(canvass, [((town.buildings["one"].id, ""), uuid4())])
    actor = town.users["desk"].actor()
    [answer] = submit(actor=actor, command="screening.give_beat", records=record).each
    assert (answer.answer, answer.reason) == ("review", "unknown_parent")
