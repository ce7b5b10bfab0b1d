"""What somebody without an account says of his coming."""

from collections.abc import Sequence
from uuid import UUID

from wangdi.access.permissions import PUBLIC
from wangdi.intake.commands import Applied, Command, Outcome, Record, Work
from wangdi.intake.registry import register
from wangdi.intake.stamps import Stamp
from wangdi.lib import ids
from wangdi.screening import expecting, journeys, origins
from wangdi.screening.declaring import codes
from wangdi.screening.declaring.payloads import (
    ComingPayload,
    DeclarePayload,
)
from wangdi.screening.models import Closing, Declaration, Expected
from wangdi.territory import queries as territory

TOLD = {"origin", "via", "left_on", "transport", "transport_number", "seat"}
COMING = {*TOLD, "arrives_on", "arrives_at"}


class Declare(Command[DeclarePayload]):
    """Say beforehand who comes, from where, when and how. It makes nobody an arrival."""

    name = "screening.declare"
    permission = PUBLIC
    event = "screening.declared"
    subject_kind = "declaration"
    Payload = DeclarePayload

    def locate(self, payloads: Sequence[DeclarePayload]) -> list[Stamp | None]:
        stamps = territory.stamps_of_communities({one.community for one in payloads})
        return [stamps.get(one.community) for one in payloads]

    def apply(self, work: Work, records: Sequence[Record[DeclarePayload]]) -> list[Outcome]:
        Declaration.objects.bulk_create([_declaration(work, one) for one in records])
        Expected.objects.bulk_create([one for record in records for one in _people(record)])
        for record in records:
            work.fact(
                self.event,
                about=self.subject_kind,
                subject=record.key,
                stamp=record.stamp,
                arrives_on=record.payload.arrives_on.isoformat(),
                people=len(record.payload.people),
            )
        return [Applied(record.key) for record in records]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        Declaration.objects.filter(id__in=keys).update(annulled_at=work.now)
        close(work, keys, Closing.MISTAKE, reason)


def close(work: Work, declarations: Sequence[UUID], how: str, reason: str) -> None:
    """Wait no longer for the people of these declarations, nor call about them."""
    waiting = Expected.objects.waited_for().filter(declaration__in=declarations)
    waiting.update(closed_at=work.now, closed_how=how, closed_by=work.actor.id)
    expecting.release_finished(declarations, reason)


def _declaration(work: Work, record: Record[DeclarePayload]) -> Declaration:
    asked = record.payload
    return Declaration(
        id=record.key,
        code_index=codes.index_of(codes.code_of(record.key)),
        address=asked.address,
        phone=asked.phone,
        community_id=record.stamp.community,
        made_at=work.now,
        by=work.actor.id,
        **asked.model_dump(include=COMING),
        **derived(asked),
    )


def derived(asked: ComingPayload) -> dict[str, object]:
    return {
        "origin_code": asked.origin_code or origins.recognise(asked.origin),
        "via_codes": asked.via_codes(),
        "transport_key": journeys.transport_key(asked.transport_number),
    }


def _people(record: Record[DeclarePayload]) -> list[Expected]:
    asked = record.payload
    return [
        Expected(
            id=key,
            declaration_id=record.key,
            position=position,
            name=name,
            arrives_on=asked.arrives_on,
            community_id=record.stamp.community,
        )
        for position, (key, name) in enumerate(
            zip(ids.uuid7s(len(asked.people)), asked.people, strict=True)
        )
    ]


register(Declare())
