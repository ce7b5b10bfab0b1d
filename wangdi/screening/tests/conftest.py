from datetime import date

import pytest

from wangdi.duties.tests.conftest import noon, town
from wangdi.intake.actors import system
from wangdi.intake.submitting import submit_one
from wangdi.screening.models import CanvassRound

__all__ = ["noon", "town"]


@pytest.fixture
def canvass(town, noon) -> CanvassRound:
    """A round through both communities: three doors in each of three buildings."""
    for building in town.buildings:
        town.doors(building)
    payload = {
        "name": "敲门行动",
        "places": [town.office.id],
        "starts_on": date(2020, 2, 10),
        "ends_on": date(2020, 2, 11),
    }
    submit_one(actor=system("test"), command="screening.open_round", payload=payload)
    return CanvassRound.objects.get()
