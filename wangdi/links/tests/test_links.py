"""What a link opens, for how long, and what brings it to its end."""

import logging
import re
from datetime import timedelta
from uuid import uuid4

import pytest

from wangdi.intake.actors import RESIDENT, system
from wangdi.intake.commands import Applied, Command, Payload, Refused
from wangdi.intake.models import Event
from wangdi.intake.registry import all_commands, register
from wangdi.intake.stamps import NOWHERE
from wangdi.intake.submitting import submit_one
from wangdi.lib import clock
from wangdi.links import actions, opening, queries, tokens
from wangdi.links.asking import NotItsOwn, submit_for
from wangdi.links.logs import HideTokens
from wangdi.links.models import MOST_TRIES, HouseholdLink
from wangdi.links.opening import SESSION, Opening
from wangdi.links.tests.conftest import PIN
from wangdi.staff.slips import quick_hash


class OfHousehold(Payload):
    household: str
    word: str = ""


class Say(Command[OfHousehold]):
    name, event, subject_kind = "test.say_at_home", "test.said_at_home", "test.word"
    permission = "links.manage"
    Payload = OfHousehold

    def locate(self, payloads):
        return [NOWHERE for _ in payloads]

    def households_of(self, payloads):
        known = {str(one.household): one.household for one in HouseholdLink.objects.all()}
        return [known.get(payload.household) for payload in payloads]

    def apply(self, work, records):
        return [Applied(record.key) for record in records]


if Say.name not in {command.name for command in all_commands()}:
    register(Say())


def ask(command, **asked):
    return submit_one(actor=system("test"), command=command, payload=asked)


def test_a_token_opens_its_link_and_stands_nowhere(give_link):
    link = give_link("返乡人丙")
    token = tokens.token_of(link.id)
    assert re.fullmatch(r"[0-9a-z]{26}", token)
    row = HouseholdLink.objects.filter(id=link.id).values()[0]
    assert not any(token in str(value) or PIN in str(value) for value in row.values())
    assert opening.by_token(token) == link
    assert opening.by_token(token[:-1] + "!") is None
    assert opening.by_token("") is None


def test_ten_wrong_pins_lock_it_until_a_worker_gives_a_new_one(give_link):
    link = give_link("返乡人丙")
    answers = [opening.enter(link, "000000") for _ in range(MOST_TRIES + 2)]
    assert answers == [Opening.WRONG] * (MOST_TRIES - 1) + [Opening.LOCKED] * 3
    assert opening.enter(link, PIN) is Opening.LOCKED
    assert Event.objects.filter(subject=link.id, verb="links.locked").count() == 1
    hashed = quick_hash("135791")
    ask("links.renew_pin", link=str(link.id), pin=hashed)
    link.refresh_from_db()
    assert opening.enter(link, PIN) is Opening.WRONG
    assert opening.enter(link, "135791") is Opening.OPEN
    assert opening.tries_left(link) == MOST_TRIES
    opened = Event.objects.get(subject=link.id, verb="links.opened")
    assert (opened.actor, opened.actor_label) == (None, RESIDENT.label)


def test_a_session_ends_with_its_day_its_pin_and_its_link(give_link):
    link = give_link("返乡人丙")
    held = opening.session_of(link)
    found = opening.resumed(held)
    assert found is not None
    assert found[0] == link
    with clock.frozen(clock.now() + SESSION):
        assert opening.resumed(held) is None
    with clock.frozen(clock.now() - timedelta(hours=1)):
        assert opening.resumed(held) is None
    assert opening.resumed(held[:-2]) is None
    assert opening.resumed(opening.mark_of(link)) is None
    assert opening.marked(opening.mark_of(link)) == link
    assert opening.marked(held) is None
    hashed = quick_hash("135791")
    ask("links.renew_pin", link=str(link.id), pin=hashed)
    assert opening.resumed(held) is None
    link.refresh_from_db()
    held = opening.session_of(link)
    ask("links.revoke", link=str(link.id), reason="纸条丢了")
    assert opening.resumed(held) is None
    assert opening.by_token(tokens.token_of(link.id)) is None
    assert opening.enter(link, PIN) is Opening.GONE
    with pytest.raises(Refused):
        ask("links.revoke", link=str(link.id), reason="再来一次")


def test_the_end_of_care_leaves_some_days_to_read(give_link):
    link = give_link("返乡人丙")
    until = clock.now() + timedelta(days=7)
    assert actions.end([link.household], until=until) == 1
    assert actions.end([link.household], until=until + timedelta(days=1)) == 0
    assert opening.by_token(tokens.token_of(link.id)) == link
    with clock.frozen(until):
        assert opening.by_token(tokens.token_of(link.id)) is None
    assert actions.keep_open([link.household]) == 1
    with clock.frozen(until):
        assert opening.by_token(tokens.token_of(link.id)) == link


def test_a_new_link_ends_the_old_one(give_link):
    first, second = give_link("返乡人丙"), give_link("返乡人丙")
    assert opening.by_token(tokens.token_of(first.id)) is None
    assert opening.by_token(tokens.token_of(second.id)) == second
    assert queries.standing([second.household]) == {second.household: second}
    assert [one.id for one in queries.of_household(first.household)][:2] == [second.id, first.id]


def test_a_household_asks_only_of_itself(give_link):
    mine, theirs = give_link("返乡人丙"), give_link("返乡人丁")
    own = {"household": str(mine.household)}
    assert submit_for(mine, command=Say.name, payload=own).answer == "applied"
    event = Event.objects.get(verb="test.said_at_home")
    assert event.who() not in ("", RESIDENT.label)
    with pytest.raises(NotItsOwn):
        submit_for(mine, command=Say.name, payload={"household": str(theirs.household)})
    with pytest.raises(NotItsOwn):
        submit_for(mine, command=Say.name, payload={"household": str(uuid4())})
    with pytest.raises(NotItsOwn):
        submit_for(mine, command="links.revoke", payload={"link": str(mine.id), "reason": "不要"})
    with pytest.raises(Refused):
        submit_for(mine, command=Say.name, payload={"word": "x"})
    assert Event.objects.filter(verb="test.said_at_home").count() == 1


def test_no_log_shows_a_token():
    token = "0123456789abcdefghjkmnpqrs"
    record = logging.LogRecord(
        "django.request", logging.WARNING, "", 1, "Not Found: %s", (f"/me/{token}/",), None
    )
    assert HideTokens().filter(record)
    assert token not in record.getMessage()
    assert "/me/…" in record.getMessage()
