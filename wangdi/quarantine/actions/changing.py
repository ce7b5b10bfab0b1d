"""Longer by two people, anew after contact again, and the renewed notice brought to the door."""

from collections.abc import Mapping, Sequence
from typing import TypeVar
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.duties import actions as duties
from wangdi.intake.commands import Applied, Outcome, Record, Review, Work
from wangdi.quarantine.actions import moving, recounting, suggesting
from wangdi.quarantine.actions.recounting import Asked
from wangdi.quarantine.models import Episode, Recount, RecountProposal
from wangdi.quarantine.payloads_course import ExposePayload, ExtendPayload, RenewalPayload
from wangdi.quarantine.rules.days import DAY
from wangdi.quarantine.rules.recounting import EXPOSED, EXTENDED, Span

P = TypeVar("P", ExposePayload, ExtendPayload)
AT_A_DESK = "page"


def expose(
    work: Work, records: Sequence[Record[ExposePayload]], held: Mapping[UUID, Episode]
) -> list[Outcome]:
    """The days begin anew at the new contact, under the same file."""
    spans = {
        record.key: Span(
            record.payload.day_zero, record.payload.day_zero + record.payload.days * DAY
        )
        for record in records
    }
    return _count(work, records, held, EXPOSED, spans)


def extend(
    work: Work, records: Sequence[Record[ExtendPayload]], held: Mapping[UUID, Episode]
) -> list[Outcome]:
    """A later last day, by two named people; never from anywhere but a desk."""
    spans = {
        record.key: Span(held[record.payload.episode].day_zero, record.payload.last_day)
        for record in records
    }
    return _count(work, records, held, EXTENDED, spans)


def _count(
    work: Work,
    records: Sequence[Record[P]],
    held: Mapping[UUID, Episode],
    kind: str,
    spans: Mapping[UUID, Span],
) -> list[Outcome]:
    proposals = suggesting.waiting(record.payload.proposal for record in records)
    outcomes: list[Outcome] = []
    made: list[Recount] = []
    for record in records:
        asked, episode = record.payload, held[record.payload.episode]
        then = Asked(record.key, kind, spans[record.key], asked.reason, asked.proposal)
        proposal = proposals.get(asked.proposal) if asked.proposal else None
        against = (
            _two_people(work, kind, asked.proposal)
            or recounting.refusal(episode, then, work.now)
            or (_other(proposal, episode, then) if asked.proposal else None)
        )
        if against is None:
            made.append(recounting.count(work, episode, then))
            if proposal is not None:
                suggesting.take(work, [proposal], record.key)
        outcomes.append(against or Applied(episode.id))
    recounting.settle(work, made)
    return outcomes


def _two_people(work: Work, kind: str, proposal: UUID | None) -> Review | None:
    """Longer takes two named people; contact again one where a rule proposed it."""
    if work.channel != AT_A_DESK:
        sentence = _("Longer is decided by two people at a desk, not from here.")
        return Review("not_at_a_desk", sentence)
    alone = work.approver is None and (kind == EXTENDED or proposal is None)
    if alone or work.actor.id is None:
        return Review("second_person", _("Longer takes two named people."))
    return None


def _other(proposal: RecountProposal | None, episode: Episode, then: Asked) -> Review | None:
    """Who follows a proposal follows it as it stands."""
    if proposal is None or proposal.episode_id != episode.id or proposal.kind != then.kind:
        return Review("decided", _("This was already decided."))
    if Span(proposal.day_zero, proposal.last_day) != then.then:
        return Review("other_days", _("The rule proposed other days. Follow it as it stands."))
    return None


def serve(
    work: Work, records: Sequence[Record[RenewalPayload]], held: Mapping[UUID, Episode]
) -> list[Outcome]:
    """The renewed notice was handed over; all that was counted anew until now is told by it."""
    rows = Recount.objects.filter(episode__in=held, served_at=None, annulled_at=None)
    waiting: dict[UUID, list[Recount]] = {}
    for one in rows.exclude(notice=None).order_by("at", "id"):
        waiting.setdefault(one.episode_id, []).append(one)
    outcomes: list[Outcome] = []
    for record in records:
        asked, episode = record.payload, held[record.payload.episode]
        told = waiting.pop(episode.id, [])
        against = _not_served(work, asked, told)
        if against is None:
            _served(work, record, told)
        outcomes.append(against or Applied(episode.id))
    return outcomes


def _not_served(work: Work, asked: RenewalPayload, told: Sequence[Recount]) -> Review | None:
    if not told:
        return Review("no_renewal", _("There is no renewed notice to serve."))
    if asked.at > work.now:
        return Review("future", _("This time is still to come."), "at")
    if asked.at < told[-1].at:
        return Review("too_early", _("This lies before the new notice was written."), "at")
    return None


def _served(work: Work, record: Record[RenewalPayload], told: Sequence[Recount]) -> None:
    for one in told:
        one.served_at, one.served_how = record.payload.at, record.payload.how
        one.served_by, one.served_by_label = work.actor.id, work.actor.label
        one.serving = record.key
    columns = ["served_at", "served_how", "served_by", "served_by_label", "serving"]
    Recount.objects.bulk_update(told, columns)
    duties.settle(
        moving.RENEWAL,
        [
            duties.Settled(
                one.episode_id, str(one.id), record.payload.at, work.actor.id, record.key
            )
            for one in told
        ],
    )


def unserve(keys: Sequence[UUID]) -> None:
    """Undo a serving recorded in error: the renewed notice is still to serve."""
    rows = list(Recount.objects.filter(serving__in=keys))
    Recount.objects.filter(id__in=[one.id for one in rows]).update(
        served_at=None, served_how="", served_by=None, served_by_label="", serving=None
    )
    duties.reopen(moving.RENEWAL, [one.episode_id for one in rows], evidence=keys)
