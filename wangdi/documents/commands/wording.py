"""An office lays words of its own over a paper: prepared by one, put in force by another."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import Field

from wangdi.access.scopes import reach
from wangdi.documents.models import Wording
from wangdi.documents.words import laying, shipped
from wangdi.documents.words.schema import Layer
from wangdi.intake.commands import Applied, Command, Outcome, Payload, Record, Review, Work
from wangdi.intake.stamps import Stamp
from wangdi.territory import queries as territory


class LayPayload(Payload):
    """`paper`: a kind with words, a paper of the office's own, or `fields`. A layer without
    additions and fields takes nothing from the city's words: the office says nothing of its own.
    """

    paper: str = Field(pattern=r"^[a-z_.]{1,40}(:[0-9a-f]{8})?$")
    place: int
    layer: Layer
    reason: str = Field(min_length=2, max_length=300)


class LayWords(Command[LayPayload]):
    """Put another version of an office's layer in force; papers issued before keep theirs."""

    name = "documents.lay_words"
    permission = "documents.edit_words"
    event = "documents.words_laid"
    subject_kind = "wording"
    second_person = "documents.approve_words"
    Payload = LayPayload

    def locate(self, payloads: Sequence[LayPayload]) -> list[Stamp | None]:
        """Of an office, the first community beneath it; `apply` asks for all of them."""
        offices = laying.offices({one.place for one in payloads})
        stamps = territory.representative_stamps(offices)
        return [stamps.get(one.place) for one in payloads]

    def apply(self, work: Work, records: Sequence[Record[LayPayload]]) -> list[Outcome]:
        return [_lay(work, record) for record in records]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        Wording.objects.filter(id__in=keys, annulled_at=None).update(annulled_at=work.now)

    def detail_of(self, payload: LayPayload) -> dict[str, Any]:
        return {"paper": payload.paper, "place": payload.place}


def _lay(work: Work, record: Record[LayPayload]) -> Outcome:
    """Words are few: one at a time."""
    asked = record.payload
    if work.actor.id is None or not laying.may(reach(work.actor.id), asked.place):
        return Review("not_allowed", _("These words are another office's."), "place")
    if (against := laying.problem(asked.paper, asked.layer)) is not None:
        return against
    content = asked.layer.model_dump(mode="json")
    before = Wording.objects.filter(paper=asked.paper, place=asked.place)
    Wording.objects.create(
        id=record.key,
        paper=asked.paper,
        place_id=asked.place,
        number=before.count() + 1,
        content=content,
        digest=shipped.digest(content),
        from_at=work.now,
        reason=asked.reason,
        prepared_by=work.actor.id,
        prepared_by_label=work.actor.label,
        approved_by=work.approver.id if work.approver else None,
        approved_by_label=work.approver.label if work.approver else "",
    )
    return Applied(record.key)
