"""A location on request: at the address or not, and the position is nowhere afterwards."""

import base64
import json
import re
from datetime import timedelta

import pytest
from django.apps import apps
from django.contrib.auth.hashers import make_password
from django.db import connection
from django.test import Client
from django.urls import reverse

from wangdi.checks import locating, queries
from wangdi.checks.models import Check, CheckTry
from wangdi.intake.commands import Refused
from wangdi.lib import clock, ids
from wangdi.links.asking import NotItsOwn, submit_for
from wangdi.links.models import HouseholdLink
from wangdi.links.tokens import index_of, token_of
from wangdi.territory.models import Place
from wangdi.world.acts import hear

PIN = "246810"
SPOT = (34.123456, 114.654321)
"""Far away, in figures that nothing else holds."""


@pytest.fixture
def link(file, send):
    key = ids.uuid7()
    HouseholdLink.objects.filter(household=file.household_id).delete()
    return HouseholdLink.objects.create(
        id=key,
        household=file.household_id,
        token_index=index_of(token_of(key)),
        pin=make_password(PIN),
        made_at=clock.now(),
        made_by_label="test",
        community_id=file.community_id,
        grid_id=file.grid_id,
        building_id=file.building_id,
    )


def home_of(file):
    return Place.objects.get(id=file.building_id).position


def answer(link, check, lat, lon, accuracy=15.0):
    point = locating.point(lat, lon, accuracy, clock.now())
    assert point
    return submit_for(link, command="checks.answer", payload=locating.payload_of(check, point))


def everything() -> str:
    """All rows of all tables as text."""
    with connection.cursor() as cursor:
        told = []
        for model in apps.get_models():
            cursor.execute(f'SELECT t::text FROM "{model._meta.db_table}" t')
            told += [row[0] for row in cursor.fetchall()]
    return "\n".join(told)


def test_at_home(asked, link, file):
    home = home_of(file)
    answer(link, locating.open_check(file.household_id), home.lat, home.lon)
    assert Check.objects.get().state == "met"
    assert (CheckTry.objects.get().found, CheckTry.objects.get().within_m) == ("met", 20)
    assert locating.open_check(file.household_id) is None


def test_away_makes_a_call_and_keeps_no_position(asked, link, file, caplog):
    with caplog.at_level(0):
        answer(link, asked, *SPOT)
    assert Check.objects.get().state == "contact"
    hear()
    told = everything() + caplog.text
    assert "checks.answered" in told
    for trace in ("34.12", "114.65", "123456", "654321"):
        # Sealed bytes are written in hexadecimal, where any six digits may stand by chance.
        assert not re.search(rf"(?<![0-9a-f]){re.escape(trace)}(?![0-9a-f])", told)


def test_a_building_without_coordinates_cannot_say(asked, link, file):
    Place.objects.filter(id=file.building_id).update(lat=None, lon=None, crs="")
    answer(link, asked, *SPOT)
    assert Check.objects.get().state == "unclear"


def test_asked_once_a_day_and_not_at_night(asked, send, file, ten):
    with pytest.raises(Refused) as refusal:
        send("secretary", "checks.ask", episode=file.id, purpose="再问一次")
    assert refusal.value.reason == "too_many"
    ten.move(timedelta(hours=11))
    with pytest.raises(Refused) as refusal:
        send("secretary", "checks.ask", episode=file.id, purpose="夜里问")
    assert refusal.value.reason == "quiet_hours"


def test_who_may_not_ask_does_not(ten, send, file):
    with pytest.raises(Refused):
        send("property", "checks.ask", episode=file.id, purpose="想知道")
    with pytest.raises(Refused):
        send("secretary", "checks.answer", check=file.id, found="met", within_m=20)


def test_another_household_cannot_answer(asked, link, town):
    link.household = town.household("返乡人丙").id
    with pytest.raises(NotItsOwn):
        answer(link, asked, *SPOT)


def test_a_position_of_yesterday_says_nothing(asked, file):
    old = locating.point(*SPOT, 10, clock.now() - timedelta(minutes=16))
    assert old
    with pytest.raises(Refused):
        locating.payload_of(asked, old)


def test_the_household_reads_what_it_is_asked(asked, file, drawn):
    found = queries.of_household(file.household_id, clock.now())
    assert found.asked == asked
    assert found.asked.purpose == "两次无人应答"
    assert found.made == []


def report(link, pin=PIN, **changes):
    told = {"_type": "location", "lat": SPOT[0], "lon": SPOT[1], "acc": 12, "batt": 60}
    told["tst"] = int(clock.now().timestamp())
    given = base64.b64encode(f"{token_of(link.id)}:{pin}".encode()).decode()
    return Client().post(
        reverse("checks:owntracks"),
        json.dumps(told | changes),
        content_type="application/json",
        headers={"Authorization": f"Basic {given}"},
    )


def test_owntracks_is_taken_while_somebody_asks(asked, link, file):
    home = home_of(file)
    sent = report(link, lat=home.lat, lon=home.lon)
    assert (sent.status_code, sent.json()) == (200, [])
    assert Check.objects.get().state == "met"
    assert report(link).status_code == 409
    assert "34.12" not in everything()


def test_owntracks_is_refused_and_not_kept_when_nobody_asks(ten, link):
    before = CheckTry.objects.count()
    assert report(link).json() == {"refused": "not_asked"}
    assert CheckTry.objects.count() == before
    assert "34.12" not in everything()


@pytest.mark.parametrize(
    "changes",
    [
        {"_type": "transition"},
        {"lat": "north"},
        {"lat": 91},
        {"lon": None},
        {"tst": "soon"},
        {"tst": 10**30},
        {"lat": float("nan")},
    ],
)
def test_odd_reports_are_no_locations(asked, link, changes):
    assert report(link, **changes).status_code == 400
    assert Check.objects.get().state == "planned"


def test_without_the_pin_nothing_is_taken(asked, link):
    assert report(link, pin="000000").status_code == 401
    bare = Client().post(reverse("checks:owntracks"), "[]", content_type="application/json")
    assert bare.status_code == 401
    assert Check.objects.get().state == "planned"
