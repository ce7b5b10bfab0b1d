"""Hand a group to its command; whatever breaks in it harms nobody but what broke it."""

import logging
from collections.abc import Sequence

from django.db import InterfaceError, OperationalError, transaction
from django.utils.translation import gettext as _

from wangdi.field import references
from wangdi.intake.actors import Actor
from wangdi.intake.commands import Incoming, Review
from wangdi.intake.submitting import Answer, keep, submit

log = logging.getLogger("wangdi.field")
CHANNEL = "field"


def group(actor: Actor, command: str, records: Sequence[Incoming]) -> list[Answer]:
    """One answer each, in order. A record on which the house itself breaks is kept for a person.

    The intake isolates what a record contradicts; this isolates what nobody thought of. A lost
    connection is raised: nothing was done, the phone sends again.
    """
    if not records:
        return []
    try:
        with transaction.atomic():
            known = references.resolve(records)
            given = submit(actor=actor, command=command, records=known, channel=CHANNEL)
        return given.each
    except (OperationalError, InterfaceError):
        raise
    except Exception:
        if len(records) == 1:
            return [_broken(actor, command, records[0])]
    middle = len(records) // 2
    return group(actor, command, records[:middle]) + group(actor, command, records[middle:])


def _broken(actor: Actor, command: str, one: Incoming) -> Answer:
    log.exception("%s broke on record %s, which is kept", command, one.key)
    why = Review("fault", _("The house could not take this record. A person looks at it."))
    return keep(actor=actor, command=command, records=[(one, why)], channel=CHANNEL).each[0]
