"""Homes of the named compound at ten in the morning, and who issues passes there."""

from collections.abc import Iterator
from datetime import time

import pytest

from wangdi.intake.submitting import submit_one
from wangdi.lib import clock, ids
from wangdi.passes.models import Pass, PassAct, Phone
from wangdi.people.models import Household, Person
from wangdi.quarantine.models import Episode
from wangdi.territory.models import Place
from wangdi.world.planning import COMPOUND


@pytest.fixture
def ten(town) -> Iterator[clock.Hand]:
    """Ten in the morning, with no passes but a test's own."""
    for model in (Phone, PassAct, Pass):
        model.objects.all().delete()
    with clock.frozen(clock.at(clock.today(), time(10))) as hand:
        yield hand


@pytest.fixture
def compound(town):
    return Place.objects.get(name=COMPOUND, kind="compound", valid_to=None)


@pytest.fixture
def home(ten, compound):
    """A household of the compound with nobody in quarantine, of the worker's own grid."""
    grid = Household.objects.get(people__name="返乡人戊").grid_id
    rows = Household.objects.filter(
        dwelling__building__ancestors__contains=[compound.id], grid_id=grid, closed_on=None
    )
    busy = Episode.objects.filter(closed_at=None).values("household")
    return rows.exclude(id__in=busy).filter(size__gte=2).order_by("sort_key", "id")[0]


@pytest.fixture
def somebody(home):
    return Person.objects.filter(household=home, left_on=None).order_by("entered_on", "id")[0]


@pytest.fixture
def send(town):
    """`send("worker", "passes.block", of=…)`: as that person would; raises Refused."""

    def sent(who, command, key=None, **payload):
        actor = town.user(who).actor()
        return submit_one(actor=actor, command=command, payload=payload, key=key)

    return sent


@pytest.fixture
def issued(ten, send, home, compound):
    """`issued(klass="household", …)`: a pass of that home, issued by its grid worker."""

    def issue(klass="household", *, by="worker", **more):
        payload = {"klass": klass, "place": compound.id, "household": home.id, **more}
        key = ids.uuid7()
        send(by, "passes.issue", key=key, **payload)
        return Pass.objects.get(id=key)

    return issue
