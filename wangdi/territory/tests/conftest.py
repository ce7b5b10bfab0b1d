"""A subdistrict of two communities with buildings and grids, laid through the intake."""

from dataclasses import dataclass

import pytest

from wangdi.intake.actors import system
from wangdi.intake.commands import Incoming
from wangdi.intake.submitting import submit, submit_one
from wangdi.lib import ids
from wangdi.territory.models import Grid, Place

INIT = system("init")


def ask(command, **payload):
    return submit_one(actor=INIT, command=f"territory.{command}", payload=payload)


@dataclass
class Ground:
    near: Place
    far: Place

    def named(self, name, **more):
        return Place.objects.get(name=name, valid_to=None, **more)

    def again(self, place):
        return Place.objects.get(id=place.id)

    def grid(self, code):
        return Grid.objects.get(code=code)


@pytest.fixture
def ground(db):
    """near has 东院 (1, 2, 10号楼) and 西院 (1号楼); grid A is 1 and 2 of 东院, B the others."""
    ask("lay_subdistrict", code="410102006")
    near = Place.objects.get(code="410102006002")
    far = Place.objects.get(code="410102006001")
    records = [
        {"community": near.id, "compound": "东院", "building": name, "units": ["1单元"]}
        for name in ("1号楼", "2号楼", "10号楼")
    ] + [{"community": near.id, "compound": "西院", "building": "1号楼"}]
    submit(
        actor=INIT,
        command="territory.add_places",
        records=[Incoming(ids.uuid7(), record) for record in records],
    )
    buildings = list(Place.objects.buildings().values_list("id", flat=True))
    for code, its in (("A", buildings[:2]), ("B", buildings[2:])):
        ask("draw_grids", code=code, name=f"{code}网格", community=near.id, buildings=its)
    return Ground(near, far)
