"""A household's pass on its own phone: made in the browser, taken at the gate, old in a minute."""

from datetime import timedelta

import pytest
from django.urls import reverse

from tests.journeys import looking, own
from tests.journeys.desk import PHONE, Desk
from wangdi.intake.actors import system
from wangdi.intake.submitting import submit_one
from wangdi.lib import clock, ids
from wangdi.passes import checking
from wangdi.passes.models import Pass, Phone
from wangdi.world import homes
from wangdi.world.fixtures import Town

pytestmark = pytest.mark.journey


def issued(town: Town) -> Pass:
    """A pass that does not rest, of a household with somebody in care: the way to the doctor."""
    home, key = town.household(homes.HEAD), ids.uuid7()
    person = town.person(homes.HEAD)
    place = home.dwelling.building.parent_id
    asked = {"klass": "medical", "place": place, "person": person.id}
    submit_one(actor=system("town"), command="passes.issue", payload=asked, key=key)
    return Pass.objects.get(id=key)


def test_the_code_is_made_here_and_turns(desk: Desk) -> None:
    one = issued(desk.town)
    page = own.enter(desk.stranger(PHONE), desk.town)
    page.goto(reverse("me:passes"))
    page.click(f"a[href='{reverse('me:pass', args=[one.id])}']")
    page.wait_for_selector("canvas[data-code]")
    text = page.get_attribute("canvas", "data-code") or ""
    now = clock.now()
    assert checking.check(text, now).code == "ok"
    assert checking.check(text, now + timedelta(minutes=2)).code == "stale_code"
    assert Phone.objects.filter(of=one, ended_at=None).count() == 1
    assert looking.barriers(page) == []
    page.reload()
    page.wait_for_selector("canvas[data-code]")
    again = page.get_attribute("canvas", "data-code") or ""
    assert checking.check(again, clock.now()).code == "ok"
    assert Phone.objects.filter(of=one).count() == 1
    assert desk.complaints == []
