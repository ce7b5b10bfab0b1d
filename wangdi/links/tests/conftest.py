from collections.abc import Callable

import pytest

from wangdi.intake.actors import system
from wangdi.intake.submitting import submit_one
from wangdi.lib import ids
from wangdi.links.models import HouseholdLink
from wangdi.staff.slips import quick_hash

PIN = "204816"


@pytest.fixture
def give_link(town, monkeypatch) -> Callable[[str], HouseholdLink]:
    """A link for the household of that person, with the PIN of these tests."""
    hashed = quick_hash(PIN)

    def give(head: str) -> HouseholdLink:
        key = ids.uuid7()
        asked = {"household": str(town.household(head).id), "pin": hashed}
        submit_one(actor=system("test"), command="links.make", payload=asked, key=key)
        return HouseholdLink.objects.get(id=key)

    return give
