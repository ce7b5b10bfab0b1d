"""What this room does when the care of somebody begins or ends."""

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID, uuid5

from wangdi.intake.actors import system
from wangdi.intake.commands import Incoming
from wangdi.intake.submitting import submit
from wangdi.lib import clock
from wangdi.links import actions as links
from wangdi.passes.models import Pass
from wangdi.quarantine.models import Episode, NoticeServed
from wangdi.residents import section
from wangdi.residents.payloads import TellPayload


def over(episodes: Iterable[UUID]) -> int:
    """Where nobody of a household is in care any more, its page stays for some days and closes;

    for as long as a pass of it lives its code turns there, and the page stays with it.
    """
    homes = set(
        Episode.objects.filter(id__in=list(episodes)).values_list("household_id", flat=True)
    )
    cared_for = Episode.objects.open().filter(household__in=homes)
    homes -= set(cared_for.values_list("household_id", flat=True))
    now = clock.now()
    held = Pass.objects.live(now).filter(household__in=homes)
    homes -= set(held.values_list("household_id", flat=True))
    return links.end(homes, until=now + timedelta(days=section.in_force(now).stays_days))


def begun(episodes: Iterable[UUID]) -> None:
    """With the notice the person was told what is held; the household's page stays open again."""
    rows = NoticeServed.objects.filter(episode__in=list(episodes), annulled_at=None)
    served = list(rows.select_related("episode", "document"))
    links.keep_open(one.episode.household_id for one in served if one.episode.is_open())
    told = [
        Incoming(
            uuid5(one.id, "residents.tell"),
            TellPayload(
                person=one.episode.person_id,
                how="notice",
                at=one.at,
                leaflet=one.document.number[:40],
            ),
            one.at,
        )
        for one in served
    ]
    if told:
        submit(actor=system("residents"), command="residents.tell", records=told, channel="fact")
