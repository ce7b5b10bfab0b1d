"""Which duties a phone has a form for, and what of their record the house knows already."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from wangdi.care.actions.planning import CARRY, LIFELINE
from wangdi.duties.models import Duty
from wangdi.patrol.actions.venues import SEE
from wangdi.quarantine.actions.moving import READING, REMEASURE
from wangdi.screening.actions import DOOR
from wangdi.transfer.actions.planning import MEET, RECEIVE

Payload = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Form:
    """A screen of the app, the permission of its command, and the beginning of its payload."""

    screen: str
    permission: str
    payload: Callable[[Duty], Payload]


def _of(name: str) -> Callable[[Duty], Payload]:
    return lambda duty: {name: str(duty.subject)}


def _door(duty: Duty) -> Payload:
    return {"round": duty.slot, "dwelling": str(duty.subject)}


def _again(duty: Duty) -> Payload:
    return {"episode": str(duty.subject), "remeasured": True}


def _signs(stage: str, side: str) -> Callable[[Duty], Payload]:
    return lambda duty: {"handover": str(duty.subject), "stage": stage, "side": side}


FORMS = {
    DOOR: Form("visit", "screening.visit", _door),
    READING: Form("reading", "quarantine.record", _of("episode")),
    REMEASURE: Form("reading", "quarantine.record", _again),
    CARRY: Form("order", "care.deliver", _of("order")),
    LIFELINE: Form("order", "care.deliver", _of("order")),
    RECEIVE: Form("vehicle", "transfer.sign", _signs("door", "takes")),
    MEET: Form("vehicle", "transfer.sign", _signs("point", "gives")),
    SEE: Form("finding", "patrol.walk", _of("venue")),
}
FREE = {
    "found": "screening.visit",
    "arrival": "screening.record_arrival",
    "finding": "patrol.walk",
}
"""Forms that need no duty, with the permission of their command."""
