"""A breach that was seen, with help before anything else; and the person's objection."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.intake.commands import Outcome, Record, Refused, Work
from wangdi.quarantine.actions import breaching, moving, objecting
from wangdi.quarantine.commands.episodes import OnEpisode
from wangdi.quarantine.models import Episode
from wangdi.quarantine.payloads_course import (
    AnswerPayload,
    BreachPayload,
    ContactPayload,
    ObjectPayload,
    ReferPayload,
)


class ReportBreach(OnEpisode[BreachPayload]):
    """Somebody saw the person outside. It is first asked what the household needs."""

    name = "quarantine.report_breach"
    permission = "quarantine.report_breach"
    event = "quarantine.breached"
    Payload = BreachPayload

    def apply(self, work: Work, records: Sequence[Record[BreachPayload]]) -> list[Outcome]:
        held = moving.hold(record.payload.episode for record in records)
        return breaching.report(work, records, held)

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        breaching.take_back(work, keys)


class AnswerBreach(OnEpisode[ContactPayload]):
    """What the household needs, and how it was helped."""

    name = "quarantine.answer_breach"
    permission = "quarantine.record"
    event = "quarantine.breach_answered"
    Payload = ContactPayload

    def apply(self, work: Work, records: Sequence[Record[ContactPayload]]) -> list[Outcome]:
        return breaching.contact(work, records)

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        breaching.take_back_contact(keys)


class ReferBreach(OnEpisode[ReferPayload]):
    """What help did not settle is told to somebody, in words. Nothing is compelled by it."""

    name = "quarantine.refer_breach"
    permission = "quarantine.decide"
    event = "quarantine.breach_referred"
    Payload = ReferPayload

    def apply(self, work: Work, records: Sequence[Record[ReferPayload]]) -> list[Outcome]:
        return breaching.refer(work, records)

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        breaching.take_back_referral(keys)


class Object(OnEpisode[ObjectPayload]):
    """The person does not agree: on his own page, or told to a worker who writes it down."""

    name = "quarantine.object"
    permission = "quarantine.object"
    event = "quarantine.objected"
    Payload = ObjectPayload

    def households_of(self, payloads: Sequence[ObjectPayload]) -> list[UUID | None]:
        rows = Episode.objects.filter(id__in={payload.episode for payload in payloads})
        homes = dict(rows.values_list("id", "household_id"))
        return [homes.get(payload.episode) for payload in payloads]

    def apply(self, work: Work, records: Sequence[Record[ObjectPayload]]) -> list[Outcome]:
        held = moving.hold(record.payload.episode for record in records)
        return objecting.raise_all(work, records, held)

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        objecting.withdraw(work, keys)


class AnswerObjection(OnEpisode[AnswerPayload]):
    """Answered by somebody who decided none of it: it ends, is made shorter, or stands."""

    name = "quarantine.answer_objection"
    permission = "quarantine.answer_objection"
    event = "quarantine.answered"
    Payload = AnswerPayload

    def apply(self, work: Work, records: Sequence[Record[AnswerPayload]]) -> list[Outcome]:
        held = moving.hold(record.payload.episode for record in records)
        return objecting.answer(work, records, held)

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        raise Refused(_("The person has the answer. If it was wrong, enter the objection again."))
