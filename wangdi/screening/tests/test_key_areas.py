"""The dated list of key areas: its lines, their end, and whose class they change."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from wangdi.intake.annulling import annul
from wangdi.intake.commands import Refused
from wangdi.intake.models import Fact
from wangdi.screening import areas, journeys, section, ticks
from wangdi.screening.journeys import Journey, KeyArea, Stay
from wangdi.screening.models import Arrival, ClassChange, ListedArea
from wangdi.screening.tests.returning import arrive, ask

SEEDS = {
    "4201": "武汉市",
    "42": "湖北省",
    "4115": "信阳市",
    "4113": "南阳市",
    "4116": "周口市",
    "4117": "驻马店市",
    "4114": "商丘市",
}
"""One city, one province, five cities of Henan (S1-25)."""


@pytest.fixture
def door(town, noon):
    return town.doors("one")[0]


def enter(town, code="42", name="湖北省", **more):
    payload = {"code": code, "name": name, "since": date(2020, 1, 23), "source": "示例〔1〕号"}
    return ask("screening.list_area", {**payload, **more}, by=town.users["desk"])


def decide(town, change, by="secretary", **asked):
    payload = {"change": change.id, **asked}
    return ask("screening.decide_class", payload, by=town.users[by])


def waiting():
    return ClassChange.objects.filter(decided_at=None, lapsed_at=None)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("420106", "武汉市"),
        ("421100", "湖北省"),
        ("411525", "信阳市"),
        ("411321", "南阳市"),
        ("411602", "周口市"),
        ("411702", "驻马店市"),
        ("411402", "商丘市"),
        ("410100", None),
        ("410105", None),
    ],
)
def test_wuhan_hubei_and_five_cities_of_henan(town, noon, code, expected) -> None:
    for known, name in SEEDS.items():
        enter(town, known, name)
    found = journeys.key_area(
        Journey(code, date(2020, 1, 24), date(2020, 1, 25)), areas.known(noon.read()).areas
    )
    assert (found.name if found else None) == expected


def test_what_the_shipped_rules_of_henan_say_is_the_same_list(db) -> None:
    from_file = section_of("covid19-2020-02-henan")
    assert {one.code: one.name for one in from_file.areas()} == SEEDS


def section_of(name):
    data = Path(section.__file__).parents[1] / "profiles" / "data"
    told = tomllib.loads((data / f"{name}.toml").read_text())
    return section.ScreeningSection.model_validate(told["sections"]["screening"])


def on_the_way(*codes, left=None, arrived=date(2020, 2, 9)):
    return Journey("41", left, arrived, via=codes)


def stayed(code, first, last):
    return Journey("41", None, date(2020, 2, 9), stays=(Stay(code, first, last),))


@pytest.mark.parametrize(
    ("journey", "touched"),
    [
        (on_the_way("4201"), True),
        (on_the_way("4201", left=date(2020, 1, 2), arrived=date(2020, 1, 3)), False),
        (stayed("420102", date(2020, 1, 28), date(2020, 1, 30)), True),
        (stayed("420102", date(2020, 1, 1), date(2020, 1, 22)), False),
        (stayed("", date(2020, 1, 28), date(2020, 1, 30)), False),
    ],
)
def test_places_on_the_way_and_stays_count_on_their_days(journey, touched) -> None:
    hubei = KeyArea("42", "湖北省", date(2020, 1, 23))
    assert (journeys.key_area(journey, [hubei]) is not None) is touched


def test_an_arrival_is_classed_by_the_offices_own_list(town, door) -> None:
    area = enter(town)
    arrive(town, door)
    arrival = Arrival.objects.get()
    assert (arrival.key_area, arrival.key_area_code) == (True, "42")
    assert not waiting().exists()
    assert area.answer == "applied"


def test_the_same_line_again_is_known(town, noon) -> None:
    first = enter(town)
    again = enter(town, measure="居家")
    assert (again.answer, again.subject) == ("duplicate", first.subject)


def test_a_new_area_shows_whose_class_it_changes_and_a_person_decides(town, door) -> None:
    arrive(town, door)
    arrive(town, door, name="练习本省", origin="河南郑州", origin_code="4101", phone="")
    enter(town)
    change = waiting().get()
    assert (change.was_name, change.now_name) == ("", "湖北省")
    assert not change.arrival.key_area
    decide(town, change, taken=True)
    arrival = Arrival.objects.get(id=change.arrival_id)
    assert (arrival.key_area, arrival.key_area_name) == (True, "湖北省")
    fact = Fact.objects.get(kind="screening.arrival_reclassified")
    assert (fact.subject, fact.detail["key_area"]) == (arrival.id, True)
    with pytest.raises(Refused):
        decide(town, change, taken=True)


def test_what_was_declined_is_not_asked_again_until_the_list_says_something_new(town, door) -> None:
    arrive(town, door)
    enter(town)
    with pytest.raises(Refused):
        decide(town, waiting().get(), taken=False)
    decide(town, waiting().get(), taken=False, reason="只在车站换乘")
    enter(town, "4115", "信阳市")
    assert not waiting().exists()
    enter(town, "4201", "武汉市")
    assert waiting().get().now_name == "武汉市"


def test_an_end_is_written_down_and_can_be_taken_back(town, door) -> None:
    area = enter(town)
    arrive(town, door)
    payload = {"area": area.subject, "until": date(2020, 2, 7), "source": "示例〔2〕号"}
    ended = ask("screening.end_area", payload, by=town.users["desk"])
    assert waiting().get().now_name == ""
    annul(actor=town.users["desk"].actor(), keys=[ended.key], reason="wrong area")
    assert ListedArea.objects.get().until is None
    assert not waiting().exists()


def test_an_annulled_line_changes_classes_back(town, door) -> None:
    area = enter(town)
    arrive(town, door)
    annul(actor=town.users["desk"].actor(), keys=[area.key], reason="wrong area")
    assert waiting().get().now_code == ""
    assert Arrival.objects.get().key_area


def test_an_old_arrival_is_left_alone(town, door) -> None:
    arrive(town, door, left_on=date(2020, 1, 24), arrived_on=date(2020, 1, 25))
    enter(town)
    assert not waiting().exists()


def test_rules_that_come_into_force_by_the_clock_are_noticed_once(town, door, monkeypatch) -> None:
    arrive(town, door)
    assert not ticks.reassess()
    area = {"code": "42", "name": {"zh": "湖北省", "en": "Hubei"}, "since": "2020-01-23"}
    rules = section.ScreeningSection.model_validate({"key_areas": [area]})
    monkeypatch.setattr(section, "in_force", lambda at: (None, rules))
    assert [ticks.reassess(), ticks.reassess()] == [True, False]
    decide(town, waiting().get(), taken=False, reason="只在车站换乘")
    assert not ticks.reassess()
    monkeypatch.undo()
    assert not ticks.reassess()


@pytest.mark.parametrize("who", ["worker", "secretary", "keeper"])
def test_only_the_desk_keeps_the_list(town, noon, who) -> None:
    payload = {"code": "42", "name": "x", "since": date(2020, 1, 23), "source": "x"}
    with pytest.raises(Refused):
        ask("screening.list_area", payload, by=town.users[who])


def test_next_doors_class_is_decided_next_door(town, door) -> None:
    arrive(town, door)
    enter(town)
    with pytest.raises(Refused):
        decide(town, waiting().get(), by="other_secretary", taken=True)
