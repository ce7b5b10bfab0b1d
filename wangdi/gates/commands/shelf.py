"""Goods that are left at the gate, and fetched."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import Field

from wangdi.gates import knowing
from wangdi.gates.guarding import AtTheGate
from wangdi.gates.models import ShelfItem
from wangdi.intake.commands import Applied, Outcome, Payload, Record, Refused, Review, Work
from wangdi.intake.registry import register
from wangdi.intake.stamps import Stamp
from wangdi.people.models import Household


class LeavePayload(Payload):
    checkpoint: UUID
    household: UUID
    what: str = Field(min_length=1, max_length=60)
    spot: str = Field(default="", max_length=20)


class LeaveGoods(AtTheGate[LeavePayload]):
    """Somebody brought something and did not come in."""

    name = "gates.leave_goods"
    permission = "gates.shelve"
    event = "gates.goods_left"
    subject_kind = "shelf_item"
    Payload = LeavePayload

    def locate(self, payloads: Sequence[LeavePayload]) -> list[Stamp | None]:
        known = knowing.gates({payload.checkpoint for payload in payloads})
        found = [known.get(payload.checkpoint) for payload in payloads]
        return [gate.stamp if gate else None for gate in found]

    def apply(self, work: Work, records: Sequence[Record[LeavePayload]]) -> list[Outcome]:
        homes = Household.objects.in_bulk({record.payload.household for record in records})
        outcomes: list[Outcome] = []
        items: list[ShelfItem] = []
        for record in records:
            asked = record.payload
            if asked.household not in homes:
                said = _("This household is not known here.")
                outcomes.append(Review("unknown_parent", said, "household"))
                continue
            items.append(
                ShelfItem(
                    id=record.key,
                    checkpoint_id=asked.checkpoint,
                    household_id=asked.household,
                    what=asked.what,
                    spot=asked.spot,
                    left_at=min(record.made_at, work.now),
                    by=work.actor.id,
                    community_id=record.stamp.community,
                    grid_id=record.stamp.grid,
                    building_id=record.stamp.building,
                )
            )
            outcomes.append(Applied(record.key))
        ShelfItem.objects.bulk_create(items)
        return outcomes

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        ShelfItem.objects.filter(id__in=keys).update(annulled_at=work.now)


class FetchPayload(Payload):
    item: UUID


class FetchGoods(AtTheGate[FetchPayload]):
    """It was fetched, or brought to the door."""

    name = "gates.fetch_goods"
    permission = "gates.shelve"
    event = "gates.goods_fetched"
    subject_kind = "shelf_item"
    Payload = FetchPayload

    def subject_of(self, payload: FetchPayload) -> UUID | None:
        return payload.item

    def locate(self, payloads: Sequence[FetchPayload]) -> list[Stamp | None]:
        known = ShelfItem.objects.in_bulk({payload.item for payload in payloads})
        found = [known.get(payload.item) for payload in payloads]
        return [item.stamp if item else None for item in found]

    def checkpoints_of(self, payloads: Sequence[FetchPayload]) -> list[UUID]:
        known = ShelfItem.objects.in_bulk({payload.item for payload in payloads})
        return [known[payload.item].checkpoint_id for payload in payloads]

    def apply(self, work: Work, records: Sequence[Record[FetchPayload]]) -> list[Outcome]:
        asked = {record.payload.item for record in records}
        rows = ShelfItem.objects.select_for_update().in_bulk(asked)
        outcomes: list[Outcome] = []
        fetched: list[ShelfItem] = []
        for record in records:
            item = rows[record.payload.item]
            if item.fetched_at or item.annulled_at:
                outcomes.append(Review("fetched", _("This was fetched already."), "item"))
                continue
            item.fetched_at, item.fetched_by = min(record.made_at, work.now), work.actor.id
            item.fetch_key = record.key
            fetched.append(item)
            outcomes.append(Applied(item.id))
        ShelfItem.objects.bulk_update(fetched, ["fetched_at", "fetched_by", "fetch_key"])
        return outcomes

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        back = {"fetched_at": None, "fetched_by": None, "fetch_key": None}
        if not ShelfItem.objects.filter(fetch_key__in=keys).update(**back):
            raise Refused(_("Nothing was fetched by this."))


register(LeaveGoods(), FetchGoods())
