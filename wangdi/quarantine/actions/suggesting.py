"""What a rule would count anew waits for a named person: taken, or not followed with a reason."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.access.scoping import stamps
from wangdi.duties import actions as duties
from wangdi.intake.commands import Applied, Outcome, Record, Refused, Review, Work
from wangdi.quarantine.actions import moving, recounting
from wangdi.quarantine.models import Episode, RecountProposal
from wangdi.quarantine.payloads_course import DeclineRecountPayload, SuggestPayload
from wangdi.quarantine.rules.recounting import Span

HOURS = timedelta(hours=24)


def suggest(work: Work, records: Sequence[Record[SuggestPayload]]) -> list[Outcome]:
    """Keep what a rule proposes; one open proposal of a kind, and only what is possible."""
    held = moving.hold(record.payload.episode for record in records)
    rows = RecountProposal.objects.filter(episode__in=held, settled_at=None)
    waiting = set(rows.values_list("episode_id", "kind"))
    outcomes: list[Outcome] = []
    made: list[RecountProposal] = []
    for record in records:
        asked, episode = record.payload, held[record.payload.episode]
        against = _objection(episode, record, waiting, work.now)
        if against is None:
            waiting.add((episode.id, asked.kind))
            made.append(_proposal(work, record, episode))
        outcomes.append(against or Applied(episode.id))
    keep(work, made)
    return outcomes


def _objection(
    episode: Episode,
    record: Record[SuggestPayload],
    waiting: set[tuple[UUID, str]],
    at: datetime,
) -> Review | None:
    asked = record.payload
    if (episode.id, asked.kind) in waiting:
        return Review("waiting", _("The same is proposed already and waits for a person."))
    then = recounting.Asked(record.key, asked.kind, Span(asked.day_zero, asked.last_day), "")
    return recounting.refusal(episode, then, at)


def _proposal(work: Work, record: Record[SuggestPayload], episode: Episode) -> RecountProposal:
    asked = record.payload
    return RecountProposal(
        id=record.key,
        episode=episode,
        kind=asked.kind,
        profile_id=asked.profile,
        day_zero=asked.day_zero,
        last_day=asked.last_day,
        reasons=asked.reasons,
        at=work.now,
        **stamps(episode),
    )


def keep(work: Work, proposals: Sequence[RecountProposal]) -> None:
    """Write proposals, with the duty to decide about each; theirs is a day."""
    RecountProposal.objects.bulk_create(proposals)
    duties.plan(
        duties.Draft(
            kind=moving.RECOUNT,
            subject_kind="episode",
            subject=one.episode_id,
            slot=str(one.id),
            opens_at=work.now,
            due_at=work.now + HOURS,
            missed_at=work.now + 2 * HOURS,
            label=one.episode.household.address,
            stamp=one.episode.stamp,
            household=one.episode.household_id,
            sort_key=one.episode.household.sort_key,
        )
        for one in proposals
    )


def waiting(wanted: Iterable[UUID | None]) -> dict[UUID, RecountProposal]:
    """Those of these proposals that nobody has decided, locked."""
    rows = RecountProposal.objects.select_for_update().filter(settled_at=None)
    return rows.in_bulk([key for key in wanted if key is not None])


def take(work: Work, proposals: Sequence[RecountProposal], key: UUID) -> None:
    """They are followed; `key` is the record that follows them."""
    _close(work, proposals, taken=True, evidence=key)


def decline(work: Work, records: Sequence[Record[DeclineRecountPayload]]) -> list[Outcome]:
    """A person does not follow what the rule proposed, and says why."""
    held = waiting(record.payload.proposal for record in records)
    outcomes: list[Outcome] = []
    for record in records:
        asked = record.payload
        found = held.pop(asked.proposal, None)
        if found is None or found.episode_id != asked.episode:
            outcomes.append(Review("decided", _("This was already decided.")))
            continue
        found.note = asked.note
        found.save(update_fields=["note"])
        _close(work, [found], taken=False, evidence=record.key)
        outcomes.append(Applied(asked.episode))
    return outcomes


def _close(
    work: Work, proposals: Sequence[RecountProposal], *, taken: bool, evidence: UUID
) -> None:
    by = moving.named(work.actor)
    for one in proposals:
        one.taken, one.settled_at, one.settled_by = taken, work.now, by
        one.evidence = evidence
    columns = ["taken", "settled_at", "settled_by", "evidence"]
    RecountProposal.objects.bulk_update(proposals, columns)
    duties.settle(
        moving.RECOUNT,
        [duties.Settled(one.episode_id, str(one.id), work.now, by, evidence) for one in proposals],
    )


def reopen(work: Work, keys: Sequence[UUID]) -> None:
    """Undo: the proposals that these records settled wait again."""
    rows = list(RecountProposal.objects.filter(evidence__in=keys))
    again = RecountProposal.objects.filter(
        episode__in=[one.episode_id for one in rows], settled_at=None
    )
    if again.exists():
        raise Refused(_("The rule has proposed anew since then. Decide that instead."))
    RecountProposal.objects.filter(id__in=[one.id for one in rows]).update(
        taken=None, settled_at=None, settled_by=None, note=None, evidence=None
    )
    duties.reopen(moving.RECOUNT, [one.episode_id for one in rows], evidence=keys)


def withdraw(work: Work, keys: Sequence[UUID]) -> None:
    """Undo of a proposal itself: nobody decides about it any more."""
    rows = RecountProposal.objects.filter(id__in=keys, settled_at=None)
    for one in rows:
        duties.withdraw_slot(moving.RECOUNT, str(one.id), "proposal withdrawn")
    rows.update(taken=False, settled_at=work.now)
