"""The named world is what it says it is, and its numbers are those of its tables."""

import json
from contextlib import redirect_stdout
from io import StringIO
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.urls import reverse

from wangdi.lib import clock
from wangdi.people.models import Person
from wangdi.project.trouble import Trouble
from wangdi.world import building, demo
from wangdi.world.cast import CAST
from wangdi.world.scales import S0, SMALL
from wangdi.world.summary import summary


def counted(statement: str, *parameters: Any) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.fetchone()[0]


@pytest.fixture
def told(town):
    return summary(clock.now())


def test_its_size_is_exact(town, told):
    assert (told["households"], told["persons"]) == (SMALL.households, SMALL.people)
    assert told["dwellings"] == SMALL.households + SMALL.empty
    assert told["communities"] == 10


@pytest.mark.parametrize(
    ("key", "statement"),
    [
        ("places", "SELECT count(*) FROM territory_place WHERE valid_to IS NULL"),
        ("dwellings", "SELECT count(*) FROM people_dwelling"),
        ("persons", "SELECT count(*) FROM people_person WHERE left_on IS NULL"),
        ("arrivals", "SELECT count(*) FROM screening_arrival WHERE annulled_at IS NULL"),
        ("readings", "SELECT count(*) FROM quarantine_reading WHERE annulled_at IS NULL"),
        ("released", "SELECT count(*) FROM quarantine_release"),
        ("received", "SELECT sum(received) FROM intake_batch"),
        ("duplicate", "SELECT sum(duplicate) FROM intake_batch"),
    ],
)
def test_its_numbers_are_those_of_the_tables(told, key, statement):
    assert told[key] == counted(statement)


def test_what_came_in_adds_up(told):
    assert told["adds_up"]
    assert told["received"] == told["applied"] + told["duplicate"] + told["review"]
    brought = told["import"]
    assert brought["rows"] == brought["applied"] + brought["duplicate"] + brought["review"]


def test_the_canvass_counts_doors_and_not_visits(told):
    covered = counted(
        "SELECT count(DISTINCT dwelling_id) FROM screening_doorvisit"
        " JOIN screening_canvassround r ON r.id = round_id"
        " WHERE annulled_at IS NULL AND outcome IN ('answered', 'vacant') AND series_id IS NULL"
    )
    assert told["canvass"]["covered"] == covered
    assert told["canvass"]["coverage"] == covered * 1000 // told["canvass"]["doors"] / 10


def test_every_course_of_the_story_is_there(told):
    assert told["episodes"].keys() >= {
        *("proposed", "decided", "declined", "active", "due", "released"),
        *("suspended", "ended"),
    }
    assert told["released"] == 2
    assert told["report"]["silent"] == ["湖光苑社区"]


def test_the_whole_loop_around_a_household_is_there(town):
    """Each of these lists has somebody to show to who tries the demo."""
    for statement in (
        "SELECT 1 FROM intake_approval WHERE command = 'quarantine.extend' AND decided_at IS NULL",
        "SELECT 1 FROM quarantine_objection WHERE answered_at IS NULL",
        "SELECT 1 FROM links_householdlink WHERE revoked_at IS NULL",
        "SELECT 1 FROM care_order WHERE lifeline",
        "SELECT 1 FROM care_wastechain",
        "SELECT 1 FROM care_wellbeingcheck",
        "SELECT 1 FROM testing_result",
        "SELECT 1 FROM zones_keyzone WHERE closed_at IS NULL",
        "SELECT 1 FROM leads_lead WHERE settled_at IS NULL",
        "SELECT 1 FROM transfer_handover WHERE state = 'at_home'",
    ):
        assert counted(f"SELECT count(*) FROM ({statement}) AS found") > 0, statement


def test_the_page_of_one_household_opens_with_what_the_demo_says(town, client):
    [line, _empty] = demo.resident_lines()
    address, pin = line.split(": ")[1].split("  PIN ")
    assert client.get(urlsplit(address).path).status_code == 302
    assert client.post(reverse("me:pin"), {"pin": pin}).url == reverse("me:start")
    assert "返乡人戊" in client.get(reverse("me:start")).content.decode()


def test_nobody_in_it_can_exist(town):
    people = Person.objects.all()
    assert all(person.id_number.startswith("999999") for person in people)
    assert all(person.phone is None or person.phone.startswith("000") for person in people)


def test_each_role_has_its_player(town):
    for player in CAST:
        user = town.user(player.username)
        assert user.name == player.name
        assert user.grants.get().role == player.role


def test_a_second_start_keeps_the_town(town):
    before = summary(clock.now())
    demo.ensure(S0, asked=False)
    after = summary(clock.now())
    assert building.is_built() == "small"
    assert {**before, "at": ""} == {**after, "at": ""}


def test_another_scale_is_refused_with_a_sentence(town):
    with pytest.raises(Trouble, match="RESET=1"):
        demo.ensure(S0)


def test_standard_output_holds_one_object(town):
    heard = StringIO()
    with redirect_stdout(heard):
        demo._show(summary(clock.now()), as_json=True)
    assert json.loads(heard.getvalue())["persons"] == SMALL.people


def test_a_line_for_each_role_tells_how_to_sign_in():
    lines = demo.sign_in_lines()
    for player in CAST:
        [line] = [line for line in lines if f" {player.username} " in line]
        assert player.role in line
        assert ("wangdi code" in line) == player.has_code
