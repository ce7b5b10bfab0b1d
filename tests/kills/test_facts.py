"""Who dies between a commit and the delivery of its facts loses none, and none arrives twice."""

import pytest

from tests.kills.conftest import PATIENCE, Machine
from tests.kills.phone import Outbox
from wangdi.intake.facts import deliver
from wangdi.intake.models import Event, Fact, Key, Undelivered
from wangdi.lib import clock
from wangdi.people.models import Person
from wangdi.project.database.processes import wait_for
from wangdi.quarantine.models import Episode
from wangdi.screening.models import Arrival

SEND, DELIVER = "tests.kills.phone:send", "wangdi.intake.facts:deliver"


@pytest.fixture
def outbox(machine: Machine) -> Outbox:
    """A resident came back from elsewhere, by which home quarantine is proposed."""
    deliver()
    known = Episode.objects.values("person")
    back = Arrival.objects.exclude(person=None).values("person")
    person = Person.objects.exclude(id__in=known).exclude(id__in=back).filter(left_on=None)[0]
    today = clock.today().isoformat()
    payload = {
        "dwelling": str(person.household.dwelling.id),
        "person": str(person.id),
        "origin": "湖北省武汉市",
        "origin_code": "420100",
        "left_on": today,
        "arrived_on": today,
        "contact": True,
    }
    return Outbox.of("desk", "screening.record_arrival", [payload])


def test_killed_right_after_the_commit_its_fact_arrives_by_another(
    machine: Machine, outbox: Outbox
) -> None:
    machine.kill_when(lambda: _is_known(outbox), SEND, given=outbox.as_json())
    assert _episodes(outbox) == 0
    _deliver_all(outbox)
    assert outbox.send().duplicate == 1
    deliver()
    assert _heard_once(outbox)


@pytest.mark.parametrize("table", ["quarantine_episode", "intake_event", "intake_cursor"])
def test_killed_while_delivering_it_is_delivered_once(
    machine: Machine, outbox: Outbox, table: str
) -> None:
    outbox.send()
    machine.kill_at(table, DELIVER)
    assert _episodes(outbox) == 0
    _deliver_all(outbox)
    assert _heard_once(outbox)


def test_killed_right_after_delivering_it_is_not_delivered_again(
    machine: Machine, outbox: Outbox
) -> None:
    outbox.send()
    machine.kill_when(lambda: _episodes(outbox) == 1, DELIVER)
    assert deliver() == 0
    assert _heard_once(outbox)


def _is_known(outbox: Outbox) -> bool:
    return Key.objects.filter(key__in=outbox.keys).exists()


def _episodes(outbox: Outbox) -> int:
    return Episode.objects.filter(arrival__in=outbox.keys).count()


def _deliver_all(outbox: Outbox) -> None:
    """Other work on the server may hold a fact back for a while."""
    assert wait_for(lambda: deliver() > 0 or _episodes(outbox) > 0, seconds=PATIENCE)


def _heard_once(outbox: Outbox) -> bool:
    [episode] = Episode.objects.filter(arrival__in=outbox.keys)
    told = Event.objects.filter(subject=episode.id, verb="quarantine.proposed").count()
    facts = Fact.objects.filter(subject__in=outbox.keys, kind="screening.arrival_recorded").count()
    return (told, facts, Undelivered.objects.count()) == (1, 1, 0)
