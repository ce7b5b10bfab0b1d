"""Releases agreed to before their hour, and the hour itself."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.access.scoping import stamps
from wangdi.duties import actions as duties
from wangdi.intake.commands import Applied, Outcome, Record, Review, Work
from wangdi.quarantine.actions import letters, moving, releasing
from wangdi.quarantine.actions.moving import AGREE, AT_THE_HOUR, MAKE_READY
from wangdi.quarantine.actions.releasing import Freed, basis
from wangdi.quarantine.models import Clearance, Episode, Hold
from wangdi.quarantine.payloads import ReleasePayload
from wangdi.quarantine.payloads_release import HourPayload
from wangdi.quarantine.queries.known import known
from wangdi.quarantine.rules import states
from wangdi.quarantine.rules.releasing import Condition, conditions, is_near, unmet

STANDING = {"taken_at": None, "fell_at": None}


def clear(
    work: Work, records: Sequence[Record[ReleasePayload]], held: Mapping[UUID, Episode]
) -> list[Outcome]:
    """Agree ahead to the release of those whose conditions stand; past the hour it is a release."""
    recorded = known(list(held.values()), work.now)
    standing = _standing(held)
    outcomes: list[Outcome] = []
    cleared: list[tuple[Record[ReleasePayload], Episode, list[Condition]]] = []
    for record in records:
        episode, asked = held[record.payload.episode], record.payload
        if episode.state_at(work.now) == states.DUE:
            outcomes += releasing.release(work, [record], held)
            continue
        checked = conditions(episode.section, recorded[episode.id], attested=asked.attested)
        against = _too_early(episode, work) or releasing.objection(work, checked, asked)
        if against is None and episode.id in standing:
            against = Review("cleared", _("The release was agreed to already."))
        if against is None:
            cleared.append((record, episode, checked))
            standing.add(episode.id)
        outcomes.append(against or Applied(episode.id))
    _write(work, cleared)
    return outcomes


def _standing(held: Mapping[UUID, Episode]) -> set[UUID]:
    rows = Clearance.objects.filter(episode__in=list(held), **STANDING)
    return set(rows.values_list("episode_id", flat=True))


def _too_early(episode: Episode, work: Work) -> Review | None:
    state = episode.state_at(work.now)
    if state not in states.RUNNING:
        return Review(f"state_{state}", str(states.SENTENCES[state]))
    if not is_near(episode.release_from, work.now):
        return Review("not_yet", _("A release is agreed to from 08:00 of the last day on."))
    return None


def _write(
    work: Work, cleared: Sequence[tuple[Record[ReleasePayload], Episode, list[Condition]]]
) -> None:
    if not cleared:
        return
    prepared, approved = releasing.named(work)
    lines = {episode.id: basis(checked, one.payload.reason) for one, episode, checked in cleared}
    made = letters.ready(work, [episode for _one, episode, _checked in cleared], lines)
    Clearance.objects.bulk_create(
        Clearance(
            id=record.key,
            episode=episode,
            takes_effect_at=episode.release_from,
            at=work.now,
            prepared_by=prepared[0],
            prepared_by_label=prepared[1],
            approved_by=approved[0],
            approved_by_label=approved[1],
            reason=record.payload.reason,
            attested=record.payload.attested,
            letter=made[episode.id],
            **stamps(episode),
        )
        for record, episode, _checked in cleared
    )
    for kind, by in ((MAKE_READY, prepared[0]), (AGREE, approved[0])):
        settled = [
            duties.Settled(episode.id, None, work.now, by, record.key)
            for record, episode, _checked in cleared
        ]
        duties.settle(kind, settled)


def take_effect(work: Work, records: Sequence[Record[HourPayload]]) -> list[Outcome]:
    """At the hour: whose conditions still stand goes free; what no longer stands falls, and the

    office is called.
    """
    rows = Clearance.objects.filter(id__in=[one.payload.clearance for one in records], **STANDING)
    found = {one.id: one for one in rows}
    held = moving.hold(one.episode_id for one in found.values())
    standing = {one.id: one for one in rows.select_for_update().order_by("id")}
    recorded = known(list(held.values()), work.now)
    on_hold = holding(held)
    freed: list[Freed] = []
    outcomes: list[Outcome] = []
    for record in records:
        clearance = standing.get(record.payload.clearance)
        if clearance is None:
            outcomes.append(Review("cleared", _("This was done already.")))
            continue
        episode = held[clearance.episode_id]
        checked = conditions(episode.section, recorded[episode.id], attested=clearance.attested)
        why = _why_not(work, clearance, episode, checked, held=episode.id in on_hold)
        if why:
            fall(work, [clearance], why)
        else:
            freed.append(_freed(work, clearance, episode, checked))
        outcomes.append(Applied(episode.id))
    releasing.free(work, freed)
    return outcomes


def holding(episodes: Mapping[UUID, Episode]) -> set[UUID]:
    """Those of the episodes that somebody holds."""
    rows = Hold.objects.filter(episode__in=list(episodes), lifted_at=None)
    return set(rows.values_list("episode_id", flat=True))


def _why_not(
    work: Work, clearance: Clearance, episode: Episode, checked: list[Condition], *, held: bool
) -> str:
    """The code why a clearance does not take effect; empty where it does."""
    if held:
        return "held"
    if clearance.takes_effect_at != episode.release_from:
        return "days_changed"
    if (against := moving.refusal(episode, "release", work.now)) is not None:
        return against.reason
    against_it = unmet(checked, reason=clearance.reason)
    return against_it[0].name if against_it else ""


def _freed(work: Work, clearance: Clearance, episode: Episode, checked: list[Condition]) -> Freed:
    """Free from the very hour, whenever the clock was looked at."""
    at = clearance.takes_effect_at
    moving.move(episode, "release", at)
    Clearance.objects.filter(id=clearance.id).update(taken_at=work.now)
    work.event("quarantine.released", kind="episode", subject=episode.id, stamp=episode.stamp)
    return Freed(
        clearance.id,
        episode,
        at,
        checked,
        clearance.reason,
        (clearance.prepared_by, clearance.prepared_by_label),
        (clearance.approved_by, clearance.approved_by_label),
    )


def fall(work: Work, clearances: Sequence[Clearance], why: str) -> None:
    """What was agreed to no longer holds; its duties stand again, and it is told."""
    keys = [one.id for one in clearances]
    Clearance.objects.filter(id__in=keys).update(fell_at=work.now, fell_why=why)
    episodes = [one.episode_id for one in clearances]
    for kind in AT_THE_HOUR:
        duties.reopen(kind, episodes, evidence=keys)
    for one in clearances:
        work.event(
            "quarantine.clearance_fell",
            kind="episode",
            subject=one.episode_id,
            stamp=one.stamp,
            detail={"why": why},
        )
