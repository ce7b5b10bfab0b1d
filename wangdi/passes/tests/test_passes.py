"""Passes issued, stopped and taken back; how they stand by themselves."""

from datetime import timedelta

import pytest

from wangdi.accounts.models import User
from wangdi.intake.annulling import annul
from wangdi.intake.commands import Refused
from wangdi.lib import bulk, clock, ids
from wangdi.passes import checking, keys, merging, queries, tokens
from wangdi.passes.issuing import token_of
from wangdi.passes.models import Pass, PassAct
from wangdi.people.models import Household, Person
from wangdi.quarantine.models import Episode
from wangdi.territory.models import Place


def code(one, at=None):
    at = at or clock.now()
    return queries.standing_of([one.id], at)[one.id].code


def shown(one, places=None, at=None):
    return checking.check(token_of(one), at or clock.now(), places).code


def test_a_household_pass_ends_with_the_days_of_its_class(issued, home, compound):
    one = issued()
    assert (one.household_id, one.place_id, one.state) == (home.id, compound.id, "good")
    assert one.valid_until == clock.day_bounds(clock.today() + timedelta(days=30))[0]
    assert (one.community_id, one.grid_id) == (home.community_id, home.grid_id)
    assert len(one.digits) == 4
    assert code(one) == shown(one, [compound.id]) == "ok"
    assert code(one, one.valid_until) == shown(one, None, one.valid_until) == "expired"
    assert code(one, one.valid_from - timedelta(seconds=1)) == "not_yet"


def test_of_two_of_one_class_the_second_is_refused(issued):
    issued()
    with pytest.raises(Refused) as refusal:
        issued()
    assert refusal.value.reason == "has_one"
    assert Pass.objects.count() == 1


@pytest.mark.parametrize(
    ("klass", "more", "reason"),
    [
        ("resident", {}, "holder_person"),
        ("vehicle", {}, "holder_vehicle"),
        ("visitor", {}, "holder_guest"),
        ("spaceman", {}, "no_such_class"),
        ("visitor", {"guest": "访客甲", "valid_until": "2000-01-01T00:00:00Z"}, "ends_before"),
        ("visitor", {"guest": "访客甲", "valid_until": "2100-01-01T00:00:00Z"}, "too_long"),
    ],
)
def test_what_does_not_fit_its_class_is_refused(issued, klass, more, reason):
    with pytest.raises(Refused) as refusal:
        issued(klass, **more)
    assert refusal.value.reason == reason


def test_a_pass_is_for_where_one_lives(issued, home):
    other = Place.objects.filter(kind="building", valid_to=None).exclude(id=home.building_id)[0]
    with pytest.raises(Refused) as refusal:
        issued(place=other.id)
    assert refusal.value.reason == "not_of_place"


def test_every_holder_has_his_class(issued, somebody):
    person = issued("resident", person=somebody.id, household=None)
    car = issued("vehicle", plate="豫a·12345")
    guest = issued("visitor", guest="访客甲", guest_phone="13800000000", purpose="探亲")
    cook = issued("temporary", guest="租住人甲")
    alone = {"household": None, "by": "secretary"}
    worker = issued("worker", guest="施工人甲", company="某公司", **alone)
    rider = issued("delivery", guest="骑手甲", company="某平台", **alone)
    nurse = issued("medical", person=somebody.id, household=None)
    assert person.household_id == somebody.household_id
    assert (car.plate, car.household_id) == ("豫A12345", somebody.household_id)
    [found] = queries.by_plate([car.place_id], "豫A12345", clock.now())
    assert found == car
    assert guest.valid_until == clock.day_bounds(clock.today() + timedelta(days=1))[0]
    assert {code(one) for one in (person, car, guest, cook, worker, rider, nurse)} == {"ok"}
    assert queries.by_digits([car.place_id], car.digits, clock.now()).count() == 1


def test_nothing_of_the_holder_stands_in_a_token(issued):
    one = issued("visitor", guest="访客甲", guest_phone="13800000000", plate="豫A12345")
    raw = tokens.read(token_of(one), keys.ring())
    assert (raw.pass_id, raw.klass, raw.place) == (one.id, "visitor", one.place_id)
    assert raw.holder is None
    row = Pass.objects.filter(id=one.id).values("guest", "guest_phone", "plate")[0]
    assert {str(value) for value in row.values()} == {"••••"}


def test_blocked_and_back(issued, send):
    one = issued()
    key = ids.uuid7()
    send("worker", "passes.block", key=key, of=one.id, why="unclear", note="要先核实")
    assert code(one) == shown(one) == "blocked"
    annul(actor=_actor("worker"), keys=[key], reason="已核实")
    assert code(one) == shown(one) == "ok"
    assert PassAct.objects.get().undone_at is not None


