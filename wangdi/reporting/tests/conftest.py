"""Two communities, a secretary in the first, a duty desk above both; 10 February 2020, 16:00."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client

from wangdi.access import second_factor
from wangdi.access.models import Grant
from wangdi.accounts.models import User
from wangdi.intake.submitting import submit_one
from wangdi.lib import clock, ids
from wangdi.people.models import Dwelling, Household
from wangdi.territory.models import Place, PlaceKind

DAY = date(2020, 2, 10)
LONG_AGO = date(2020, 1, 1)


@pytest.fixture
def hand():
    with clock.frozen(datetime(2020, 2, 10, 8, 0, tzinfo=UTC)) as moved:
        yield moved


def place(kind, name, parent=None):
    above = [*parent.ancestors, parent.id] if parent else []
    made = Place.objects.create(
        kind=kind, name=name, code=name, parent=parent, ancestors=above, valid_from=LONG_AGO
    )
    if kind == PlaceKind.COMMUNITY:
        made.community_id = made.id
    elif parent:
        made.community_id = parent.community_id
    made.save()
    return made


@pytest.fixture
def town(db, hand):
    street = place(PlaceKind.SUBDISTRICT, "街道")
    first, second = (place(PlaceKind.COMMUNITY, name, street) for name in ("一社区", "二社区"))
    for community, homes in ((first, 3), (second, 2)):
        building = place(PlaceKind.BUILDING, f"{community.name}楼", community)
        for number in range(homes):
            register_home(building, number)
    return street, first, second


def register_home(building, number):
    stamps = {"community_id": building.community_id, "grid_id": None, "building_id": building.id}
    address = f"{building.name}{number}"
    door = Dwelling.objects.create(
        unit="", room=str(number), address=address, sort_key=address,
        community_id=building.community_id, building_id=building.id,
    )  # fmt: skip
    return Household.objects.create(
        dwelling=door, address=address, sort_key=address, opened_on=LONG_AGO, **stamps
    )


def person_of(role, at, name):
    user = User.objects.create_user(name, name, "a long phrase for tests")
    Grant.objects.create(user=user, role=role, place=at, valid_from=LONG_AGO)
    return user


@pytest.fixture
def secretary(town):
    return person_of("community_secretary", town[1], "secretary")


@pytest.fixture
def desk(town):
    return person_of("duty_desk", town[0], "desk")


@pytest.fixture
def ask():
    def ask(user, command, **payload):
        return submit_one(actor=user.actor(), command=command, payload=payload, key=ids.uuid7())

    return ask


@pytest.fixture
def hours(hand):
    return lambda n: hand.move(timedelta(hours=n))


@pytest.fixture
def open_as(monkeypatch):
    monkeypatch.setattr(second_factor, "is_mfa_enabled", lambda user: True)

    def sign_in(user):
        client = Client()
        client.force_login(user)
        return client

    return sign_in


@pytest.fixture
def district(town):
    """A district above the street, with somebody at its desk, and a second street beside."""
    street, _first, _second = town
    above = place(PlaceKind.DISTRICT, "某区")
    Place.objects.filter(id=street.id).update(parent=above)
    for one in Place.objects.exclude(id=above.id):
        Place.objects.filter(id=one.id).update(ancestors=[above.id, *one.ancestors])
    for one in town:
        one.refresh_from_db()
    person_of("duty_desk", above, "district")
    return above
