"""The named town as this room's tests see it."""

from dataclasses import dataclass

import pytest
from django.urls import reverse

from wangdi.access.models import Grant
from wangdi.intake.actors import system
from wangdi.intake.submitting import submit_one
from wangdi.lib import clock
from wangdi.territory.models import Grid, Place


def ask(command, **payload):
    return submit_one(actor=system("test"), command=command, payload=payload)


@dataclass
class Ground:
    """`here` is the community of the worker's grid, `there` another one."""

    town: object
    here: Place
    there: Place
    grid: Grid

    def page(self, username, name, /, *args, **asked):
        return self.town.client(username).get(reverse(f"atlas:{name}", args=args), asked)

    def send(self, username, name, /, *args, **filled):
        """What the page itself would send: its own key, and what is filled in."""
        client = self.town.client(username)
        url = reverse(f"atlas:{name}", args=args)
        form = client.get(url).context["form"]
        if "key" in form.fields:
            filled["key"] = str(form["key"].value())
        return client.post(url, filled)

    def area(self, name="第一片区", leader=None):
        office = self.here.parent
        ask("territory.lay_place", kind="area", name=name, parent=office.id)
        area = Place.objects.get(name=name)
        ask("territory.move_places", place=self.here.id, parent=area.id, reason="划片")
        if leader:
            user = self.town.user(leader)
            Grant.objects.create(user=user, role="leader", place=area, valid_from=clock.today())
        return area


@pytest.fixture
def ground(town):
    grid = Grid.objects.get(id=town.household("返乡人丙").grid_id)
    here = Place.objects.get(grids=grid)
    there = Place.objects.communities().exclude(id=here.id)[0]
    return Ground(town, here, there, grid)
