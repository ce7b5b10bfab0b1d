"""The slip as a paper: from, to, who, when, two signatures. Papers are Chinese."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.utils import translation

from wangdi.documents import actions as documents
from wangdi.documents.models import Document
from wangdi.intake.commands import Work
from wangdi.lib import clock
from wangdi.territory.models import Place
from wangdi.transfer.models import Handover, How, Slip, Stage

SLIP = "transfer.slip"
OFFICE_KINDS = ("district", "subdistrict", "town")
WIDTH, HEIGHT = 600, 200


def issue(work: Work, slips: Sequence[Slip], people: Sequence[Handover]) -> list[Document]:
    """Issue the papers of complete slips, in order, and write them on the slips."""
    by_slip: dict[UUID, list[Handover]] = defaultdict(list)
    for one in people:
        for key in (one.point_slip_id, one.door_slip_id):
            if key:
                by_slip[key].append(one)
    names = _places(slips)
    with translation.override("zh-hans"):
        drafts = [
            documents.Draft(
                SLIP, "slip", slip.id, slip.stamp, None, _data(slip, by_slip[slip.id], names)
            )
            for slip in slips
        ]
    papers = documents.issue(drafts, by=work.actor, at=work.now)
    for slip, paper in zip(slips, papers, strict=True):
        slip.document = paper
    Slip.objects.bulk_update(slips, ["document"])
    return papers


def _data(slip: Slip, people: Sequence[Handover], names: dict[int | None, str]) -> dict[str, Any]:
    at_point = slip.stage == Stage.POINT
    community = names.get(slip.community_id, "")
    when = clock.local(slip.complete_at or slip.signed_at)
    return {
        "office": names[None],
        "from": slip.point.name if at_point else _vehicle(people),
        "to": community,
        "stage": str(Stage(slip.stage).label),
        "time": f"{when:%Y}年{when.month}月{when.day}日 {when:%H:%M}",
        "count": len(people),
        "people": [
            {
                "name": one.name,
                "origin": " ".join(part for part in (one.origin, one.transport_number) if part),
                "temperature": f"{one.temperature} ℃" if one.temperature else "",
                "address": one.dwelling.address if one.dwelling else community,
            }
            for one in people
        ],
        "gives": _party(slip, "giver"),
        "takes": _party(slip, "taker"),
    }


def _vehicle(people: Sequence[Handover]) -> str:
    plates = {one.trip.vehicle.plate if one.trip else one.own_plate for one in people}
    return "、".join(sorted(plates - {""}))


def _party(slip: Slip, side: str) -> dict[str, str]:
    how = getattr(slip, f"{side}_how")
    return {
        "name": getattr(slip, f"{side}_name"),
        "unit": getattr(slip, f"{side}_unit"),
        "how": str(How(how).label),
        "signature": signature_svg(getattr(slip, f"{side}_drawing") or ""),
    }


def signature_svg(path: str) -> str:
    """A drawn signature as a picture; empty where there is none. The path is digits, M and L."""
    if not path:
        return ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">'
        f'<path d="{path}" fill="none" stroke="#1B2430" stroke-width="4"'
        ' stroke-linecap="round" stroke-linejoin="round"/></svg>'
    )


def _places(slips: Sequence[Slip]) -> dict[int | None, str]:
    """The office's name under None, the communities' by their ids; two queries."""
    office = Place.objects.filter(kind__in=OFFICE_KINDS, valid_to=None).order_by("-kind", "id")
    communities = Place.objects.filter(id__in={one.community_id for one in slips})
    names: dict[int | None, str] = dict(communities.values_list("id", "name"))
    names[None] = office.values_list("name", flat=True).first() or ""
    return names
