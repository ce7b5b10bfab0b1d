"""A worker of care teams has left."""

from uuid import uuid5

from wangdi.intake.commands import Incoming
from wangdi.intake.facts import receives
from wangdi.intake.models import Fact
from wangdi.quarantine.models import TeamSlot
from wangdi.quarantine.payloads_course import VacatePayload
from wangdi.quarantine.receivers.asking import ask


@receives("staff.worker_left", name="quarantine.reopen_places")
def reopen_places(facts: list[Fact]) -> None:
    """His places are open again at once: his substitute has them, or the secretary is asked."""
    gone = {fact.subject: fact for fact in facts}
    named = TeamSlot.objects.filter(to_at=None)
    holders = set(named.filter(worker__in=gone).values_list("worker_id", flat=True))
    holders |= set(named.filter(substitute__in=gone).values_list("substitute_id", flat=True))
    asked = [
        Incoming(uuid5(worker, f"left:{gone[worker].id}"), VacatePayload(worker=worker))
        for worker in sorted(filter(None, holders))
    ]
    ask("quarantine.reopen_places", asked)
