"""What a gate's phone carries: everybody decided ahead as the server decides, and nothing told."""

from base64 import urlsafe_b64decode
from datetime import timedelta

import cbor2
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from wangdi.gates import bundles, knowing
from wangdi.gates.bundles import doors
from wangdi.gates.payloads import CrossPayload
from wangdi.gates.rules import deciding
from wangdi.gates.tests import scripts
from wangdi.gates.tests.conftest import pass_for
from wangdi.lib import clock
from wangdi.passes import keys, queries, tokens
from wangdi.passes.models import Pass, State
from wangdi.people.models import Household, Person
from wangdi.quarantine.models import Episode

COOL = {"mask": True, "tenths": 365}


@pytest.fixture(autouse=True)
def long_ago(town):
    """The passes of the named world have ended: each test lays its own."""
    ended = clock.now() - timedelta(days=200)
    Pass.objects.update(valid_from=ended - timedelta(days=1), valid_until=ended)


@pytest.fixture
def phone(gate):
    """`phone({…}, {…})`: what a phone with this gate's list answers to each."""

    def answers(*asked, recent=(), bundle=None, at=None):
        made = bundle or bundles.bundle_of(gate, clock.now())
        hour = (at or clock.now()).isoformat()
        full = [{"at": hour, "direction": "out", **one} for one in asked]
        return scripts.run("answers", {"bundle": made, "recent": list(recent), "asked": full})

    return answers


def code_of(one: Pass, **more) -> str:
    claims = tokens.Claims(
        one.id, one.klass, one.place_id, "410102", clock.now(), one.valid_from, one.valid_until
    )
    return tokens.issue(claims, keys.signer())


def _plain(bundle) -> bytes:
    text = bundle["list"]
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def test_a_pass_opens_by_its_code_its_digits_and_the_door(gate, card, phone):
    dwelling = card.household.dwelling
    door = doors.name_of(card.household.building_id, dwelling.unit, dwelling.room)
    by_code, by_digits, at_door = phone(
        {"kind": "code", "name": code_of(card), "mask": True},
        {"kind": "digits", "name": card.digits},
        {"kind": "door", "name": door},
    )
    assert [(one["outcome"], one["code"]) for one in by_code] == [("allow", "ok")]
    assert [one["outcome"] for one in by_digits] == ["allow"]
    assert len(at_door) == card.household.size
    assert {one["payload"]["pass_id"] for one in at_door} == {str(card.id)}


def test_what_the_phone_records_is_taken_by_the_office(gate, card, phone, cross):
    [[told]] = phone({"kind": "code", "name": code_of(card), "direction": "in", **COOL})
    one = cross(gate, "in", **{k: v for k, v in told["payload"].items() if k not in SAME})
    assert (one.outcome, one.code, one.should_have_been) == ("allow", "ok", "")
    assert (one.pass_id, one.household, str(one.celsius)) == (card.id, card.household_id, "36.5")


SAME = ("checkpoint", "direction")


def test_everybody_is_answered_as_the_server_answers(gate, rules, phone, town):
    """All who live at the place and all passes of it, both ways: one table, two languages."""
    at = clock.now()
    homes = Household.objects.open().filter(building_id__in=_buildings(gate))
    made = [pass_for(one, klass="household") for one in homes[:6]]
    stopped = zip(made, (State.REVOKED, State.BLOCKED, State.VOID), strict=False)
    for one, state in stopped:
        Pass.objects.filter(id=one.id).update(state=state)
    people = list(Person.objects.living().filter(household__in=homes).order_by("id"))
    ways = ("in", "out")
    asked = [{"pass_id": one.id, "direction": way} for one in made for way in ways]
    said = phone(
        *({"kind": "pass", "name": str(a["pass_id"]), "direction": a["direction"]} for a in asked)
    )
    assert [(one["outcome"], one["code"]) for [one] in said] == _server(gate, asked, at)
    body = bundles.body_of(gate, at)
    assert _members(body) == len(people)
    held = Episode.objects.filter(person__in=people, state="notified", closed_at=None).count()
    assert held
    assert [["ask", "wait"], ["refuse", "wait"]] in [list(map(list, p)) for p in body["verdicts"]]


def _server(gate, asked, at):
    payloads = [CrossPayload(checkpoint=gate.id, means="digits", **one) for one in asked]
    facts = knowing.gather(payloads, at)
    [place] = knowing.gates([gate.id]).values()
    found = []
    for one in payloads:
        who = knowing.stander(one, facts)
        known, rules = knowing.known_of(who, one, at, place, facts)
        decision = deciding.decide(knowing.asked_of(one, at), known, rules)
        found.append((decision.outcome, decision.shown))
    return found


def _buildings(gate):
    return gate.place.children.values("id")


def _members(body) -> int:
    """Rows are closed; those of members are what is left when passes, digits, doors are known."""
    found = Household.objects.open().filter(building_id__in=[one for one, _ in body["buildings"]])
    homes = {one.id: one for one in found.select_related("dwelling") if one.size}
    named = {(h.building_id, h.dwelling.unit, h.dwelling.room) for h in homes.values()}
    passes = Pass.objects.filter(place__in=body["places"], valid_until__gt=clock.now())
    digits = set(passes.values_list("digits", flat=True))
    return _count(body["rows"]) - len(named) - passes.count() - len(digits)


