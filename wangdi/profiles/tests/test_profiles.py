"""Profiles: every shipped file is sound, versions never change, two people put one in force."""

from datetime import datetime, timedelta

import pytest
from pydantic import ValidationError

from wangdi.access.models import Grant
from wangdi.accounts.models import User
from wangdi.intake.approving import approve
from wangdi.intake.commands import Refused
from wangdi.intake.models import Approval
from wangdi.intake.submitting import submit_one
from wangdi.lib import clock
from wangdi.profiles import describing, queries
from wangdi.profiles.actions import load_shipped
from wangdi.profiles.content import Content, shipped
from wangdi.profiles.models import ProfileVersion
from wangdi.territory.models import Place

CODES = {"standby", "covid19-2020-02-henan", "covid19-2021-05", "covid19-2022-06", "chikungunya"}


def test_shipped_files_are_sound():
    contents = shipped()
    assert {one.code for one in contents} == CODES
    assert all(one.sources and one.legal_basis for one in contents)


def test_an_unknown_section_is_a_mistake():
    plain = shipped()[0].model_dump(mode="json")
    with pytest.raises(ValidationError, match="no room knows"):
        Content.model_validate(plain | {"sections": {"nonsense": {}}})


@pytest.mark.django_db
def test_loading_again_adds_nothing():
    first = load_shipped()
    assert [one.id for one in load_shipped()] == [one.id for one in first]
    assert ProfileVersion.objects.count() == len(CODES)


@pytest.fixture
def office(db):
    place = Place.objects.create(kind="subdistrict", name="试验街道", valid_from=clock.today())
    community = Place.objects.create(
        kind="community",
        name="近社区",
        parent=place,
        ancestors=[place.id],
        valid_from=clock.today(),
    )
    Place.objects.filter(id=community.id).update(community_id=community.id)
    users = {}
    for role in ("duty_desk", "leader", "grid_worker"):
        users[role] = User.objects.create_user(role, role)
        Grant.objects.create(user=users[role], role=role, place=place, valid_from=clock.today())
    return users


def ask(user: User, version: ProfileVersion, at: datetime) -> None:
    payload = {"version": version.id, "from_at": at, "reason": "第1号令"}
    submit_one(actor=user.actor(), command="profiles.activate", payload=payload)


def test_two_people_put_a_version_in_force(office):
    versions = {one.profile_id: one for one in load_shipped()}
    now = clock.now()
    ask(office["duty_desk"], versions["covid19-2021-05"], now)
    assert queries.current(now) is None
    approve(Approval.objects.get().id, by=office["leader"].actor())
    assert queries.current(now) == versions["covid19-2021-05"]
    assert queries.current(now - timedelta(seconds=1)) is None
    assert describing.parts(versions["covid19-2021-05"])


def test_a_leader_does_not_approve_himself(office):
    version = load_shipped()[0]
    ask(office["leader"], version, clock.now())
    with pytest.raises(Refused):
        approve(Approval.objects.get().id, by=office["leader"].actor())


def test_a_grid_worker_may_not(office):
    with pytest.raises(Refused):
        ask(office["grid_worker"], load_shipped()[0], clock.now())
