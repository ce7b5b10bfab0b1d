"""Crossings, one at a page or two hundred from a phone; and taking one back within minutes."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.gates import alarms, knowing, recording, taking_back
from wangdi.gates.guarding import AtTheGate
from wangdi.gates.models import Crossing
from wangdi.gates.payloads import CrossPayload
from wangdi.gates.rules.codes import ANSWERED_ON_THE_SPOT
from wangdi.gates.sentences import sentence
from wangdi.gates.weighing import Weighed, weigh
from wangdi.intake import gate as intake
from wangdi.intake.commands import Applied, Outcome, Payload, Record, Refused, Review, Work
from wangdi.intake.registry import register
from wangdi.intake.stamps import Stamp

MINUTES = timedelta(minutes=15)


class Cross(AtTheGate[CrossPayload]):
    """Somebody at a gate. What happened is never turned away: it is stored, and marked where the

    server would have said otherwise. At a page that has not asked enough yet it asks back.
    """

    name = "gates.cross"
    permission = "gates.cross"
    event = "gates.crossed"
    subject_kind = "crossing"
    Payload = CrossPayload

    def locate(self, payloads: Sequence[CrossPayload]) -> list[Stamp | None]:
        known = _gates({payload.checkpoint for payload in payloads})
        found = [known.get(payload.checkpoint) for payload in payloads]
        return [gate.stamp if gate else None for gate in found]

    def apply(self, work: Work, records: Sequence[Record[CrossPayload]]) -> list[Outcome]:
        known = _gates({record.payload.checkpoint for record in records})
        facts = knowing.gather([record.payload for record in records], work.now)
        weighed = weigh(records, known, facts, work.now)
        asked_back = {one.key: why for one in weighed if (why := _ask_back(work, one))}
        happened = [one for one in weighed if one.key not in asked_back] if asked_back else weighed
        recording.record(happened, version=facts.version, at=work.now, by=work.actor.id)
        alarms.raise_for(happened, work.now)
        if not asked_back:
            return [Applied(one.key) for one in weighed]
        return [asked_back.get(one.key) or Applied(one.key) for one in weighed]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        taking_back.take_back(keys, work.now)


class AnnulPayload(Payload):
    crossing: UUID
    device: UUID | None = None
    reason: str = ""


class AnnulCrossing(AtTheGate[AnnulPayload]):
    """The barrier did not open, he turned round: taken back by the same hand within 15 minutes."""

    name = "gates.annul_crossing"
    permission = "gates.cross"
    event = "gates.annulled"
    subject_kind = "crossing"
    Payload = AnnulPayload

    def subject_of(self, payload: AnnulPayload) -> UUID | None:
        return payload.crossing

    def locate(self, payloads: Sequence[AnnulPayload]) -> list[Stamp | None]:
        rows = Crossing.objects.in_bulk({payload.crossing for payload in payloads})
        found = [rows.get(payload.crossing) for payload in payloads]
        return [row.stamp if row else None for row in found]

    def checkpoints_of(self, payloads: Sequence[AnnulPayload]) -> list[UUID]:
        rows = Crossing.objects.in_bulk({payload.crossing for payload in payloads})
        return [rows[payload.crossing].checkpoint_id for payload in payloads]

    def apply(self, work: Work, records: Sequence[Record[AnnulPayload]]) -> list[Outcome]:
        rows = Crossing.objects.in_bulk({record.payload.crossing for record in records})
        outcomes: list[Outcome] = []
        for record in records:
            row = rows[record.payload.crossing]
            outcomes.append(_why_not(work, record, row) or Applied(row.id))
        gone = {one.subject for one in outcomes if isinstance(one, Applied)}
        taking_back.take_back(gone, work.now)
        return outcomes

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        raise Refused(_("Record the crossing anew."))


def _gates(checkpoints: set[UUID]) -> dict[UUID, knowing.Gate]:
    """Read once in a batch, however often it is asked."""
    key = ("gates", frozenset(checkpoints))
    return intake.remembered(key, lambda: knowing.gates(checkpoints))


def _ask_back(work: Work, one: Weighed) -> Review | None:
    """At a page, before anything happened: what is still to be asked."""
    if work.channel != "page" or one.payload.decided or one.payload.forced:
        return None
    if one.said.code not in ANSWERED_ON_THE_SPOT:
        return None
    return Review(one.said.code, sentence(one.said.code), one.said.code)


def _why_not(work: Work, record: Record[AnnulPayload], row: Crossing) -> Review | None:
    asked: Any = record.payload
    if row.annulled_at:
        return Review("annulled", _("This was taken back already."), "crossing")
    same = row.device == asked.device and row.by == work.actor.id
    if not same:
        said = _("Only who recorded a crossing takes it back, with the same device.")
        return Review("another_hand", said, "crossing")
    if record.made_at - row.at > MINUTES:
        said = _("A crossing is taken back within 15 minutes.")
        return Review("too_late", said, "crossing")
    return None


register(Cross(), AnnulCrossing())