@pytest.mark.parametrize(
    ("command", "why", "stands"),
    [("make_void", "done", "void"), ("revoke", "lent", "revoked")],
)
def test_void_and_revoked_stay_until_that_is_taken_back(issued, send, command, why, stands):
    one = issued()
    key = ids.uuid7()
    send("worker", f"passes.{command}", key=key, of=one.id, why=why)
    assert code(one) == shown(one) == stands
    with pytest.raises(Refused):
        send("worker", "passes.block", of=one.id, why="lost")
    annul(actor=_actor("worker"), keys=[key], reason="弄错了")
    assert code(one) == "ok"
    with pytest.raises(Refused):
        issued()


def test_only_the_last_act_can_be_taken_back(issued, send, ten):
    one, first = issued(), ids.uuid7()
    send("worker", "passes.block", key=first, of=one.id, why="lent")
    ten.move(timedelta(minutes=1))
    send("worker", "passes.revoke", of=one.id, why="lent")
    with pytest.raises(Refused) as refusal:
        annul(actor=_actor("worker"), keys=[first], reason="弄错了")
    assert refusal.value.reason == "not_last"


def test_a_lost_card_is_replaced_and_the_old_copy_is_dead(issued, send, ten):
    one = issued()
    old = token_of(one)
    ten.move(timedelta(hours=1))
    key = ids.uuid7()
    send("worker", "passes.replace", key=key, of=one.id, why="lost")
    one.refresh_from_db()
    assert checking.check(old, clock.now()).code == "void"
    assert shown(one) == "ok"
    annul(actor=_actor("worker"), keys=[key], reason="找到了")
    assert checking.check(old, clock.now()).code == "ok"


def test_an_end_is_changed_within_what_the_class_allows(issued, send):
    one = issued("visitor", guest="访客甲")
    longer = clock.now() + timedelta(days=3)
    send("worker", "passes.renew", of=one.id, why="longer", valid_until=longer)
    one.refresh_from_db()
    assert one.valid_until == longer
    much = clock.now() + timedelta(days=9)
    with pytest.raises(Refused) as refusal:
        send("worker", "passes.renew", of=one.id, why="longer", valid_until=much)
    assert refusal.value.reason == "too_long"


def test_issued_by_mistake_is_void(issued):
    one = issued()
    annul(actor=_actor("worker"), keys=[one.id], reason="录错了")
    assert code(one) == shown(one) == "void"


def test_a_household_pass_rests_while_somebody_is_in_quarantine(ten, town, send, compound):
    """It falls by itself when the file begins, and returns by itself when it is over."""
    file = Episode.objects.filter(
        state="notified",
        closed_at=None,
        household__dwelling__building__ancestors__contains=[compound.id],
    )[0]
    key, nurse = ids.uuid7(), ids.uuid7()
    home = {"place": compound.id, "household": str(file.household_id)}
    send("desk", "passes.issue", key=key, klass="household", **home)
    person = {"place": compound.id, "person": str(file.person_id)}
    send("desk", "passes.issue", key=nurse, klass="medical", **person)
    found = queries.standing_of([key, nurse], clock.now())
    assert (found[key].code, found[nurse].code) == ("suspended", "ok")
    assert shown(Pass.objects.get(id=key)) == "suspended"
    Episode.objects.filter(id=file.id).update(state="ended", closed_at=clock.now())
    Episode.objects.filter(household=file.household_id, closed_at=None).update(
        state="ended", closed_at=clock.now()
    )
    assert queries.standing_of([key], clock.now())[key].code == "ok"


def test_who_moved_away_passes_no_more(issued, home, somebody):
    one = issued()
    his = issued("resident", person=somebody.id, household=None)
    type(somebody).objects.filter(id=somebody.id).update(left_on=clock.today(), left_why="moved")
    assert (code(one), code(his)) == ("ok", "not_resident")
    Household.objects.filter(id=home.id).update(closed_on=clock.today())
    assert code(one) == "not_resident"


def test_passes_go_along_when_two_entries_are_one_person(issued, home, somebody):
    his = issued("resident", person=somebody.id, household=None)
    other = Person.objects.filter(household=home, left_on=None).exclude(id=somebody.id)[0]
    moved = merging.move({somebody.id: other.id})
    his.refresh_from_db()
    assert (his.person_id, his.household_id) == (other.id, home.id)
    merging.unmove(moved)
    his.refresh_from_db()
    assert his.person_id == somebody.id


def test_how_many_stand_costs_two_queries(issued, monkeypatch):
    passes = [issued(), issued("vehicle", plate="豫A12345"), issued("visitor", guest="访客甲")]
    execute, asked = bulk.execute, []

    def counted(*given, **more):
        asked.append(given)
        return execute(*given, **more)

    monkeypatch.setattr(bulk, "execute", counted)
    found = queries.standing_of([one.id for one in passes], clock.now())
    assert len(asked) == 2
    assert {one.code for one in found.values()} == {"ok"}


def test_who_works_next_door_issues_nothing_here(send, home, compound, ten):
    with pytest.raises(Refused):
        send("neighbour", "passes.issue", klass="household", place=compound.id, household=home.id)


def _actor(who):
    return User.objects.get(username=who).actor()
