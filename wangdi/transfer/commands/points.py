"""Entry points are opened where returnees come, and closed with a reason."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.intake.commands import Applied, Command, Outcome, Record, Refused, Review, Work
from wangdi.intake.models import Key
from wangdi.intake.registry import register
from wangdi.intake.stamps import NOWHERE, Stamp
from wangdi.territory.models import Place
from wangdi.transfer.models import EntryPoint, Handover, Trip
from wangdi.transfer.payloads import ClosePayload, PointPayload


class OpenPoint(Command[PointPayload]):
    """Open an entry point: it belongs to the whole office, wherever it lies."""

    name, event = "transfer.open_point", "transfer.point_opened"
    permission, subject_kind = "transfer.keep_points", "entry_point"
    Payload = PointPayload

    def locate(self, payloads: Sequence[PointPayload]) -> list[Stamp | None]:
        asked = {one.place for one in payloads if one.place is not None and 0 < one.place < 2**31}
        known = set(Place.objects.filter(id__in=asked).values_list("id", flat=True))
        return [NOWHERE if p.place is None or p.place in known else None for p in payloads]

    def apply(self, work: Work, records: Sequence[Record[PointPayload]]) -> list[Outcome]:
        names = set(EntryPoint.objects.filter(closed_at=None).values_list("name", flat=True))
        outcomes: list[Outcome] = []
        made: list[EntryPoint] = []
        for record in records:
            if record.payload.name in names:
                said = _("An entry point of this name is open already.")
                outcomes.append(Review("known_point", said, "name"))
                continue
            names.add(record.payload.name)
            made.append(_point(work, record))
            outcomes.append(Applied(record.key))
        EntryPoint.objects.bulk_create(made)
        return outcomes

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        busy = Handover.objects.standing().filter(point__in=keys).exists()
        if busy or Trip.objects.filter(point__in=keys, annulled_at=None).exists():
            raise Refused(_("People have come here already; close it instead."))
        _close(work, keys, reason)


class ClosePoint(Command[ClosePayload]):
    """Close an entry point, as soon as nobody stands there and nobody is expected."""

    name, event = "transfer.close_point", "transfer.point_closed"
    permission, subject_kind = "transfer.keep_points", "entry_point"
    Payload = ClosePayload

    def locate(self, payloads: Sequence[ClosePayload]) -> list[Stamp | None]:
        return known_to_all(EntryPoint, [one.point for one in payloads])

    def subject_of(self, payload: ClosePayload) -> UUID | None:
        return payload.point

    def apply(self, work: Work, records: Sequence[Record[ClosePayload]]) -> list[Outcome]:
        wanted = {record.payload.point for record in records}
        points = EntryPoint.objects.select_for_update().in_bulk(wanted)
        here = Handover.objects.standing().filter(
            point__in=wanted, state__in=("expected", "arrived", "screened", "handed_over")
        )
        busy = set(here.values_list("point_id", flat=True))
        outcomes: list[Outcome] = []
        for record in records:
            point = points[record.payload.point]
            if not point.is_open():
                outcomes.append(Review("closed", _("This entry point is closed already.")))
            elif point.id in busy:
                said = _("People are expected here or wait here. Look after them first.")
                outcomes.append(Review("people_here", said))
            else:
                _close(work, [point.id], record.payload.reason)
                point.closed_at = work.now
                outcomes.append(Applied(point.id))
        return outcomes

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        points = [key.subject for key in Key.objects.filter(key__in=keys) if key.subject]
        names = EntryPoint.objects.filter(id__in=points).values("name")
        if EntryPoint.objects.filter(name__in=names, closed_at=None).exists():
            raise Refused(_("An entry point of this name is open already."))
        EntryPoint.objects.filter(id__in=points).update(
            closed_at=None, closed_by=None, close_reason=""
        )


def known_to_all(kind: type[EntryPoint] | type[Trip], asked: Sequence[UUID]) -> list[Stamp | None]:
    """What belongs to the whole office stands nowhere; None for what is not there. One query."""
    known = set(kind.objects.filter(id__in=set(asked)).values_list("id", flat=True))
    return [NOWHERE if one in known else None for one in asked]


def _point(work: Work, record: Record[PointPayload]) -> EntryPoint:
    asked = record.payload.model_dump()
    place = asked.pop("place")
    return EntryPoint(
        id=record.key, place_id=place, opened_at=work.now, opened_by=work.actor.id, **asked
    )


def _close(work: Work, points: Sequence[UUID], reason: str) -> None:
    EntryPoint.objects.filter(id__in=points).update(
        closed_at=work.now, closed_by=work.actor.id, close_reason=reason
    )


register(OpenPoint(), ClosePoint())
