"""Laying whole subdistricts and districts by their official codes."""

from collections.abc import Sequence
from typing import Annotated
from uuid import UUID

from django.db.models import ProtectedError
from django.utils.translation import gettext as _
from pydantic import Field

from wangdi.intake.commands import Applied, Command, Outcome, Payload, Record, Refused, Review, Work
from wangdi.intake.stamps import NOWHERE, Stamp
from wangdi.territory import actions, official
from wangdi.territory.commands.reaching import PERMISSION
from wangdi.territory.models import Place


class Laying:
    """Undo for all that lays places: they go, unless something stands on them already."""

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        take_up(keys)


def take_up(keys: Sequence[UUID]) -> None:
    """Take up what `keys` laid; Refused where something stands on it."""
    laid = list(Place.objects.filter(laid_by__in=keys))
    try:
        for place in sorted(laid, key=lambda place: len(place.ancestors), reverse=True):
            place.delete()
    except ProtectedError as error:
        raise Refused(
            _("Something stands here already, so this can no longer be undone."),
            reason="in_use",
        ) from error


class SubdistrictPayload(Payload):
    """`code`: 9 digits, as the statistical bureau gives it. `under`: who manages it, where that

    is not the district of the code.
    """

    code: Annotated[str, Field(pattern=r"^[0-9]{9}$")]
    under: int | None = None


class LaySubdistrict(Laying, Command[SubdistrictPayload]):
    """Lay a subdistrict or town by its code, with its district and all its communities."""

    name, event, subject_kind = "territory.lay_subdistrict", "territory.subdistrict_laid", "place"
    permission = PERMISSION
    Payload = SubdistrictPayload

    def locate(self, payloads: Sequence[SubdistrictPayload]) -> list[Stamp | None]:
        return [NOWHERE for _payload in payloads]

    def apply(self, work: Work, records: Sequence[Record[SubdistrictPayload]]) -> list[Outcome]:
        return [self._lay(record) for record in records]

    def _lay(self, record: Record[SubdistrictPayload]) -> Outcome:
        try:
            found = official.subdistrict(record.payload.code)
        except official.UnknownCode as problem:
            return Review("impossible", str(problem), "code")
        under = record.payload.under
        if under is not None and not Place.objects.filter(id=under, valid_to=None).exists():
            return Review("unknown_parent", _("Who manages it is not known."), "under")
        lay_official(found, record.key, under=under)
        return Applied(record.key)


class DistrictPayload(Payload):
    """`code`: 6 digits. `subdistricts`: which of its subdistricts and towns; empty: all."""

    code: Annotated[str, Field(pattern=r"^[0-9]{6}$")]
    subdistricts: tuple[Annotated[str, Field(pattern=r"^[0-9]{9}$")], ...] = ()


class LayDistrict(Laying, Command[DistrictPayload]):
    """Lay a district by its code, with all or some of its subdistricts and towns."""

    name, event, subject_kind = "territory.lay_district", "territory.district_laid", "place"
    permission = PERMISSION
    Payload = DistrictPayload

    def locate(self, payloads: Sequence[DistrictPayload]) -> list[Stamp | None]:
        return [NOWHERE for _payload in payloads]

    def apply(self, work: Work, records: Sequence[Record[DistrictPayload]]) -> list[Outcome]:
        return [self._lay(record) for record in records]

    def _lay(self, record: Record[DistrictPayload]) -> Outcome:
        wanted = record.payload.subdistricts
        try:
            found = official.district(record.payload.code)
        except official.UnknownCode as problem:
            return Review("impossible", str(problem), "code")
        if unknown := set(wanted) - {one.itself.code for one in found}:
            sentence = _("No subdistrict or town of this district has the code %(code)s.")
            return Review("impossible", sentence % {"code": min(unknown)}, "subdistricts")
        for one in found:
            if not wanted or one.itself.code in wanted:
                lay_official(one, record.key)
        return Applied(record.key)


def lay_official(
    found: official.OfficialSubdistrict, key: UUID, *, under: int | None = None
) -> int:
    """Lay what the statistics know of a subdistrict; what is there already stays. Its id."""
    above = under if under is not None else _one(found.district, None, key)
    itself = _one(found.itself, above, key)
    for kind in {place.kind for place in found.communities}:
        actions.lay(
            actions.NewPlace(kind, place.name, itself, key, place.code)
            for place in found.communities
            if place.kind == kind
        )
    return itself


def _one(place: official.OfficialPlace, parent: int | None, key: UUID) -> int:
    known = Place.objects.filter(code=place.code, valid_to=None).values_list("id", flat=True)
    if (found := known.first()) is not None:
        return found
    return actions.lay([actions.NewPlace(place.kind, place.name, parent, key, place.code)])[
        parent, place.name
    ]
