"""What every change of places shares: its reason, its history, and its undo."""

from collections.abc import Iterable, Sequence
from typing import Annotated, Any
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import Field

from wangdi.intake.commands import Payload, Record, Refused, Work
from wangdi.intake.stamps import NOWHERE, Stamp
from wangdi.territory.actions import Replanted
from wangdi.territory.commands.reaching import reached
from wangdi.territory.models import Place, PlaceChange, Verb
from wangdi.territory.queries import representative_stamps

Reason = Annotated[str, Field(min_length=1, max_length=200)]


class ChangePayload(Payload):
    """A change of one place, with the reason for it."""

    place: int
    reason: Reason


def locate(payloads: Sequence[ChangePayload]) -> list[Stamp | None]:
    known = representative_stamps(payload.place for payload in payloads)
    return [known.get(payload.place) for payload in payloads]


def standing(work: Work, ids: Iterable[int], *, field: str = "place") -> dict[int, Place]:
    """The places of `ids` that stand now; Refused if one does not, or is not the actor's own."""
    wanted = set(ids)
    found = Place.objects.filter(valid_to=None).in_bulk(wanted)
    if missing := wanted - set(found):
        sentence = _("This place is not there, or no longer.") + f" ({min(missing)})"
        raise Refused(sentence, field, reason="unknown_parent")
    if wanted - reached(work.actor, wanted):
        raise Refused(_("This place is not under your office."), field, reason="not_allowed")
    return found


def note(
    work: Work,
    verb: Verb,
    record: Record[Any],
    before: dict[str, Any],
    after: dict[str, Any],
) -> PlaceChange:
    """A row of history, not saved yet."""
    return PlaceChange(
        place_id=record.payload.place,
        verb=verb,
        key=record.key,
        before=before,
        after=after,
        reason=record.payload.reason,
        at=work.now,
        by=work.actor.id,
        by_label=work.actor.label[:100],
    )


def to_undo(keys: Sequence[UUID]) -> list[PlaceChange]:
    """The changes that `keys` made, newest first; Refused where a later one stands on one."""
    rows = PlaceChange.objects.filter(key__in=keys, undone_at=None)
    changes = list(rows.select_related("place").order_by("-at", "-id"))
    places = {change.place_id for change in changes}
    later = PlaceChange.objects.filter(place__in=places, undone_at=None).exclude(key__in=keys)
    first = {change.place_id: change.at for change in changes}
    if any(other.at >= first[other.place_id] for other in later):
        raise Refused(_("This place was changed again since: undo that first."), reason="in_use")
    return changes


def undone(work: Work, changes: Sequence[PlaceChange]) -> None:
    PlaceChange.objects.filter(id__in=[change.id for change in changes]).update(undone_at=work.now)


def tell_moved(work: Work, subject: UUID, moved: Replanted, **detail: Any) -> None:
    """The fact after which whoever keeps stamps sets them again."""
    work.fact(
        "territory.places_moved",
        about="place",
        subject=subject,
        stamp=NOWHERE,
        buildings=sorted({*moved.buildings, *moved.released}),
        grids=moved.grids,
        **detail,
    )


def check_names(children: Iterable[Place], parents: dict[int, int]) -> None:
    """Refused where a place would stand beside one of its own kind and name.

    `parents` gives the new parent of each child. One query.
    """
    rows = list(children)
    taken = {
        (row.parent_id, row.kind, row.name)
        for row in Place.objects.filter(parent__in=set(parents.values()), valid_to=None)
        if row.id not in parents
    }
    for row in rows:
        wanted = (parents[row.id], row.kind, row.name)
        if wanted in taken:
            sentence = _("There is a %(name)s already: rename one of the two first.")
            raise Refused(sentence % {"name": row.name}, "place", reason="known_place")
        taken.add(wanted)
