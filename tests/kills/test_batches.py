"""A phone's batch whose process is killed, or whose answer is lost, is sent again by the phone."""

import pytest

from tests.kills.conftest import Machine
from tests.kills.phone import Outbox
from wangdi.intake.models import Batch, Event, Key
from wangdi.lib import ids
from wangdi.people.models import Dwelling
from wangdi.screening.models import CanvassRound, DoorVisit
from wangdi.territory.models import Grid
from wangdi.world.cast import FIRST_BEAT

SIZE, POISON = 200, 3
SEND = "tests.kills.phone:send"


@pytest.fixture
def outbox(machine: Machine) -> Outbox:
    """A morning of the grid worker's; a few doors in it are known to nobody."""
    canvass = CanvassRound.objects.filter(series=None).order_by("-id")[0]
    beat = Grid.objects.get(code=FIRST_BEAT)
    doors = list(Dwelling.objects.filter(grid_id=beat.id).values_list("id", flat=True))
    visits = [doors[at % len(doors)] for at in range(SIZE - POISON)]
    visits += [ids.uuid7() for _ in range(POISON)]
    payloads = [
        {"round": str(canvass.id), "dwelling": str(door), "outcome": "no_answer"} for door in visits
    ]
    return Outbox.of("worker", "screening.record_visit", payloads)


@pytest.mark.parametrize("table", ["screening_doorvisit", "intake_event", "intake_batch"])
def test_killed_in_the_middle_nothing_is_left_and_all_is_taken_then(
    machine: Machine, outbox: Outbox, table: str
) -> None:
    before = _counted(outbox)
    machine.kill_at(table, SEND, given=outbox.as_json())
    assert _counted(outbox) == before
    answers = outbox.send()
    assert (answers.applied, answers.review) == (SIZE - POISON, POISON)
    assert _counted(outbox) == (SIZE - POISON, SIZE, before[2] + 1, SIZE - POISON)


def test_sent_again_after_a_lost_answer_all_are_duplicates(
    machine: Machine, outbox: Outbox
) -> None:
    machine.kill_when(lambda: _counted(outbox)[1] == SIZE, SEND, given=outbox.as_json())
    once = _counted(outbox)
    answers = outbox.send()
    assert (answers.received, answers.duplicate) == (SIZE, SIZE)
    visits, keys, batches, events = _counted(outbox)
    assert (visits, keys, events) == (once[0], once[1], once[3])
    assert batches == once[2] + 1


def _counted(outbox: Outbox) -> tuple[int, int, int, int]:
    """Visits, keys, batches, events."""
    return (
        DoorVisit.objects.filter(id__in=outbox.keys).count(),
        Key.objects.filter(key__in=outbox.keys).count(),
        Batch.objects.count(),
        Event.objects.filter(subject__in=outbox.keys, verb="screening.visited").count(),
    )
