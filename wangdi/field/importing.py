"""An outbox that a phone handed over as a file, taken in at the desk under the same keys."""

import json
from collections import Counter

from django.utils.translation import gettext as _

from wangdi.field import receiving
from wangdi.field.models import Phone, SignIn
from wangdi.field.opening import Hand
from wangdi.field.rules import envelopes
from wangdi.field.rules.clocks import Told
from wangdi.field.rules.envelopes import MOST_RECORDS, PROTOCOL, Malformed, Sent
from wangdi.intake.actors import Actor
from wangdi.intake.commands import Refused
from wangdi.lib import clock

NAME = "outbox"


def take(content: bytes, phone: Phone, *, by: Actor) -> dict[str, int]:
    """How many records were applied, duplicate, review, later. Refused where it is no outbox.

    Who made each is proved by its mark; those of a revoked phone wait for a person.
    """
    protocol, records = _read(content)
    last = SignIn.objects.filter(phone=phone).select_related("phone", "user").latest("began_at")
    counts: Counter[str] = Counter()
    for start in range(0, len(records), MOST_RECORDS):
        hand = Hand(last, by, clock.now(), Told(None, None, None), protocol, at_desk=True)
        told = receiving.take(records[start : start + MOST_RECORDS], hand)
        counts.update(one.answer for one in told)
    return dict(counts)


def _read(content: bytes) -> tuple[int, list[Sent]]:
    try:
        said = json.loads(content)
        if not isinstance(said, dict) or said.get("wangdi") != NAME:
            raise Malformed
        given = said.get("records")
        rows = given if isinstance(given, list) else []
        parts = [rows[at : at + MOST_RECORDS] for at in range(0, len(rows), MOST_RECORDS)]
        records = [one for part in parts for one in envelopes.records(part)]
    except (ValueError, RecursionError):
        raise Refused(_("This is not a file that a phone handed over."), "file") from None
    return (PROTOCOL if said.get("v") == PROTOCOL else 0), records
