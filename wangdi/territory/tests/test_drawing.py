import pytest

from wangdi.intake.annulling import annul
from wangdi.intake.commands import Incoming, Refused
from wangdi.intake.models import Fact
from wangdi.intake.submitting import submit
from wangdi.lib import ids
from wangdi.territory.models import Grid, GridBuilding, Place
from wangdi.territory.tests.conftest import INIT, ask


def covered(ground, code):
    return list(ground.grid(code).buildings.buildings().values_list("parent__name", "name"))


def draw(ground, code, buildings, **more):
    return ask(
        "draw_grids", code=code, name=f"{code}网格", community=ground.near.id,
        buildings=[one.id for one in buildings], **more,
    )  # fmt: skip


def test_a_grid_drawn_anew_covers_exactly_what_was_picked(ground):
    ten, two = ground.named("10号楼"), ground.named("2号楼")
    answer = draw(ground, "A", [ten, two])
    assert covered(ground, "A") == [("东院", "2号楼"), ("东院", "10号楼")]
    one = ground.named("1号楼", parent__name="东院")
    assert one.grid_id is None
    assert one.children.get().grid_id is None, "units go with their building"
    assert ten.children.get().grid_id == ground.grid("A").id
    fact = Fact.objects.filter(kind="territory.grid_drawn").latest("id")
    assert fact.detail["buildings"] == sorted([one.id, ten.id])
    spans = GridBuilding.objects.filter(building=ten).order_by("since")
    assert [(span.grid.code, span.until is None) for span in spans] == [("B", False), ("A", True)]
    annul(actor=INIT, keys=[answer.key], reason="画错了")
    assert covered(ground, "A") == [("东院", "1号楼"), ("东院", "2号楼")]
    assert ground.named("10号楼").grid_id == ground.grid("B").id


def test_only_the_last_drawing_is_undone(ground):
    first = draw(ground, "C", [ground.named("10号楼")])
    draw(ground, "A", [ground.named("10号楼")])
    with pytest.raises(Refused) as refusal:
        annul(actor=INIT, keys=[first.key], reason="画错了")
    assert refusal.value.reason == "in_use"


def test_a_grid_that_was_new_ends_when_its_drawing_is_undone(ground):
    answer = draw(ground, "C", [ground.named("10号楼")])
    annul(actor=INIT, keys=[answer.key], reason="画错了")
    assert ground.grid("C").valid_to
    assert ground.named("10号楼").grid_id == ground.grid("B").id


def test_grids_stand_in_levels(ground):
    ask("draw_grids", code="0", name="街道总网格", level=1)
    top = ground.grid("0")
    ask("draw_grids", code="2", name="二级", level=2, community=ground.near.id, parent=top.id)
    with pytest.raises(Refused) as refusal:
        draw(ground, "9", [], level=2, parent=ground.grid("A").id)
    assert refusal.value.field == "parent"
    with pytest.raises(Refused):
        ask("draw_grids", code="x", name="无社区", level=2)


def test_a_grid_goes_into_another_and_comes_back(ground):
    answer = ask("end_grids", grid=ground.grid("A").id, into=ground.grid("B").id, reason="并网格")
    assert len(covered(ground, "B")) == 4
    assert ground.grid("A").heir_id == ground.grid("B").id
    fact = Fact.objects.get(kind="territory.grids_ended")
    assert fact.detail["grid_heirs"] == {str(ground.grid("A").id): ground.grid("B").id}
    annul(actor=INIT, keys=[answer.key], reason="按错了")
    assert len(covered(ground, "A")) == 2
    assert ground.grid("A").valid_to is None


def test_a_grid_may_end_without_an_heir(ground):
    ask("end_grids", grid=ground.grid("A").id, reason="撤销")
    assert not Place.objects.filter(grid__code="A").exists()
    assert Grid.objects.get(code="A").valid_to


def test_hundreds_of_grids_are_drawn_in_few_statements(ground, django_assert_max_num_queries):
    records = [
        Incoming(ids.uuid7(), {"code": f"N{n}", "name": f"{n}网格", "community": ground.near.id})
        for n in range(216)
    ]
    with django_assert_max_num_queries(30):
        answers = submit(actor=INIT, command="territory.draw_grids", records=records)
    assert answers.applied == 216
