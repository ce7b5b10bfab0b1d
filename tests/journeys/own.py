"""What stands on the page of one household, made once by its own commands."""

from typing import Any
from uuid import UUID

from playwright.sync_api import Page

from wangdi.care.models import Order
from wangdi.intake.actors import system
from wangdi.intake.submitting import submit_one
from wangdi.links import tokens
from wangdi.links.models import HouseholdLink
from wangdi.pack.queries import of_household
from wangdi.world import homes
from wangdi.world.fixtures import Town

TOWN = system("town")


def order(town: Town) -> UUID:
    """An order that the household waits for."""
    home = town.household(homes.HEAD)
    rows = Order.objects.filter(household=home, private=False, annulled_at=None)
    if not rows.exists():
        _ask("care.ask", {"household": str(home.id), "kind": "medicine", "what": "降压药"})
    return rows.order_by("id")[0].id


def paper(town: Town) -> UUID:
    """A paper on the household's page; one that waits for its signature, if there is one."""
    home, episode = town.household(homes.HEAD), town.episode(homes.HEAD)
    if not of_household(home.id):
        _ask("pack.prepare", {"episode": str(episode.id)})
    found = sorted(of_household(home.id), key=lambda one: not one.may_sign)
    return found[0].document.id


def token(town: Town) -> str:
    """The token of a link of another household, so that no open telephone loses its own."""
    home = town.household("返乡人丁")
    made = HouseholdLink.objects.filter(household=home.id, revoked_at=None).first()
    return tokens.token_of((made or homes.link(home)).id)


def enter(page: Page, town: Town) -> Page:
    """Through the door with the PIN, as the household does it."""
    page.goto(homes.door(homes.link(town.household(homes.HEAD))))
    page.fill("[name=pin]", homes.PIN)
    page.press("[name=pin]", "Enter")
    page.wait_for_url("**/me/")
    return page


def _ask(command: str, payload: dict[str, Any]) -> None:
    submit_one(actor=TOWN, command=command, payload=payload)
