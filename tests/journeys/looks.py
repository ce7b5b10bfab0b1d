"""A presence check and a key zone of the named world, for the pages that are about one."""

from datetime import time, timedelta
from uuid import UUID

from wangdi.checks.models import Check
from wangdi.intake.actors import system
from wangdi.intake.submitting import submit_one
from wangdi.lib import clock
from wangdi.world.fixtures import Town
from wangdi.zones.models import KeyZone

WHO = "返乡人戊"


def check(town: Town) -> UUID:
    """One of the household that is shown; drawn for tomorrow where it has none yet."""
    file = town.episode(WHO)
    mine = Check.objects.filter(episode=file, number__isnull=False).order_by("opens_at")
    if not mine.exists():
        at = clock.at(clock.today() + timedelta(days=1), time(10))
        payload = {"episode": file.id, "kind": "video", "number": 1, "opens_at": at}
        submit_one(actor=system("town"), command="checks.plan", payload=payload)
    return mine[0].id


def zone(_town: Town) -> UUID:
    return KeyZone.objects.order_by("opened_at", "id")[0].id
