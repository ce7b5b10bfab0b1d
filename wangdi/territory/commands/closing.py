"""A place is split, goes into another, or ends."""

from collections.abc import Collection, Sequence
from typing import Annotated, Any
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import Field

from wangdi.intake.commands import Applied, Command, Outcome, Record, Refused, Work
from wangdi.intake.stamps import Stamp
from wangdi.lib import clock
from wangdi.territory import actions, holds, rules
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
from wangdi.territory.commands.laying import take_up
from wangdi.territory.commands.reaching import PERMISSION
from wangdi.territory.models import (
    COMMUNITY_KINDS,
    Grid,
    Place,
    PlaceChange,
    PlaceKind,
    Verb,
)


class SplitPayload(ChangePayload):
    """`children`, which stand directly in it, go to a new place beside it."""

    name: Annotated[str, Field(min_length=1, max_length=60)]
    kind: PlaceKind | None = None
    code: Annotated[str, Field(pattern=r"^([0-9]{6}|[0-9]{9}|[0-9]{12})?$")] = ""
    children: Annotated[tuple[int, ...], Field(min_length=1)]


class SplitPlaces(Command[SplitPayload]):
    """Part of a place becomes a place of its own beside it. Grids wholly within the part go too."""

    name, event, subject_kind = "territory.split_places", "territory.place_split", "place"
    permission = PERMISSION
    Payload = SplitPayload

    def locate(self, payloads: Sequence[SplitPayload]) -> list[Stamp | None]:
        return locate(payloads)

    def apply(self, work: Work, records: Sequence[Record[SplitPayload]]) -> list[Outcome]:
        for record in records:
            self._split(work, record)
        return [Applied(record.key) for record in records]

    def _split(self, work: Work, record: Record[SplitPayload]) -> None:
        asked = record.payload
        place = standing(work, [asked.place])[asked.place]
        kind = asked.kind or PlaceKind(place.kind)
        children = Place.objects.filter(id__in=asked.children, parent=place, valid_to=None)
        if children.count() != len(set(asked.children)):
            raise Refused(_("Choose from what stands directly in it."), "children")
        if kind not in rules.alike(place.kind):
            raise Refused(_("A place of this kind cannot become that."), "kind")
        same = Place.objects.filter(parent_id=place.parent_id, kind=kind, name=asked.name)
        if same.filter(valid_to=None).exists():
            raise Refused(_("A place of this kind and name stands there already."), "name")
        new = actions.NewPlace(kind, asked.name, place.parent_id, record.key, asked.code)
        made = actions.lay([new])[place.parent_id, asked.name]
        moved = actions.replant(dict.fromkeys(asked.children, made), key=record.key)
        after = {"place": made, "children": sorted(asked.children), "name": asked.name}
        note(work, Verb.SPLIT, record, {}, after).save()
        tell_moved(work, record.key, moved, places=[made])

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        changes = to_undo(keys)
        for change in changes:
            children = dict.fromkeys(change.after["children"], change.place_id)
            moved = actions.replant(children)
            if not actions.drawn_anew_since([change.key]):
                moved.buildings += actions.redraw_as_before([change.key])
            tell_moved(work, change.key, moved, places=[change.place_id])
            take_up([change.key])
        undone(work, changes)


class MergePayload(ChangePayload):
    """`into`: the place that takes it in, of the same or a like kind."""

    into: int


