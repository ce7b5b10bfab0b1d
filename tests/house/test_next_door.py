"""Whoever works next door finds nothing of this grid, on no page, by no search, at no address."""

import re
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db.models import QuerySet
from django.urls import resolve, reverse

from tests.house import hostile_forms
from tests.journeys import pages
from wangdi.people.models import Dwelling, Household, Person
from wangdi.world import homes

TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]+"|"X-CSRFToken": ?"[^"]+"')
SHARED = {
    "round_id",
    "campaign_id",
    "series_id",
    "zone_id",
    "version_id",
    "worker",
    "compound_order",
    "venue_order",
    "checkpoint_id",
}
"""There for both: rounds, campaigns, zones, rules, colleagues, gates of their compound, orders."""


def canaries(rows: QuerySet[Any], column: str, *, here: int, there: int) -> set[str]:
    """What stands in the rows of one grid and in none of the other's."""
    ours = set(rows.filter(grid_id=here).values_list(column, flat=True))
    return {text for text in ours if len(text) > 1} - set(
        rows.filter(grid_id=there).values_list(column, flat=True)
    )


@pytest.fixture
def secrets(town):
    """Names and addresses of the first grid, as the worker of the second must never read them."""
    here = town.household("返乡人丙").grid_id
    there = Household.objects.exclude(grid_id=here).filter(
        community_id=town.household("返乡人丙").community_id
    )
    grids = {"here": here, "there": there.values_list("grid_id", flat=True)[0]}
    kinds = ((Person, "name"), (Household, "address"), (Dwelling, "address"))
    found = [canaries(kind.objects.all(), column, **grids) for kind, column in kinds]
    assert all(found)
    return set.union(*found)


def held(answer, secrets):
    text = b"".join(answer).decode() if answer.streaming else answer.content.decode(errors="ignore")
    return sorted(secret for secret in secrets if secret in text)


def everywhere(town):
    """Every page but those of one household, which ask for its link."""
    known = (*pages.addresses(town), *hostile_forms.addresses(town))
    yield from (page for page in known if page.who != homes.HOME)
    run = pages.KNOWN["run_id"](town, "")
    yield pages.Address("progress", reverse("importing:progress", args=[run]), "desk")


def test_no_page_holds_what_is_next_door(town, secrets):
    browser = town.client("neighbour")
    told = {page.name: held(browser.get(page.path), secrets) for page in everywhere(town)}
    assert {name: found[:3] for name, found in told.items() if found} == {}
    worker = town.client("worker")
    assert any(held(worker.get(page.path), secrets) for page in everywhere(town))


def test_no_search_finds_what_is_next_door(town, secrets):
    browser = town.client("neighbour")
    names = [secret for secret in sorted(secrets) if secret.isalpha()][:6]
    asked = [*names, "返乡", "示范", "1号楼", "zs", "f", "1-1-101", "2-1-101", "%", "_"]
    paths = [reverse("home:search"), reverse("people:ledger"), reverse("screening:find_door")]
    for words in asked:
        for path in paths:
            answer = browser.get(path, {"q": words, "door": words})
            found = [secret for secret in held(answer, secrets) if secret not in words]
            assert found == [], (path, words)


def test_a_record_next_door_is_as_if_it_were_not_there(town):
    browser = town.client("neighbour")
    open_doors, told = [], []
    for page in everywhere(town):
        match = resolve(page.path)
        named = {key for key, value in match.kwargs.items() if isinstance(value, UUID)}
        if not named or named <= SHARED:
            continue
        nowhere = {key: uuid4() if key in named else value for key, value in match.kwargs.items()}
        other = reverse(match.view_name, kwargs={**match.kwargs, **nowhere})
        theirs, nobodys = browser.get(page.path), browser.get(other)
        if theirs.status_code not in (403, 404, 405):
            open_doors.append(page.name)
        if plain(theirs, page.path) != plain(nobodys, other):
            told.append(page.name)
    assert (open_doors, told) == ([], [])


def plain(answer, path):
    """Status and body, but for the address and the token."""
    body = TOKEN.sub(b"", answer.content).replace(path.encode(), b"")
    return answer.status_code, body
