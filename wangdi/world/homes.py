"""A household of the named world with its own page open on a telephone."""

from django.test import Client
from django.urls import reverse

from wangdi.intake.actors import system
from wangdi.intake.submitting import submit_one
from wangdi.lib import ids
from wangdi.links import tokens
from wangdi.links.models import HouseholdLink
from wangdi.people.models import Household
from wangdi.staff.slips import quick_hash

HOME = "home"
"""Who looks at a page of a household, where others have a sign-in name."""
HEAD = "返乡人戊"
PIN = "204816"


def link(household: Household) -> HouseholdLink:
    """A new link of the household; the PIN is that of every demo household."""
    key = ids.uuid7()
    hashed = quick_hash(PIN)
    asked = {"household": str(household.id), "pin": hashed}
    submit_one(actor=system("town"), command="links.make", payload=asked, key=key)
    return HouseholdLink.objects.get(id=key)


def door(made: HouseholdLink) -> str:
    return reverse("me:door", args=[tokens.token_of(made.id)])


def phone(household: Household) -> Client:
    """A telephone in which the household's page is open, in its own language."""
    client = Client()
    client.get(door(link(household)))
    client.post(reverse("me:pin"), {"pin": PIN})
    return client