class MergePlaces(Command[MergePayload]):
    """A place goes into another with all that stands in it; who worked there works in the other."""

    name, event, subject_kind = "territory.merge_places", "territory.place_merged", "place"
    permission = PERMISSION
    Payload = MergePayload

    def locate(self, payloads: Sequence[MergePayload]) -> list[Stamp | None]:
        return locate(payloads)

    def apply(self, work: Work, records: Sequence[Record[MergePayload]]) -> list[Outcome]:
        for record in records:
            self._merge(work, record)
        return [Applied(record.key) for record in records]

    def _merge(self, work: Work, record: Record[MergePayload]) -> None:
        asked = record.payload
        found = standing(work, [asked.place, asked.into])
        place, into = found[asked.place], found[asked.into]
        if place.id == into.id or into.kind not in rules.alike(place.kind):
            raise Refused(_("It can only go into another place of its kind."), "into")
        if place.id in into.ancestors or into.id in place.ancestors:
            raise Refused(_("It can only go into another place of its kind."), "into")
        children = list(Place.objects.filter(parent=place, valid_to=None))
        parents = dict.fromkeys((child.id for child in children), into.id)
        check_names(children, parents)
        grids = list(Grid.objects.filter(community=place).values_list("id", flat=True))
        moved = actions.replant(parents, key=record.key)
        if into.is_community():
            Grid.objects.filter(id__in=grids).update(community=into)
            moved.grids = sorted({*moved.grids, *grids})
        _end(place.id, into.id)
        after = {"into": into.id, "children": sorted(parents), "grids": grids}
        note(work, Verb.MERGED, record, {}, after).save()
        heirs = {str(place.id): into.id} if place.is_community() else {}
        _tell_merged(work, record.key, moved, into.id, heirs)

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        changes = to_undo(keys)
        for change in changes:
            _end(change.place_id, None, reopen=True)
            children = Place.objects.filter(
                id__in=change.after["children"], parent_id=change.after["into"]
            )
            moved = actions.replant(dict.fromkeys([c.id for c in children], change.place_id))
            if change.place.kind in COMMUNITY_KINDS:
                grids = Grid.objects.filter(id__in=change.after["grids"])
                grids.update(community=change.place)
                moved.grids = sorted({*moved.grids, *change.after["grids"]})
            tell_moved(work, change.key, moved, places=[change.place_id])
        undone(work, changes)


def _end(place: int, heir: int | None, *, reopen: bool = False) -> None:
    day = None if reopen else clock.today()
    Place.objects.filter(id=place).update(valid_to=day, heir_id=heir)


def _tell_merged(
    work: Work, key: UUID, moved: actions.Replanted, into: int, heirs: dict[str, int]
) -> None:
    detail: dict[str, Any] = {"community_heirs": heirs} if heirs else {}
    tell_moved(work, key, moved, places=[into], **detail)


class ClosePlaces(Command[ChangePayload]):
    """A place stands no longer (demolished, dissolved). Nothing and nobody may be left in it."""

    name, event, subject_kind = "territory.close_places", "territory.place_closed", "place"
    permission = PERMISSION
    Payload = ChangePayload

    def locate(self, payloads: Sequence[ChangePayload]) -> list[Stamp | None]:
        return locate(payloads)

    def apply(self, work: Work, records: Sequence[Record[ChangePayload]]) -> list[Outcome]:
        wanted = [record.payload.place for record in records]
        places = standing(work, wanted)
        units = check_empty(places.values())
        today = clock.today()
        actions.release(wanted, key=records[0].key)
        Place.objects.filter(id__in=[*wanted, *units]).update(valid_to=today)
        PlaceChange.objects.bulk_create(
            note(work, Verb.CLOSED, record, {}, {"units": sorted(units)}) for record in records
        )
        for record in records:
            work.fact(
                self.event,
                about="place",
                subject=record.key,
                stamp=record.stamp,
                place=record.payload.place,
            )
        return [Applied(record.key) for record in records]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        changes = to_undo(keys)
        back = {change.place_id for change in changes}
        units = {unit for change in changes for unit in change.after["units"]}
        Place.objects.filter(id__in=back | units).update(valid_to=None)
        if not actions.drawn_anew_since(keys):
            actions.redraw_as_before(keys)
        undone(work, changes)


def check_empty(places: Collection[Place]) -> set[int]:
    """The units that close with their buildings; Refused while something or somebody is left."""
    ids = [place.id for place in places]
    left = Place.objects.filter(parent__in=ids, valid_to=None).exclude(id__in=ids)
    units = set(left.filter(kind=PlaceKind.UNIT).values_list("id", flat=True))
    if count := left.exclude(id__in=units).count():
        sentence = _("%(count)s places stand in it still: move, merge or close them first.")
        raise Refused(sentence % {"count": count}, "place", reason="in_use")
    if Grid.objects.filter(community__in=ids, valid_to=None).exists():
        raise Refused(_("Grids are drawn in it still: end them first."), "place", reason="in_use")
    if held := holds.on([*ids, *units]):
        raise Refused(next(iter(held.values())), "place", reason="in_use")
    return units
