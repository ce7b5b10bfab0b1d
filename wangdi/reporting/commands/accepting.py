"""The level above accepts a unit's day, or sends it back with a reason."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.intake.commands import Applied, Command, Outcome, Payload, Record, Refused, Review, Work
from wangdi.intake.registry import register
from wangdi.intake.stamps import Stamp
from wangdi.reporting.commands.signing import take_back
from wangdi.reporting.duties import HAND_UP, KIND
from wangdi.reporting.models import Statement, Verdict
from wangdi.reporting.queries import units
from wangdi.territory.models import Place


class VerdictPayload(Payload):
    """`statement`: the id of the unit's word."""

    statement: UUID


class SendBackPayload(VerdictPayload):
    reason: str


class _Verdict(Command[VerdictPayload]):
    permission = "reporting.accept"
    subject_kind = "statement"

    def locate(self, payloads: Sequence[VerdictPayload]) -> list[Stamp | None]:
        asked = Statement.objects.filter(id__in=[one.statement for one in payloads])
        unit_of = dict(asked.values_list("id", "unit_id"))
        stamps = units.stamps_of(unit_of.values())
        return [stamps.get(unit_of.get(one.statement, 0)) for one in payloads]

    def subject_of(self, payload: VerdictPayload) -> UUID | None:
        return payload.statement

    def apply(self, work: Work, records: Sequence[Record[VerdictPayload]]) -> list[Outcome]:
        asked = Statement.objects.select_related("verdict").select_for_update(of=("self",))
        found = asked.in_bulk([record.payload.statement for record in records])
        places = Place.objects.in_bulk([one.unit_id for one in found.values()])
        return [self._answer(work, one, found[one.payload.statement], places) for one in records]

    def _answer(
        self,
        work: Work,
        record: Record[VerdictPayload],
        statement: Statement,
        places: dict[int, Place],
    ) -> Outcome:
        unit = places[statement.unit_id]
        if statement.annulled_at or hasattr(statement, "verdict"):
            return Review("answered", _("This day has been answered already."))
        if work.actor.id is None or not units.sits_above(work.actor.id, unit):
            sentence = _("Only somebody of a level above may answer this day.")
            return Review("not_above", sentence)
        return self.answer(work, record, statement, unit)

    def answer(
        self, work: Work, record: Record[VerdictPayload], statement: Statement, unit: Place
    ) -> Outcome:
        raise NotImplementedError


class AcceptDay(_Verdict):
    name = "reporting.accept"
    event = "reporting.accepted"
    Payload = VerdictPayload

    def answer(
        self, work: Work, record: Record[VerdictPayload], statement: Statement, unit: Place
    ) -> Outcome:
        _verdict(work, record.key, statement, "")
        return Applied(record.key)

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        Verdict.objects.filter(id__in=keys, accepted=True).delete()


class SendBackDay(_Verdict):
    """The unit has not spoken any more: its duty is open again, and the reason stands by it."""

    name = "reporting.send_back"
    event = "reporting.sent_back"
    Payload = SendBackPayload

    def answer(
        self, work: Work, record: Record[VerdictPayload], statement: Statement, unit: Place
    ) -> Outcome:
        payload = record.payload
        reason = payload.reason.strip() if isinstance(payload, SendBackPayload) else ""
        if not reason:
            return Review("impossible", _("Please give the reason."), "reason")
        _verdict(work, record.key, statement, reason)
        take_back(work, [statement], HAND_UP if unit.kind in units.OFFICES else KIND)
        return Applied(record.key)

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        raise Refused(_("The unit has been asked to speak again; let it sign its day anew."))


def _verdict(work: Work, key: UUID, statement: Statement, reason: str) -> Verdict:
    return Verdict.objects.create(
        id=key,
        statement=statement,
        accepted=not reason,
        reason=reason,
        at=work.now,
        by=work.actor.id,
        by_label=work.actor.label,
    )


register(AcceptDay(), SendBackDay())
