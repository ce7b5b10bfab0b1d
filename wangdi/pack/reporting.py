"""The situation slip of whole communities: issued from what stands, nil included."""

from collections.abc import Sequence
from typing import Any
from uuid import NAMESPACE_OID, UUID, uuid5

from wangdi.access.scoping import Scope
from wangdi.documents import actions as documents
from wangdi.documents.models import Document
from wangdi.intake.commands import Work
from wangdi.intake.stamps import Stamp
from wangdi.lib import clock
from wangdi.lib.masking import mask_name
from wangdi.pack import papers
from wangdi.quarantine.actions import values
from wangdi.quarantine.models import Episode
from wangdi.quarantine.queries.situation import Situation, situation
from wangdi.territory.models import OFFICE_KINDS, Place

MOST = 250
"""People a slip names at most; what goes beyond is counted and stands on the lists."""
COUNTED = (
    *("observed", "away", "waiting", "begun", "released", "ended"),
    *("readings_due", "readings_done"),
)


def issue(work: Work, communities: Sequence[int]) -> list[Document]:
    """The slips of these communities at this instant; an earlier one of the day is replaced."""
    told = situation(Scope(communities=frozenset(communities)), work.now)
    people = _people(told)
    office = Place.objects.filter(kind__in=OFFICE_KINDS, valid_to=None).order_by("-kind", "id")
    name = office.values_list("name", flat=True).first() or ""
    drafts = [
        documents.Draft(
            papers.REPORT,
            "community",
            subject(one.place.id, work),
            Stamp(community=one.place.id),
            None,
            _values(one, people, name, work),
        )
        for one in told
    ]
    documents.withdraw(kind=papers.REPORT, subjects=[one.subject for one in drafts], at=work.now)
    return documents.issue(drafts, by=work.actor, at=work.now) if drafts else []


def subject(community: int, work: Work) -> UUID:
    """One slip of a community for each day."""
    return uuid5(NAMESPACE_OID, f"wangdi.situation:{community}:{clock.day_of(work.now)}")


def _people(told: Sequence[Situation]) -> dict[UUID, Episode]:
    named = [one.episode for place in told for one in place.exceptions[:MOST]]
    rows = Episode.objects.filter(id__in=named).select_related("person", "household")
    return {one.id: one for one in rows}


def _values(one: Situation, people: dict[UUID, Episode], office: str, work: Work) -> dict[str, Any]:
    more = len(one.exceptions) - MOST
    return {
        "office": office,
        "community": one.place.name,
        "at": values.moment(work.now),
        "hotline": values.HOTLINE,
        **{name: str(getattr(one, name)) for name in COUNTED},
        "nil": "1" if one.is_nil else "",
        "exceptions": [
            {
                "address": people[told.episode].household.address,
                "name": mask_name(people[told.episode].person.name),
                "why": "、".join(told.reasons),
            }
            for told in one.exceptions[:MOST]
        ],
        "more": str(more) if more > 0 else "",
    }
