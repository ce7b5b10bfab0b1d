"""Days of crossings: laid ahead, filled by when they were received, dropped with proof."""

from datetime import timedelta

import pytest
from django.db import connection

from wangdi.gates import disposing
from wangdi.gates.models import Crossing, Disposal, Tally, VisitorEntry
from wangdi.intake.models import Key
from wangdi.lib import bulk, clock


def lies_in(one):
    [(table,)] = bulk.execute(
        "SELECT tableoid::regclass::text FROM gates_crossing WHERE id = %s", [one.id]
    )
    return table


def part(day):
    return f"gates_crossing_d{day:%Y%m%d}"


def test_today_and_the_days_ahead_are_laid_once(town, ten):
    today = clock.today()
    assert disposing.lay_ahead(clock.now()) >= disposing.AHEAD
    assert disposing.lay_ahead(clock.now()) == 0
    assert {today, today + timedelta(days=disposing.AHEAD)} <= set(disposing.days())


def test_a_crossing_lies_in_the_day_it_was_received(gate, card, cross):
    disposing.lay_ahead(clock.now())
    one = cross(gate, "out", pass_id=card.id, at=clock.now() - timedelta(days=3))
    assert lies_in(one) == part(clock.today())


def test_what_fits_no_day_lies_in_the_default_and_moves_when_its_day_is_laid(
    gate, card, cross, ten
):
    ten.move(timedelta(days=9))
    one = cross(gate, "out", pass_id=card.id)
    assert lies_in(one) == "gates_crossing_default"
    disposing.lay(clock.today(), clock.today())
    assert lies_in(one) == part(clock.today())
    assert Crossing.objects.get(id=one.id).code == one.code


def test_a_day_past_its_time_is_dropped_with_proof_and_its_keys_stay(gate, card, cross, ten, rules):
    ten.move(timedelta(days=-40))
    disposing.lay(clock.today(), clock.today())
    old = cross(gate, "out", household=card.household_id)
    cross(gate, "in", visitor={"name": "访客甲"}, mask=True, temperature={"celsius": "36.5"})
    day = clock.today()
    count, digest = disposing.digest_of(day)
    ten.move(timedelta(days=40))
    young = cross(gate, "out", pass_id=card.id)
    [proof] = disposing.dispose(clock.now())
    told = (proof.day, proof.crossings, proof.digest, proof.visitors)
    assert told == (day, count, digest, 1)
    assert [one.id for one in Crossing.objects.all()] == [young.id]
    assert Key.objects.filter(key=old.id, command="gates.cross").exists()
    assert not VisitorEntry.objects.exists()
    assert Tally.objects.count() == 1
    assert disposing.dispose(clock.now()) == []
    assert Disposal.objects.count() == 1


def test_a_young_day_cannot_be_dropped(town):
    with pytest.raises(Exception, match="too young"):
        bulk.execute("SELECT * FROM gates_drop_day(%s)", [clock.today()])
    connection.needs_rollback = False


def test_old_rows_of_the_default_go_too(gate, card, cross, ten, rules):
    ten.move(timedelta(days=-40))
    cross(gate, "out", pass_id=card.id)
    ten.move(timedelta(days=40))
    disposing.dispose(clock.now())
    assert not Crossing.objects.exists()
