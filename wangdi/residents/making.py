"""Giving links and PINs: made here, handed in as hashes, printed once."""

from collections.abc import Sequence
from uuid import UUID

from django.contrib.auth.hashers import make_password

from wangdi.intake.actors import Actor
from wangdi.intake.commands import Incoming
from wangdi.intake.submitting import submit, submit_one
from wangdi.lib import ids
from wangdi.links.models import HouseholdLink
from wangdi.links.payloads import MakePayload
from wangdi.links.tokens import new_pin
from wangdi.people.models import Household
from wangdi.residents.slips import Slip

AT_ONCE = 40
"""A slow hash for each: so many are a matter of seconds."""


def make(households: Sequence[Household], *, by: Actor) -> list[Slip]:
    """A link for each; the slips of those that were made, in order."""
    pins = [new_pin() for _ in households]
    keys = ids.uuid7s(len(households))
    records = [
        Incoming(key, MakePayload(household=home.id, pin=make_password(pin)))
        for key, home, pin in zip(keys, households, pins, strict=True)
    ]
    answers = submit(actor=by, command="links.make", records=records).each
    return [
        Slip(answer.key, home.address, home.community_id, pin)
        for answer, home, pin in zip(answers, households, pins, strict=True)
        if answer.answer == "applied"
    ]


def renew(link: HouseholdLink, household: Household, *, by: Actor, key: UUID) -> Slip | None:
    """A new PIN for the same address; None where this very form came before."""
    pin = new_pin()
    asked = {"link": link.id, "pin": make_password(pin)}
    answer = submit_one(actor=by, command="links.renew_pin", payload=asked, key=key)
    if answer.answer != "applied":
        return None
    return Slip(link.id, household.address, household.community_id, pin)
