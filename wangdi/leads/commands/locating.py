"""Where the lead stands that a command is about, and what keeps it from being touched."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.access.scoping import Stamped
from wangdi.intake.commands import Payload, Record, Review
from wangdi.intake.stamps import Stamp
from wangdi.leads.models import Lead
from wangdi.lib import bulk

FOLLOWERS = ("leads_contactattempt", "leads_disposition", "leads_objection")
FOLLOW = """
    UPDATE {table} t SET community_id = l.community_id, grid_id = l.grid_id,
        building_id = l.building_id
    FROM leads_lead l WHERE t.lead_id = l.id AND l.id = ANY(%s::uuid[])
"""


class OfLead(Payload):
    lead: UUID


def stamps_of(model: type[Stamped], keys: Sequence[UUID]) -> list[Stamp | None]:
    """Where each record of a model stands, in order; None for one that is not there."""
    objects: Any = model._default_manager
    rows = objects.filter(pk__in=set(keys)).values_list(
        "pk", "community_id", "grid_id", "building_id"
    )
    known = {key: Stamp(*stamp) for key, *stamp in rows}
    return [known.get(key) for key in keys]


def held(records: Sequence[Record[Any]]) -> dict[UUID, Lead]:
    """The leads that a set is about, locked in one order, those taken back left out."""
    return lock(record.payload.lead for record in records)


def lock(leads: Iterable[UUID]) -> dict[UUID, Lead]:
    rows = Lead.objects.standing().filter(id__in=set(leads)).order_by("id")
    return {lead.id: lead for lead in rows.select_for_update()}


def follow(leads: Iterable[UUID]) -> None:
    """What hangs on leads goes where they have gone. One statement for each kind."""
    wanted = list(leads)
    for table in FOLLOWERS if wanted else ():
        bulk.execute(FOLLOW.format(table=table), [wanted])


def gone() -> Review:
    return Review("unknown_parent", _("This lead was taken back."), "lead")


def repeats() -> Review:
    return Review("repeats", _("This row repeats another lead: settle that one."), "lead")
