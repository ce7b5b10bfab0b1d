"""Two at the same instant, each in a transaction of its own: one release, one event."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from uuid import UUID

import pytest
from django.db import connection

from wangdi.documents.models import Document
from wangdi.intake.approving import approve
from wangdi.intake.commands import Refused
from wangdi.intake.models import Approval, Event, Fact
from wangdi.lib import clock
from wangdi.quarantine.models import Objection, Recount, Release
from wangdi.quarantine.tests.conftest import again

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts: Callable[[], None]) -> list[str]:
    """Run the acts together, each with its own connection; what each came to."""
    start = Barrier(len(acts))

    def run(act: Callable[[], None]) -> str:
        try:
            connection.ensure_connection()
            start.wait(timeout=10)
            act()
        except Refused as refusal:
            return refusal.reason
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(len(acts)) as threads:
        return sorted(threads.map(run, acts))


@pytest.fixture
def due(stairwell, hand):
    """An episode whose days are complete, heard of this morning."""
    episode = stairwell.notified()
    hand.move(episode.release_from - clock.now() - timedelta(hours=4))
    stairwell.read(episode, "36.4")
    hand.move(timedelta(hours=5))
    return episode


def released_once(episode) -> None:
    assert again(episode).state == "released"
    assert Release.objects.count() == 1
    assert Event.objects.filter(verb="quarantine.released").count() == 1
    assert Fact.objects.filter(kind="quarantine.released").count() == 1


def agree(stairwell, approval: UUID, role: str) -> Callable[[], None]:
    actor = stairwell.actor(role)
    return lambda: approve(approval, by=actor)


def test_two_releases(stairwell, due):
    first, second = stairwell.prepare(due), stairwell.prepare(due)
    came_to = at_once(agree(stairwell, first, "leader"), agree(stairwell, second, "duty_desk"))
    assert came_to == ["done", "state_released"]
    released_once(due)
    assert Approval.objects.filter(decision="approved").count() == 1


def test_two_approvals_of_one(stairwell, due):
    approval = stairwell.prepare(due)
    came_to = at_once(agree(stairwell, approval, "leader"), agree(stairwell, approval, "duty_desk"))
    assert came_to == ["decided", "done"]
    released_once(due)
    assert Approval.objects.get().decision == "approved"


def test_two_agree_to_one_extension(stairwell):
    episode = stairwell.notified()
    longer = {"last_day": "2020-02-18", "reason": "检测结果待复核"}
    stairwell.send("area_doctor", "extend", episode=episode.id, **longer)
    approval = Approval.objects.get().id
    came_to = at_once(agree(stairwell, approval, "leader"), agree(stairwell, approval, "duty_desk"))
    assert came_to == ["decided", "done"]
    assert Recount.objects.count() == 1
    assert Event.objects.filter(verb="quarantine.extended").count() == 1
    assert Document.objects.filter(kind="quarantine.extension").count() == 1


def test_two_answers_to_one_objection(stairwell):
    episode = stairwell.notified()
    said = {"said": "我没有去过那里", "how": "telephone"}
    stairwell.send("grid_worker", "object", episode=episode.id, **said)
    asked = {"objection": Objection.objects.get().id, "outcome": "ends", "why": "车票不符"}

    def answer(role: str) -> Callable[[], None]:
        return lambda: stairwell.send(role, "answer_objection", episode=episode.id, **asked)

    assert at_once(answer("leader"), answer("duty_desk")) == ["answered", "done"]
    assert again(episode).state == "ended"
    assert Event.objects.filter(verb="quarantine.answered").count() == 1
