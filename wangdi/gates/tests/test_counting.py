"""Tallies, the board, a shift's counts and the daily report say the same of the same crossings."""

from datetime import timedelta

from django.db.models import Count, Sum

from wangdi.gates.models import Crossing, Tally
from wangdi.gates.queries import board
from wangdi.lib import clock
from wangdi.lib.figures import Cut
from wangdi.reporting.figures import gates as figures
from wangdi.roster import counting

COOL = {"celsius": "36.5"}


def cross_some(gate, card, cross, home):
    cross(gate, "out", pass_id=card.id)
    cross(gate, "in", pass_id=card.id, mask=True, temperature=COOL)
    cross(gate, "in", household=home.id, mask=False)
    cross(gate, "in", household=home.id, temperature={"celsius": "37.8", "first": "38.0"})
    cross(gate, "in", visitor={"name": "访客甲"}, mask=True, temperature=COOL)
    cross(gate, "in", visitor={"name": "司机甲"}, plate="豫A12345", mask=True, temperature=COOL)


def test_tallies_are_what_the_rows_are(gate, card, cross, home):
    cross_some(gate, card, cross, home)
    rows = Crossing.objects.standing().values_list("direction", "outcome", "code", "who")
    counted = {(*key,): count for *key, count in rows.annotate(n=Count("id"))}
    tallies = Tally.objects.values_list("direction", "outcome", "code", "who")
    assert {(*key,): count for *key, count in tallies.annotate(n=Sum("crossings"))} == counted


def test_a_shift_is_counted_by_when_it_happened(gate, card, cross, home, ten):
    cross_some(gate, card, cross, home)
    now = clock.now()
    shift = counting.counts(gate.id, now - timedelta(hours=1), now + timedelta(minutes=1))
    assert shift is not None
    told = {word: shift[word] for word in ("in", "out", "refused")}
    assert told == {"in": 3, "out": 1, "refused": 2}
    assert board.counted([gate.id], now + timedelta(hours=1), now + timedelta(hours=2)) == {}


def test_the_days_figures(gate, card, cross, home, ten):
    cross_some(gate, card, cross, home)
    now = clock.now()
    cut = Cut(clock.today(), now + timedelta(hours=7), now - timedelta(hours=17))
    rows = figures.tallies(cut)
    passed = rows.filter(figures.PASSED).aggregate(n=Sum("crossings"), cars=Sum("vehicles"))
    assert passed == {"n": 4, "cars": 1}
    assert rows.filter(figures.OUTSIDERS).aggregate(n=Sum("crossings"))["n"] == 2
    assert rows.filter(code="fever").aggregate(n=Sum("crossings"))["n"] == 1
    assert {one.community_id for one in rows} == {gate.community_id}
    assert figures.alarms(cut).count() == 1