def _count(rows: bytes) -> int:
    count = at = 0
    while at < len(rows):
        count, at = count + 1, at + 9 + rows[at + 8]
    return count


def test_nobodys_name_health_or_pass_stands_in_it_to_be_read(gate, card, town):
    raw = _plain(bundles.bundle_of(gate, clock.now()))
    people = Person.objects.filter(household__building_id__in=_buildings(gate))
    assert people
    for one in people:
        assert one.name.encode() not in raw
        assert one.id.bytes not in raw
    assert card.id.bytes not in raw
    assert b"in_quarantine" not in raw
    assert b"suspended" not in raw


def test_a_household_in_care_is_asked_to_wait_and_no_more(gate, rules, phone, town):
    held = Episode.objects.filter(
        household__building_id__in=_buildings(gate), state="notified", closed_at=None
    ).first()
    one = pass_for(held.household, person=held.person, klass="resident")
    [[out]] = phone({"kind": "code", "name": code_of(one)})
    [[back]] = phone({"kind": "code", "name": code_of(one), "direction": "in", **COOL})
    assert (out["outcome"], out["code"]) == ("refuse", "wait")
    assert (back["outcome"], back["code"]) == ("ask", "wait")


def test_a_pass_made_after_the_list_is_taken_by_its_signature(gate, home, rules, phone, ten):
    bundle = bundles.bundle_of(gate, clock.now())
    ten.move(timedelta(minutes=5))
    fresh = pass_for(home)
    by_code, by_hand = phone(
        {"kind": "code", "name": code_of(fresh)},
        {"kind": "pass", "name": str(fresh.id)},
        bundle=bundle,
    )
    assert by_code[0]["outcome"] == "allow"
    assert (by_hand[0]["outcome"], by_hand[0]["code"]) == ("ask", "unknown")


def test_a_lost_copy_opens_nothing_once_it_was_replaced(gate, card, phone, ten):
    text = code_of(card)
    ten.move(timedelta(minutes=5))
    Pass.objects.filter(id=card.id).update(tokens_from=clock.now())
    [[told]] = phone({"kind": "code", "name": text})
    assert (told["outcome"], told["code"]) == ("refuse", "void")


def test_ways_in_the_queue_count_for_the_quota(gate, card, phone):
    """One of the household every two days; the second is refused before anything was sent."""
    [[first]] = phone({"kind": "code", "name": code_of(card)})
    entry = {"key": "1", "command": "gates.cross", "made_at": clock.now().isoformat()}
    recent = [{**entry, "payload": first["payload"]}]
    later = clock.now() + timedelta(hours=2)
    [[again]] = phone({"kind": "code", "name": code_of(card)}, recent=recent, at=later)
    assert (first["outcome"], again["outcome"], again["code"]) == ("allow", "refuse", "quota")
    undone = {**entry, "key": "2", "command": "gates.annul_crossing", "payload": {"crossing": "1"}}
    [[back]] = phone({"kind": "code", "name": code_of(card)}, recent=[*recent, undone], at=later)
    assert back["outcome"] == "allow"


def test_ways_that_the_office_knows_count_too_and_once(gate, card, phone, cross):
    first = cross(gate, "out", pass_id=card.id, token="good", mask=True)
    bundle = bundles.bundle_of(gate, clock.now() + timedelta(minutes=1))
    later = clock.now() + timedelta(hours=2)
    [[again]] = phone({"kind": "code", "name": code_of(card)}, bundle=bundle, at=later)
    assert (first.outcome, again["code"]) == ("allow", "quota")


def test_a_list_that_is_over_lets_nobody_through_unseen(gate, card, phone):
    over = clock.now() + bundles.HOLDS + timedelta(hours=2)
    [[told], [urgent]] = phone(
        {"kind": "code", "name": code_of(card)},
        {"kind": "stranger", "name": "", "emergency": True},
        at=over,
    )
    assert (told["outcome"], told["code"]) == ("condition", "stale_list")
    assert (urgent["outcome"], urgent["code"]) == ("allow", "emergency")


def test_more_people_take_no_more_queries(gate, rules, home):
    with CaptureQueriesContext(
        connection,
    ) as few:
        bundles.body_of(gate, clock.now())
    for one in Household.objects.open().filter(building_id__in=_buildings(gate))[:20]:
        pass_for(one)
    with CaptureQueriesContext(connection) as many:
        bundles.body_of(gate, clock.now())
    assert len(many) - len(few) <= 4
    assert len(many) <= 16


def test_it_is_signed_with_the_offices_key(gate, card):
    bundle = bundles.bundle_of(gate, clock.now())
    header = cbor2.loads(cbor2.loads(_plain(bundle)).value[0])
    assert header[4].hex() in {one["kid"] for one in bundle["keys"]}
    assert queries.issuer()
