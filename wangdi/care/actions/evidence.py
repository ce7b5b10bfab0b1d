"""Photographs of goods at the door, kept sealed with the order. Never a face: the page says so."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from wangdi.care.models import Order
from wangdi.care.payloads import DeliverPayload
from wangdi.documents import attachments
from wangdi.intake.commands import Work

KIND = "order"


def claim(work: Work, asked: Sequence[DeliverPayload], held: Mapping[UUID, Order]) -> None:
    """Make the photographs the orders'; those that somebody else kept stay unclaimed."""
    known = [one for one in asked if one.order in held]
    wanted = [(photo, held[one.order]) for one in known for photo in one.photos]
    if not wanted:
        return
    mine = attachments.claimable([photo for photo, _order in wanted], by=work.actor)
    claims = [(photo, order.id, order.stamp) for photo, order in wanted if photo in mine]
    attachments.claim(claims, kind=KIND, by=work.actor)
