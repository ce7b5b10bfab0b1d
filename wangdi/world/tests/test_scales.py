"""The towns on paper: sizes to the person, beats of a worker, nobody who can exist."""

from collections import Counter
from datetime import date
from random import Random

import pytest

from wangdi.lib.identifiers import check_citizen_id
from wangdi.world import families, ledger, planning
from wangdi.world.layouts import LONGZIHU_COMMITTEES
from wangdi.world.scales import NAMED, S0, S1, S2, S3, S4, SMALL
from wangdi.world.words import number

COMMUNITIES = [(f"4101020060{at:02d}", f"第{at}社区") for at in (1, 2, 4, 6, 7, 9, 10, 11, 12, 13)]
DAY = date(2020, 2, 10)
NAME, ID, RELATION = 8, 12, 14


def rows_of(scale):
    dice = Random(7)
    town = planning.plan(scale, COMMUNITIES, dice)
    [(_office, rows)] = ledger.books(town, scale, dict(COMMUNITIES), today=DAY, dice=dice)
    return town, rows


def test_s0_is_the_size_of_the_report():
    town, rows = rows_of(S0)
    right = [row for row in rows if row[NAME] and row[ledger.NOTE] != "补录"]
    assert (S0.households, S0.people) == (33_813, 94_067)
    assert len(right) == S0.people
    assert sum(row[RELATION] == "户主" for row in right) == S0.households
    assert len({row[ID] for row in right}) == S0.people
    assert 1_400 <= len(town.buildings) <= 2_000
    assert 80 <= len(town.beats) <= 95
    sizes = sorted(sum(len(one.doors) for one in beat.buildings) for beat in town.beats)
    assert sizes[2] >= 300
    assert sizes[-1] <= 500


def test_small_is_the_named_world_alone():
    town, rows = rows_of(SMALL)
    assert {row[NAME] for row in rows} >= set(dict(families.SPECIAL.values()))
    assert len(town.buildings) == 4
    assert (SMALL.households, SMALL.people) == (NAMED.households, NAMED.people)


def test_the_same_dice_write_the_same_ledger():
    assert rows_of(SMALL)[1] == rows_of(SMALL)[1]


def test_numbers_belong_to_nobody():
    _town, rows = rows_of(SMALL)
    numbers = [row[ID] for row in rows if row[ID] and row[ID] != ledger.LOST]
    codes = {check_citizen_id(one).warning.code for one in numbers}
    assert codes == {"practice_number"}


@pytest.mark.parametrize(("households", "people"), [(10, 28), (10, 12), (10, 60), (500, 1390)])
def test_sizes_add_up(households, people):
    drawn = families.sizes(households, people, Random(1))
    assert (len(drawn), sum(drawn)) == (households, people)
    assert set(Counter(drawn)) <= set(families.SIZES)


@pytest.mark.parametrize(
    ("value", "word"),
    [(7, "七"), (10, "十"), (12, "十二"), (60, "六十"), (87, "八十七"), (105, "一百零五")],
)
def test_numbers_in_words(value, word):
    assert number(value) == word


def communities_of(scale):
    """Committees of a world under made-up names, as many as its offices have here."""
    found = []
    for office in scale.offices:
        codes = office.only or [f"{office.code}{at:03d}" for at in range(1, 10)]
        found += [(code, f"练习{code[-6:]}社区") for code in codes]
    return found


@pytest.mark.parametrize("scale", [S1, S2, S3, S4], ids=lambda scale: scale.name)
def test_every_world_has_the_numbers_of_its_report(scale):
    town = planning.plan(scale, communities_of(scale), Random(7))
    doors = sum(len(building.doors) for building in town.buildings)
    assert doors == scale.households + scale.empty
    assert all(beat.buildings for beat in town.beats)
    assert {building.grid for building in town.buildings} == {beat.name for beat in town.beats}
    if scale.offices[0].beats:
        assert len(town.beats) == sum(office.beats for office in scale.offices)


def test_the_numbers_themselves():
    assert (len(LONGZIHU_COMMITTEES), S2.people) == (12, 160_000)
    assert (S4.households, S4.people, sum(office.beats for office in S4.offices)) == (
        *(86_400, 240_000),
        216,
    )
    [pingyuan] = S3.offices
    kinds = Counter(pingyuan.layout.kinds.values())
    assert (kinds["village"], kinds["committee"], len(pingyuan.only)) == (3, 5, 15)
    assert len(pingyuan.layout.areas) == 9
    town = planning.plan(S3, communities_of(S3), Random(7))
    places = {(one.community, one.compound, one.hamlet) for one in town.buildings}
    assert Counter(hamlet for _community, _name, hamlet in places) == {False: 168, True: 36}
    assert S1.staff == 300
