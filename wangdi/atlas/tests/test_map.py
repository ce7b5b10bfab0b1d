"""The map without tiles: true to distance, one system, shapes beside colours, a list beside it."""

from math import hypot

import pytest

from wangdi.atlas import sketch
from wangdi.atlas.tests.conftest import ask
from wangdi.lib.geo import Crs, Position, to_gcj02
from wangdi.territory.models import Place

METRE = 1 / 111_320


def north_of(metres):
    return Position(34.75 + metres * METRE, 113.62, Crs.WGS84)


def test_the_drawing_is_true_to_distance():
    here, there, far = north_of(0), north_of(100), north_of(500)
    (a, b, c), scale = sketch.points([here, there, far])
    assert hypot(a.x - c.x, a.y - c.y) / hypot(a.x - b.x, a.y - b.y) == pytest.approx(5, rel=0.02)
    drawn = hypot(a.x - b.x, a.y - b.y) / 100 * scale.metres
    assert scale.length == pytest.approx(drawn, rel=0.02)
    assert c.y < b.y < a.y, "north is at the top"


def test_both_systems_are_drawn_in_one():
    world = north_of(0)
    (a, b, _c), _scale = sketch.points([world, to_gcj02(world), north_of(800)])
    assert (a.x, a.y) == pytest.approx((b.x, b.y), abs=0.2)


@pytest.mark.parametrize("metres", [30, 400, 2_000, 15_000])
def test_the_bar_is_round_and_fits(metres):
    _points, scale = sketch.points([north_of(0), north_of(metres)])
    assert str(scale.metres).rstrip("0") in ("1", "2", "5")
    assert 20 < scale.length <= sketch.WIDTH / 3


def test_everything_lies_within_the_drawing():
    points, _scale = sketch.points([north_of(n * 37) for n in range(60)])
    assert all(0 <= p.x <= sketch.WIDTH and 0 <= p.y <= sketch.HEIGHT for p in points)
    assert sketch.points([])[0] == []


@pytest.mark.parametrize("shape", sketch.SHAPES)
def test_every_shape_has_an_outline_of_its_own(shape):
    at = sketch.Point(10, 10)
    others = {sketch.outline(one, at) for one in sketch.SHAPES if one != shape}
    assert sketch.outline(shape, at) not in others


def test_the_page_shows_marks_and_the_same_in_words(ground):
    assert ground.page("desk", "map", ground.here.id).status_code == 200
    *placed, last = Place.objects.buildings().filter(community_id=ground.here.id)
    Place.objects.filter(id=last.id).update(lat=None, lon=None, crs="")
    for at, building in enumerate(placed):
        ask(
            "territory.describe_places",
            place=building.id, lat=34.75 + at * 0.001, lon=113.62, crs="gcj02",
        )  # fmt: skip
    page = ground.page("desk", "map", ground.here.id)
    text = page.content.decode()
    assert len(page.context["marks"]) == len(placed)
    assert len(page.context["without"]) == 1
    assert {group["grid"] for group in page.context["legend"]} == {
        building.grid for building in placed
    }
    for building in placed:
        assert f'href="#b{building.id}"' in text, "reached from the list by keyboard"
        assert f'id="b{building.id}"' in text
    assert "http://" not in text.split("<main")[1].replace("http://www.w3.org", "")


def test_a_worker_sees_only_his_grids_buildings_on_the_map(ground):
    page = ground.page("worker", "place", ground.here.id)
    assert page.status_code == 404
