"""Each day's readings are asked for, whatever moved since the notice."""

from datetime import date, timedelta

from wangdi.duties import actions as duties
from wangdi.duties.models import Duty
from wangdi.lib import clock
from wangdi.quarantine.actions import planning
from wangdi.quarantine.models import Episode
from wangdi.quarantine.ticks import plan_day

TOMORROW = date(2020, 2, 2)


def asked(episode: Episode, day: date) -> set[str]:
    rows = Duty.objects.filter(subject=episode.id, kind="quarantine.reading", settled_at=None)
    return {slot for slot in rows.values_list("slot", flat=True) if slot.startswith(str(day))}


def test_what_is_planned_is_not_planned_again(stairwell):
    episode = stairwell.notified()
    assert not planning.is_wanting(TOMORROW, clock.now())
    assert planning.plan_day(TOMORROW, clock.now()) == 0
    assert len(asked(episode, TOMORROW)) == 2
    assert plan_day() is False


def test_days_that_grew_are_asked_for(stairwell, hand):
    episode = stairwell.notified()
    longer = episode.last_day + timedelta(days=1)
    Episode.objects.filter(id=episode.id).update(
        last_day=longer, release_from=episode.release_from + timedelta(days=1)
    )
    hand.move(timedelta(days=14))
    assert plan_day()
    assert len(asked(episode, longer)) == 2
    duty = Duty.objects.get(subject=episode.id, slot=f"{longer}.am")
    assert duty.holder == stairwell.users["grid_worker"]


def test_what_was_taken_back_comes_again_with_the_person(stairwell):
    episode = stairwell.notified()
    duties.withdraw("quarantine.reading", [episode.id], "away")
    assert planning.plan_day(TOMORROW, clock.now()) == 2
    Episode.objects.filter(id=episode.id).update(state="suspended")
    duties.withdraw("quarantine.reading", [episode.id], "away")
    assert planning.plan_day(TOMORROW, clock.now()) == 0


def test_a_past_slot_is_not_asked_for(stairwell):
    """Served at noon: the morning of this day is over, and stays so."""
    episode = stairwell.notified()
    assert planning.plan_day(clock.today(), clock.now()) == 0
    assert asked(episode, clock.today()) == {"2020-02-01.pm"}


def test_many_cost_two_queries(stairwell, django_assert_num_queries):
    for person in range(3):
        stairwell.notified(person)
    Duty.objects.all().delete()
    with django_assert_num_queries(0):  # both go by the set, past the counted cursor
        assert planning.plan_day(TOMORROW, clock.now()) == 6
