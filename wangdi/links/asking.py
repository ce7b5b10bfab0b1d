"""What a household asks of the house by its link: only what it may ask of itself."""

from typing import Any
from uuid import UUID

from wangdi.intake import checking
from wangdi.intake.actors import RESIDENT
from wangdi.intake.commands import Incoming, Payload, Refused, Review
from wangdi.intake.registry import command as known_command
from wangdi.intake.submitting import Answer, submit_one
from wangdi.lib import ids
from wangdi.links.models import HouseholdLink

CHANNEL = "resident"


class NotItsOwn(PermissionError):
    """A link was used to ask something of another household, or what no household may ask."""


def submit_for(
    link: HouseholdLink,
    *,
    command: str,
    payload: dict[str, Any] | Payload,
    key: UUID | None = None,
) -> Answer:
    """Hand one record in for the household of `link`; Refused with a sentence where it cannot be.

    NotItsOwn where the command does not say of this payload that it is this household's.
    """
    known = known_command(command)
    read = checking.read(known, Incoming(key or ids.uuid7(), payload))
    if isinstance(read, Review):
        raise Refused(read.sentence, read.field, read.reason)
    [household] = known.households_of([read.payload])
    if household is None or household != link.household:
        raise NotItsOwn(command)
    return submit_one(
        actor=RESIDENT, command=command, payload=read.payload, key=read.key, channel=CHANNEL
    )
