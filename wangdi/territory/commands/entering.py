"""`territory.enter_places`: places brought in whole, from a spreadsheet or any other list."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.intake.commands import Applied, Command, Known, Outcome, Record, Review, Work
from wangdi.intake.stamps import NOWHERE, Stamp
from wangdi.territory import entering, queries
from wangdi.territory.commands.laying import Laying
from wangdi.territory.commands.reaching import PERMISSION
from wangdi.territory.payloads import PlaceRow

REVIEWED = "review"


class EnterPlaces(Laying, Command[PlaceRow]):
    """Enter rows of a list of places. What is there already gets only what it lacked."""

    name, event, subject_kind = "territory.enter_places", "territory.places_entered", "place"
    permission = PERMISSION
    Payload = PlaceRow

    def locate(self, payloads: Sequence[PlaceRow]) -> list[Stamp | None]:
        """A row of an unknown community is the office's own until somebody has looked at it."""
        stamps = queries.stamps_of_communities(one.community for one in payloads if one.community)
        return [stamps.get(one.community or 0, NOWHERE) for one in payloads]

    def apply(self, work: Work, records: Sequence[Record[PlaceRow]]) -> list[Outcome]:
        looked_at = work.channel == REVIEWED
        doubts = [_doubt(record, looked_at=looked_at) for record in records]
        rows = [
            entering.Row(record.key, record.stamp.community or 0, record.payload)
            for record, doubt in zip(records, doubts, strict=True)
            if not doubt
        ]
        entered = entering.enter(rows)
        if entered.buildings:
            work.fact(
                "territory.grid_drawn",
                about="grid",
                subject=records[0].key,
                stamp=NOWHERE,
                buildings=entered.buildings,
                grids=entered.grids,
            )
        return [
            Review(doubt, str(_sentence(doubt)), "community_name")
            if doubt
            else _outcome(record.key, entered)
            for record, doubt in zip(records, doubts, strict=True)
        ]


def _outcome(key: UUID, entered: entering.Entered) -> Outcome:
    return Applied(key) if key in entered.changed else Known(entered.known.get(key, key))


def _doubt(record: Record[PlaceRow], *, looked_at: bool) -> str:
    """What keeps a row; one out of the review box is kept by nothing but what it lacks."""
    row = record.payload
    if row.hold and not looked_at:
        return row.hold
    if record.stamp.community is None:
        return "community_unknown"
    return "" if row.compound or row.building else "nothing_named"


def _sentence(doubt: str) -> str:
    return {
        "community_unknown": _("This community is not laid out here."),
        "nothing_named": _("Neither a compound nor a building is named."),
    }.get(doubt, _("Somebody must look at this row first."))
