"""What a phone carries: its worker's own day, masked, and nothing of the next grid."""

import json
from typing import Any

import pytest

from wangdi.duties.models import Duty
from wangdi.field import entering
from wangdi.field.allowed import offered
from wangdi.field.bundles.screens import FORMS, FREE
from wangdi.field.shell import ROOM
from wangdi.field.tests.conftest import later, sign_in
from wangdi.intake.commands import Incoming
from wangdi.intake.submitting import submit
from wangdi.lib import ids
from wangdi.people.models import Person
from wangdi.screening.models import DoorVisit

MOST_QUERIES = 60


def fetched(client: Any, handset: Any, path: str = "bundle") -> Any:
    return client.get(f"/field/{path}", headers={"X-Field-Shift": handset.token})


@pytest.fixture
def day(walker: Any) -> Any:
    return fetched(walker.browser, walker.handset).json()


def test_the_day_is_in_walking_order_with_a_form_for_each_door(day):
    doors = [one for one in day["tasks"] if one["kind"] == "screening.door"]
    keys = [one["id"] for one in day["tasks"]]
    order = Duty.objects.filter(id__in=keys).in_walking_order().values_list("id", flat=True)
    assert keys == [str(key) for key in order]
    assert {one["screen"] for one in doors} == {"visit"}
    assert all(day["questions"][one["payload"]["round"]] for one in doors)


def test_no_name_stands_in_it_whole(day):
    told = json.dumps(day, ensure_ascii=False)
    names = set(Person.objects.values_list("name", flat=True))
    assert [name for name in names if len(name) > 1 and name in told] == []
    assert any("**" in one["who"] for one in day["tasks"])


def test_nothing_of_the_next_grid_is_in_it(town, client, day):
    _begun, other = sign_in(town, "neighbour")
    theirs = fetched(client, other).json()
    assert {one["id"] for one in theirs["tasks"]} & {one["id"] for one in day["tasks"]} == set()
    assert {one["id"] for one in theirs["doors"]} & {one["id"] for one in day["doors"]} == set()


def test_what_a_form_begins_with_makes_a_record_that_applies(walker, day, town):
    task = next(one for one in day["tasks"] if one["screen"] == "visit")
    payload = {**task["payload"], "outcome": "no_answer"}
    key = ids.uuid7()
    answers = submit(
        actor=town.user("worker").actor(),
        command="screening.record_visit",
        records=[Incoming(key, payload)],
        channel="phone",
    )
    assert answers.applied == 1
    assert DoorVisit.objects.filter(id=key).exists()


def test_every_form_is_one_that_the_app_has_and_the_house_takes():
    screens = {path.stem for path in (ROOM / "static" / "field" / "screens").glob("*.js")}
    assert {form.screen for form in FORMS.values()} | FREE.keys() <= screens
    for path in (ROOM / "static" / "field" / "screens").glob("*.js"):
        for line in path.read_text().splitlines():
            if line.startswith("export const COMMAND = "):
                assert line.split('"')[1] in offered(), path.name


def test_a_guard_has_his_gates_and_carries_their_lists(town, client):
    _begun, guard = sign_in(town, "guard")
    gates = fetched(client, guard).json()["gates"]
    assert gates
    carried = fetched(client, guard, f"gate/{gates[0]['id']}")
    assert carried.status_code == 200
    assert carried.json()["keys"]


def test_the_gate_of_another_is_not_there(town, client, walker):
    _begun, guard = sign_in(town, "guard")
    gate = fetched(client, guard).json()["gates"][0]["id"]
    _begun, doctor = sign_in(town, "doctor")
    assert fetched(client, doctor, f"gate/{gate}").status_code == 404
    assert fetched(client, guard, f"gate/{ids.uuid7()}").status_code == 404


def test_after_the_shift_a_phone_is_told_nothing_more(walker):
    with later(13):
        assert fetched(walker.browser, walker.handset).status_code == 401
    entering.sign_off(walker.sign_in, unsent=0)
    assert fetched(walker.browser, walker.handset).status_code == 401
    assert walker.browser.get("/field/bundle").status_code == 401


def test_it_costs_the_same_whatever_there_is_to_do(walker, django_assert_max_num_queries):
    with django_assert_max_num_queries(MOST_QUERIES):
        fetched(walker.browser, walker.handset)
