"""Tests, releases and calls that the named world has none of, made once by their own commands."""

from datetime import timedelta
from uuid import UUID

from wangdi.aftercare.models import Aftercare
from wangdi.intake.actors import system
from wangdi.intake.submitting import submit_one
from wangdi.lib import clock
from wangdi.quarantine.models import Release
from wangdi.testing.models import Result
from wangdi.world.fixtures import Town

TOWN = system("town")
TESTED = "返乡人辛"


def result(town: Town) -> UUID:
    """A positive result that nobody has reported; its person is in no care."""
    found = Result.objects.filter(person__name=TESTED, annulled_at=None).first()
    if found is not None:
        return found.id
    payload = {
        "person": town.person(TESTED).id,
        "outcome": "positive",
        "sampled_on": (clock.today() - timedelta(days=1)).isoformat(),
        "reported_at": clock.now().isoformat(),
        "laboratory": "示范检测机构",
        "number": "T0001",
    }
    return submit_one(actor=TOWN, command="testing.record", payload=payload).subject  # type: ignore[return-value]


def file(_town: Town) -> UUID:
    """The calls after the latest release of the story that are not over."""
    still = Aftercare.objects.filter(closed_at=None).order_by("-released_at").first()
    if still is not None:
        return still.id
    released = Release.objects.order_by("-at")[0]
    payload = {"episode": released.episode_id}
    return submit_one(actor=TOWN, command="aftercare.open", payload=payload).subject  # type: ignore[return-value]
