"""What is open in each place, from the street to the building; and what happened when."""

from datetime import timedelta

import pytest
from django.urls import reverse

from wangdi.duties.models import Duty
from wangdi.lib import clock, ids
from wangdi.profiles.models import Activation, Profile, ProfileVersion
from wangdi.reporting import ticks
from wangdi.reporting.queries import nested
from wangdi.reporting.tests.conftest import DAY, LONG_AGO, place, register_home
from wangdi.screening.models import CanvassRound
from wangdi.territory.models import Place, PlaceKind

PAGE = reverse("reporting:places")


def overdue(building):
    now = clock.now()
    Duty.objects.create(
        kind="screening.door", subject_kind="dwelling", subject=ids.uuid7(), slot="x",
        role="grid_worker", label=building.name, opens_at=now - timedelta(hours=3),
        due_at=now - timedelta(hours=1), missed_at=now + timedelta(hours=3),
        community_id=building.community_id, building_id=building.id,
    )  # fmt: skip


def states(response):
    return {one.place.name: one.state for one, _word in response.context["places"]}


@pytest.mark.parametrize(
    ("numbers", "alarms", "expected"),
    [
        ([0, 0], [False, True], "calm"),
        ([3, 0], [False, True], "open"),
        ([0, 1], [False, True], "alarm"),
        ([], [], "calm"),
    ],
)
def test_what_a_place_is_called(numbers, alarms, expected):
    assert nested.state(numbers, alarms) == expected


def test_a_courtyard_shows_on_every_level_above_it(town, desk, secretary, open_as):
    compound = place(PlaceKind.COMPOUND, "一号院", town[1])
    for name in ("甲楼", "乙楼"):
        register_home(place(PlaceKind.BUILDING, name, compound), 1)
    overdue(Place.objects.get(name="甲楼"))
    ticks.count(DAY)
    assert states(open_as(desk).get(PAGE)) == {"一社区": "alarm", "二社区": "calm"}
    own = open_as(secretary).get(PAGE)
    assert states(own) == {"一号院": "alarm", "一社区楼": "calm"}
    assert own.context["alarms"] == 1
    within = open_as(secretary).get(PAGE, {"inside": compound.id})
    assert states(within) == {"甲楼": "alarm", "乙楼": "calm"}
    assert open_as(secretary).get(PAGE, {"place": town[2].id}).status_code == 404


def test_the_timeline_tells_activations_rounds_and_corrections(town, hours, ask, desk, open_as):
    profile = Profile.objects.create(code="x", disease="d")
    text = {"zh": "某方案", "en": "A plan"}
    content = {
        "code": "x", "disease": "d", "title": text, "summary": text, "valid_from": "2020-01-01",
        "legal_basis": [text], "sources": [{"text": text, "grade": "A"}],
    }  # fmt: skip
    version = ProfileVersion.objects.create(
        profile=profile, content=content, digest=b"1", loaded_at=clock.now()
    )
    Activation.objects.create(
        version=version, from_at=clock.now(), reason="紧急会议", prepared_by_label="x"
    )
    CanvassRound.objects.create(
        name="敲门行动", places=[town[1].id], communities=[town[1].id], starts_on=LONG_AGO,
        ends_on=DAY, opened_at=clock.now(),
    )  # fmt: skip
    hours(1)
    ticks.freeze(DAY)
    ask(desk, "reporting.correct", day=DAY, reason="补录")
    text = open_as(desk).get(reverse("reporting:timeline")).content.decode()
    for words in ("某方案", "紧急会议", "敲门行动", "补录", "第 1 天"):
        assert words in text
