"""Held past the hour: only for a reason of the list, by a named person, for two days at most."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.access.scoping import stamps
from wangdi.duties import actions as duties
from wangdi.duties.models import Duty
from wangdi.intake.commands import Applied, Outcome, Record, Review, Work
from wangdi.quarantine.actions import clearing, moving
from wangdi.quarantine.actions.moving import AGREE, AT_THE_HOUR
from wangdi.quarantine.actions.readying import MISSED_AFTER
from wangdi.quarantine.models import Clearance, Episode, Hold
from wangdi.quarantine.payloads_release import HoldPayload
from wangdi.quarantine.rules import states
from wangdi.quarantine.rules.releasing import is_near

LONGEST = timedelta(hours=48)


def hold(
    work: Work, records: Sequence[Record[HoldPayload]], held: Mapping[UUID, Episode]
) -> list[Outcome]:
    """Hold people past their hour; what was agreed to falls, and at the end the office is called

    again.
    """
    by = moving.named(work.actor)
    standing = clearing.holding(held)
    outcomes: list[Outcome] = []
    made: list[Hold] = []
    for record in records:
        episode = held[record.payload.episode]
        against = _against(work, episode, record.payload, standing)
        if against is None:
            made.append(_row(work, record, episode, by))
            standing.add(episode.id)
        outcomes.append(against or Applied(episode.id))
    Hold.objects.bulk_create(made)
    rows = Clearance.objects.filter(
        episode__in=[one.episode_id for one in made], **clearing.STANDING
    )
    clearing.fall(work, list(rows), "held")
    _postpone(work, made)
    for one in made:
        moving.tell(work, "quarantine.held", one.episode, until=one.until.isoformat())
    return outcomes


def lift(work: Work, holds: Sequence[Hold]) -> None:
    """Nobody is held any longer by these; the duties of the hour stand again."""
    keys = [one.id for one in holds]
    Hold.objects.filter(id__in=keys, lifted_at=None).update(lifted_at=work.now)
    episodes = [one.episode_id for one in holds]
    later = {hold_slot(one) for one in holds}
    planned = Duty.objects.filter(kind=AGREE, subject__in=episodes, slot__in=later)
    planned.filter(settled_at=None).update(
        settled_at=work.now, settlement="withdrawn", reason="hold lifted"
    )
    for kind in AT_THE_HOUR:
        duties.reopen(kind, episodes, evidence=keys)


def hold_slot(one: Hold) -> str:
    return f"hold {one.until.isoformat()}"


def _against(
    work: Work, episode: Episode, asked: HoldPayload, standing: set[UUID]
) -> Review | None:
    state = episode.state_at(work.now)
    if state not in states.RUNNING:
        return Review(f"state_{state}", str(states.SENTENCES[state]))
    if not is_near(episode.release_from, work.now):
        return Review("not_yet", _("Only at the end of the days may somebody be held."))
    begins = max(work.now, episode.release_from)
    if not begins < asked.until <= begins + LONGEST:
        sentence = _("A hold ends within 48 hours of the hour of release, or of now.")
        return Review("hold_too_long", sentence, "until")
    if episode.id in standing:
        return Review("held", _("The person is held already: lift that first."))
    return None


def _row(work: Work, record: Record[HoldPayload], episode: Episode, by: int) -> Hold:
    asked = record.payload
    return Hold(
        id=record.key,
        episode=episode,
        reason=asked.reason,
        note=asked.note,
        at=work.now,
        until=asked.until,
        by=by,
        by_label=work.actor.label,
        **stamps(episode),
    )


def _postpone(work: Work, made: Sequence[Hold]) -> None:
    """The duties of the hour rest while the hold stands; at its end the approvers are asked."""
    for kind in AT_THE_HOUR:
        settled = [duties.Settled(one.episode_id, None, work.now, one.by, one.id) for one in made]
        duties.settle(kind, settled)
    duties.plan(
        duties.Draft(
            kind=AGREE,
            subject_kind="episode",
            subject=one.episode_id,
            slot=hold_slot(one),
            opens_at=work.now,
            due_at=one.until,
            missed_at=one.until + MISSED_AFTER,
            label=one.episode.household.address,
            stamp=one.stamp,
            household=one.episode.household_id,
            sort_key=one.episode.household.sort_key,
        )
        for one in made
    )
