"""A tip that proves true leads on: to the visit at the door and to the arrival, typed once."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from wangdi.hotline.models import Ticket, Verdict
from wangdi.intake.actors import Actor
from wangdi.intake.submitting import submit_one
from wangdi.lib import clock
from wangdi.people.models import Dwelling
from wangdi.screening import origins
from wangdi.screening.models import CanvassRound

LOOKED_INTO = (Verdict.TRUE.value, Verdict.UNFOUNDED.value, Verdict.FALSE.value)


@dataclass(frozen=True, slots=True)
class Led:
    """What was recorded beside the ticket."""

    arrival: UUID | None = None
    visit: UUID | None = None


def lead(actor: Actor, ticket: Ticket, door: Dwelling | None, found: dict[str, Any]) -> Led:
    """Record the visit while a round runs there, and the arrival of a tip that proved true.

    In the caller's transaction; Refused where the rooms below refuse.
    """
    if door is None or found["verdict"] not in LOOKED_INTO:
        return Led()
    return Led(
        _arrival(actor, door, found) if found["verdict"] == Verdict.TRUE.value else None,
        _visit(actor, door),
    )


def _visit(actor: Actor, door: Dwelling) -> UUID | None:
    today = clock.today()
    running = CanvassRound.objects.filter(
        communities__contains=[door.community_id], closed_at=None, starts_on__lte=today
    )
    canvass = running.order_by("-opened_at").first()
    if canvass is None:
        return None
    payload = {"round": canvass.id, "dwelling": door.id, "outcome": "answered"}
    answer = submit_one(actor=actor, command="screening.record_visit", payload=payload)
    return answer.subject


def _arrival(actor: Actor, door: Dwelling, found: dict[str, Any]) -> UUID | None:
    payload = {
        "dwelling": door.id,
        "name": found["name"],
        "origin": found["origin"],
        "origin_code": origins.code_of(found["origin"]),
        "arrived_on": found["arrived_on"],
    }
    answer = submit_one(actor=actor, command="screening.record_arrival", payload=payload)
    return answer.subject
