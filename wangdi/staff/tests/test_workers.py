from datetime import timedelta

import pytest
from django.urls import reverse

from wangdi.access.models import Grant
from wangdi.accounts.models import User
from wangdi.intake.actors import system
from wangdi.intake.annulling import annul
from wangdi.intake.commands import Incoming, Refused
from wangdi.intake.models import Event
from wangdi.intake.submitting import submit, submit_one
from wangdi.lib import clock, ids
from wangdi.staff import queries
from wangdi.staff.models import Worker
from wangdi.territory import actions
from wangdi.territory.models import PlaceKind

pytestmark = pytest.mark.django_db
SYSTEM = system("test")


@pytest.fixture
def towns():
    """Two communities under one office, each with a grid."""

    def lay(kind, name, parent, code):
        new = actions.NewPlace(kind, name, parent, ids.uuid7(), code)
        return actions.lay([new])[parent, name]

    office = lay(PlaceKind.SUBDISTRICT, "试验街道", None, "999999001")
    here = lay(PlaceKind.COMMUNITY, "近社区", office, "999999001001")
    there = lay(PlaceKind.COMMUNITY, "远社区", office, "999999001002")
    grids = actions.draw(
        [actions.NewGrid(str(place), f"{place}网格", 3, place, None, []) for place in (here, there)]
    )
    return {"here": here, "there": there, "grid": grids[str(here)], "next": grids[str(there)]}


def enter(kind="grid", *, by=SYSTEM, **more):
    payload = {"name": "网格员甲", "kind": kind, **more}
    return submit_one(actor=by, command="staff.register_workers", payload=payload)


def user(role, **where):
    made = User.objects.create_user(f"{role}{User.objects.count()}", "测试员")
    Grant.objects.create(user=made, role=role, valid_from=clock.today(), **where)
    return made


def test_a_worker_is_registered_where_he_works(towns):
    answer = enter(grid=towns["grid"], work_phone="00000000001", private_phone="00000000002")
    worker = Worker.objects.get()
    assert worker.pk == answer.key
    assert (worker.community_id, worker.grid_id) == (towns["here"], towns["grid"])
    assert (worker.private_phone, worker.initials) == ("00000000002", "wgyj")
    assert Event.objects.filter(verb="staff.worker_registered", subject=worker.pk).count() == 1
    assert list(queries.serving("grid", [towns["here"]])) == [worker]
    assert not queries.serving("grid", [towns["there"]]).exists()


def test_many_are_registered_in_few_statements(towns, django_assert_max_num_queries):
    payload = {"kind": "volunteer", "place": towns["here"]}
    names = ["甲", "乙", "丙", "丁"] * 100
    with django_assert_max_num_queries(25):
        answers = submit(
            actor=SYSTEM,
            command="staff.register_workers",
            records=[Incoming(ids.uuid7(), {**payload, "name": f"志愿者{n}"}) for n in names],
        )
    assert answers.applied == 400


@pytest.mark.parametrize(
    ("more", "field"), [({"name": "1"}, "name"), ({"work_phone": "12"}, "work_phone")]
)
def test_impossible_values_are_refused_beside_the_field(towns, more, field):
    with pytest.raises(Refused) as refusal:
        enter(place=towns["here"], **more)
    assert refusal.value.field == field


def test_one_account_is_one_workers(towns):
    account = user("grid_worker", grid_id=towns["grid"])
    enter(grid=towns["grid"], user=account.pk)
    with pytest.raises(Refused) as refusal:
        enter(grid=towns["grid"], user=account.pk)
    assert refusal.value.field == "user"


def test_leaving_is_recorded_and_taken_back(towns):
    enter(grid=towns["grid"])
    worker = Worker.objects.get()
    answer = submit_one(
        actor=SYSTEM, command="staff.record_leaving", payload={"worker": str(worker.pk)}
    )
    assert not Worker.objects.serving().exists()
    annul(actor=SYSTEM, keys=[answer.key], reason="came back")
    assert Worker.objects.serving().exists()


def test_registering_is_undone(towns):
    annul(actor=SYSTEM, keys=[enter(grid=towns["grid"]).key], reason="twice")
    assert not Worker.objects.serving().exists()


def test_a_secretary_registers_in_her_community_only(towns):
    secretary = user("community_secretary", place_id=towns["here"]).actor()
    enter(place=towns["here"], by=secretary)
    with pytest.raises(Refused) as refusal:
        enter(place=towns["there"], by=secretary)
    assert refusal.value.reason == "not_allowed"


def test_the_page_shows_ones_own_community_with_private_numbers_masked(
    towns, client, django_assert_max_num_queries
):
    enter(grid=towns["grid"], private_phone="00000000002")
    enter(grid=towns["next"], name="邻区网格员")
    client.force_login(user("grid_worker", grid_id=towns["grid"]))
    client.get(reverse("staff:workers"))
    with django_assert_max_num_queries(16):
        answer = client.get(reverse("staff:workers"), {"cols": "name,private"})
    page = answer.content.decode()
    assert "网格员甲" in page
    assert "000****0002" in page
    assert "00000000002" not in page
    assert "邻区网格员" not in page


def test_the_page_of_leaving_is_closed_to_others(towns, client):
    enter(grid=towns["grid"])
    url = reverse("staff:leave", args=[Worker.objects.get().pk])
    client.force_login(user("community_secretary", place_id=towns["there"]))
    assert client.get(url).status_code == 404
    client.force_login(user("grid_worker", grid_id=towns["grid"]))
    assert client.get(url).status_code == 403
    assert client.get(reverse("staff:register")).status_code == 403
    client.force_login(user("supplies_keeper", place_id=towns["here"]))
    assert client.get(reverse("staff:workers")).status_code == 403


def test_a_worker_is_registered_and_leaves_on_the_pages(towns, client):
    client.force_login(user("community_secretary", place_id=towns["here"]))
    filled = {"name": "新网格员", "kind": "grid", "at": f"grid-{towns['grid']}"}
    wrong = client.post(
        reverse("staff:register"), {**filled, "work_phone": "12", "key": ids.uuid7()}
    )
    assert wrong.context["form"].errors.keys() == {"work_phone"}
    client.post(reverse("staff:register"), {**filled, "key": ids.uuid7()})
    worker = Worker.objects.get()
    day = clock.today() - timedelta(days=1)
    client.post(reverse("staff:leave", args=[worker.pk]), {"on": day, "key": ids.uuid7()})
    worker.refresh_from_db()
    assert worker.left_on == day
