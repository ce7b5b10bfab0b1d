"""A place gets another parent or another name."""

from collections.abc import Sequence
from typing import Annotated
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import Field

from wangdi.intake.commands import Applied, Command, Outcome, Record, Refused, Work
from wangdi.intake.stamps import Stamp
from wangdi.territory import actions, rules
from wangdi.territory.commands.history import (
    ChangePayload,
    check_names,
    locate,
    note,
    standing,
    tell_moved,
    to_undo,
    undone,
)
from wangdi.territory.commands.reaching import PERMISSION
from wangdi.territory.models import Place, PlaceChange, Verb


class MovePayload(ChangePayload):
    """`parent`: the place under which it stands from now on."""

    parent: int


class MovePlaces(Command[MovePayload]):
    """Places get another parent; all that stands in them goes along, and its records with it."""

    name, event, subject_kind = "territory.move_places", "territory.place_moved", "place"
    permission = PERMISSION
    Payload = MovePayload

    def locate(self, payloads: Sequence[MovePayload]) -> list[Stamp | None]:
        return locate(payloads)

    def apply(self, work: Work, records: Sequence[Record[MovePayload]]) -> list[Outcome]:
        parents = {record.payload.place: record.payload.parent for record in records}
        places = standing(work, parents)
        above = standing(work, set(parents.values()), field="parent")
        for place in places.values():
            _check_move(place, above[parents[place.id]])
        check_names(places.values(), parents)
        changes = [
            note(
                work,
                Verb.MOVED,
                record,
                {"parent": places[record.payload.place].parent_id},
                {"parent": record.payload.parent},
            )
            for record in records
        ]
        moved = actions.replant(parents, key=records[0].key)
        PlaceChange.objects.bulk_create(changes)
        tell_moved(work, records[0].key, moved, places=sorted(parents))
        return [Applied(record.key) for record in records]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        changes = to_undo(keys)
        back = {change.place_id: change.before["parent"] for change in changes}
        moved = actions.replant(back)
        if keys and not actions.drawn_anew_since(keys):
            moved.buildings += actions.redraw_as_before(keys)
        tell_moved(work, keys[0], moved, places=sorted(back))
        undone(work, changes)


def _check_move(place: Place, parent: Place) -> None:
    if parent.id == place.id or place.id in parent.ancestors:
        raise Refused(_("A place cannot stand in itself."), "parent", reason="wrong_parent")
    if parent.id == place.parent_id:
        raise Refused(_("It stands there already."), "parent", reason="no_change")
    rules.check_parent(place.kind, parent.kind)


class RenamePayload(ChangePayload):
    name: Annotated[str, Field(min_length=1, max_length=60)]


class RenamePlaces(Command[RenamePayload]):
    """Places get another name; the old one stays in their history."""

    name, event, subject_kind = "territory.rename_places", "territory.place_renamed", "place"
    permission = PERMISSION
    Payload = RenamePayload

    def locate(self, payloads: Sequence[RenamePayload]) -> list[Stamp | None]:
        return locate(payloads)

    def apply(self, work: Work, records: Sequence[Record[RenamePayload]]) -> list[Outcome]:
        places = standing(work, (record.payload.place for record in records))
        changes = []
        for record in records:
            place = places[record.payload.place]
            before = place.name
            place.name = record.payload.name
            if before == place.name:
                raise Refused(_("That is its name already."), "name", reason="no_change")
            changes.append(note(work, Verb.RENAMED, record, {"name": before}, {"name": place.name}))
        _check_siblings(places)
        _rename(work, places)
        PlaceChange.objects.bulk_create(changes)
        return [Applied(record.key) for record in records]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        changes = to_undo(keys)
        places = {change.place_id: change.place for change in changes}
        for change in changes:
            places[change.place_id].name = change.before["name"]
        _check_siblings(places)
        _rename(work, places)
        undone(work, changes)


def _check_siblings(places: dict[int, Place]) -> None:
    inside = {place.id: place.parent_id for place in places.values() if place.parent_id}
    check_names((places[one] for one in inside), inside)


def _rename(work: Work, places: dict[int, Place]) -> None:
    Place.objects.bulk_update(places.values(), ["name"], batch_size=1000)
    actions.settle(places)
    for place in places.values():
        work.fact(
            "territory.place_renamed",
            about="place",
            subject=work.batch,
            stamp=place.stamp,
            place=place.id,
        )
